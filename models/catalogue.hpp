#pragma once
/// @file A real catalogue of courses as the market's initial condition.

#include <string>
#include <vector>

#include "models/course.hpp"
#include "models/csv_table.hpp"

namespace models {

/// The rows of a catalogue file, in its order.
struct Catalogue {
  std::vector<KnownCourse> courses;
  std::vector<std::string> creators;  // per course, empty where the file does not say
  std::vector<std::string> subjects;  // in order of appearance
  std::vector<std::string> warnings;  // what was put right, summed up
};

/// Reads a CSV file with a header of `course_id` and any of creator, subject, price, hours, level, difficulty,
/// subscribers, reviews, rating and published; empty fields are unknown.
///
/// hours are hours of video; those not above 0 or beyond 1,000 count as unknown. level is beginner, intermediate,
/// advanced (or expert) or all; difficulty is a number of any scale, which the market does not read. published is a
/// date YYYY-MM-DD; the latest one is the present.
/// @throws InputFileError naming line, column and value
Catalogue read_catalogue(const std::string& path);

}  // namespace models
