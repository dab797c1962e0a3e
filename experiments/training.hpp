#pragma once
/// @file Who was recommended what, why, and what came of it: the employees of an enterprise by profile.

#include <cstddef>
#include <string>
#include <vector>

#include "experiments/results.hpp"

namespace experiments {

/// What was recommended to the employees of a profile, of one course; means over replicates.
struct CourseAdvice {
  std::string course;
  double recommended = 0.0;  // [employee] to whom
  double score = 0.0;        // mean over recommendations, as what follows
  double degree = 0.0;
  double gap = 0.0;
  double similar = 0.0;
  double network = 0.0;
  double taken = 0.0;     // [employee] who began it
  double mastered = 0.0;  // [employee]
  double gain = 0.0;      // skill gained, mean over those who began it; NaN where nobody did
};

/// The employees of a profile at one point; means over replicates.
struct ProfileTraining {
  std::string enterprise;
  std::string profile;
  double employees = 0.0;
  double skill_before = 0.0;  // mean over employees and topics asked for
  double skill_after = 0.0;
  double hours = 0.0;           // [h] per employee
  double spent = 0.0;           // [USD] per employee
  double topics_missing = 0.0;  // per employee
  double topics_passed = 0.0;
  std::vector<double> grades;         // share of evaluations with each of `grade_words`
  std::vector<CourseAdvice> courses;  // that were recommended to anybody, most often first
};

/// Whether results tell of employees.
bool has_training(const Results& results);

/// The grades' names, lowest first.
std::vector<std::string> grade_words(const Results& results);

/// The profiles of a point, in order of first employee. Runs that failed are left out.
std::vector<ProfileTraining> training_by_profile(const Results& results, std::size_t point);

/// The same as a section of the report: for each point a table by profile, and one by profile and course.
std::string training_section(const Results& results);

}  // namespace experiments
