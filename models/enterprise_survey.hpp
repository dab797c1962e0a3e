#pragma once
/// @file What an enterprise knows before it trains: the survey of its employees, and the courses it can buy.

#include <cstdint>
#include <string>
#include <vector>

#include "models/csv_table.hpp"

namespace models {

/// Employees of whom the survey says the same.
struct Profile {
  std::string name;
  std::int64_t employees = 0;
  std::vector<double> skill;  // per topic, 0…1
};

/// Who works there, what they know and what is asked of them.
struct Survey {
  std::vector<std::string> topics;
  std::vector<double> demand;  // D per topic, 0…1; above 0 for one at least
  std::vector<Profile> profiles;

  std::int64_t employees() const;
};

/// A course an enterprise can buy or, if `custom`, has had made.
struct TrainingCourse {
  std::string name;
  double degree = 0.5;          // recommendation degree given, 0…1
  double hours = 0.0;           // [h] of training, above 0
  std::int64_t price = 0;       // [cent] of one seat
  double difficulty = 0.0;      // 0…1: knowledge of its topics from which on everything is understood
  double quality = 1.0;         // how much an hour teaches, relative to an hour of study
  std::vector<double> content;  // per topic, of unit length
  std::int64_t ready = 0;       // [month] from which on it can be taken, counted from the start of the run
  bool custom = false;
};

/// Reads a CSV file of a header `profile,employees,TOPIC,…` and a row for each profile: its number of employees and its
/// skill by topic. The row whose profile is `demand` says what is asked for, its number of employees left empty.
/// @throws InputFileError naming line, column and value
/// @test tests/models/enterprise_files_test.cpp
Survey read_survey(const std::string& path);

/// Whether a column of this name says something else of a course than how much it is about a topic.
bool is_course_trait(const std::string& name);

/// Reads a CSV file of the columns course, hours and price, any of degree (0.5), difficulty (0) and quality (1), and
/// topics of the survey: how much the course is about each, of any scale; an empty field is 0.
/// @param topics of the survey
/// @throws InputFileError naming line, column and value
std::vector<TrainingCourse> read_training_courses(const std::string& path, const std::vector<std::string>& topics);

}  // namespace models
