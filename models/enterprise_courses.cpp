#include <algorithm>
#include <map>
#include <set>

#include "models/enterprise_survey.hpp"
#include "models/topics.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

constexpr std::size_t most_courses = 1000;

const std::vector<std::string> traits{"course", "degree", "hours", "price", "difficulty", "quality"};

/// Where the columns are: traits and topics by name.
using Columns = std::map<std::string, std::size_t>;

/// The columns a header may have.
std::vector<std::string> columns_of(const std::vector<std::string>& topics) {
  std::vector<std::string> all = traits;
  all.insert(all.end(), topics.begin(), topics.end());
  return all;
}

Columns read_header(const std::vector<std::string>& names, const std::vector<std::string>& topics,
                    FileMistakes& mistakes) {
  const auto known = columns_of(topics);
  Columns columns;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::find(known.begin(), known.end(), names[i]) == known.end()) {
      const auto guess = nearest_name(names[i], {known.begin(), known.end()});
      mistakes.add(1, "unknown column " + quoted(names[i]) + ": expected " + join(traits) +
                          " or a topic of the survey: " + join(topics) +
                          (guess.empty() ? "" : " (did you mean " + quoted(guess) + "?)"));
    } else if (!columns.emplace(names[i], i).second) {
      mistakes.add(1, "column " + quoted(names[i]) + " appears twice");
    }
  }
  for (const char* needed : {"course", "hours", "price"}) {
    if (!columns.contains(needed)) mistakes.add(1, std::string("column ") + needed + " is missing");
  }
  return columns;
}

/// A row by the names of its columns.
struct Row {
  const Columns& columns;
  const std::vector<std::string>& fields;
  std::size_t line;
  FileMistakes& mistakes;

  double number(const NumberField& field, double fallback) const {
    const auto place = columns.find(std::string(field.column));
    if (place == columns.end() || (fields[place->second].empty() && fallback >= field.least)) return fallback;
    return number_in(fields[place->second], field, line, mistakes, fallback);
  }
};

TrainingCourse read_row(const Row& row, const std::vector<std::string>& topics) {
  constexpr double needed = -1.0;  // out of every range: the field must not be empty
  TrainingCourse course;
  course.name = row.fields[row.columns.at("course")];
  if (course.name.empty()) row.mistakes.add(row.line, "course is empty");
  course.degree = row.number({"degree", 0.0, 1.0, "a degree from 0 to 1"}, 0.5);
  course.hours = row.number({"hours", 0.1, 10000.0, "hours from 0.1 to 10000"}, needed);
  const double price = row.number({"price", 0.0, 1e6, "a price from 0 to 1000000"}, needed);
  course.price = static_cast<std::int64_t>(sim::floor(100.0 * price + 0.5));
  course.difficulty = row.number({"difficulty", 0.0, 1.0, "a difficulty from 0 to 1"}, 0.0);
  course.quality = row.number({"quality", 0.0, 10.0, "a quality from 0 to 10"}, 1.0);
  for (const std::string& topic : topics) {
    course.content.push_back(row.number({topic, 0.0, 1e6, "a weight from 0 to 1000000"}, 0.0));
  }
  to_unit_length(course.content);
  if (std::all_of(course.content.begin(), course.content.end(), [](double weight) { return weight == 0.0; })) {
    row.mistakes.add(row.line, "the course is about no topic: expected a weight above 0 in one of " + join(topics));
  }
  return course;
}

}  // namespace

bool is_course_trait(const std::string& name) { return std::find(traits.begin(), traits.end(), name) != traits.end(); }

std::vector<TrainingCourse> read_training_courses(const std::string& path, const std::vector<std::string>& topics) {
  FileMistakes mistakes(path);
  Columns columns;
  std::set<std::string> seen;
  std::vector<TrainingCourse> courses;
  read_csv(path, mistakes,
           {[&](const auto& names) { columns = read_header(names, topics, mistakes); },
            [&](std::size_t line, const auto& fields) {
              courses.push_back(read_row({columns, fields, line, mistakes}, topics));
              if (!seen.insert(courses.back().name).second) {
                mistakes.field(line, "course", courses.back().name, "a course that no row above has");
              }
            }});
  if (courses.empty()) throw InputFileError({path + ": holds no course: expected a header and at least one row"});
  if (courses.size() > most_courses) {
    throw InputFileError({path + ": more than " + std::to_string(most_courses) + " courses"});
  }
  return courses;
}

}  // namespace models
