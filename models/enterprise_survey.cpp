#include "models/enterprise_survey.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "models/topics.hpp"

namespace models {
namespace {

constexpr double most_employees = 1e6;
constexpr std::size_t most_profiles = 1000;

std::int64_t employees_in(const std::string& text, std::size_t line, FileMistakes& mistakes) {
  const NumberField field{"employees", 1, most_employees, "a whole number of employees from 1 to 1000000"};
  const double n = number_in(text, field, line, mistakes, 1.0);
  const auto whole = static_cast<std::int64_t>(n);
  if (static_cast<double>(whole) != n) mistakes.field(line, "employees", text, field.expected);
  return whole;
}

/// A survey file half read.
class Reading {
 public:
  explicit Reading(FileMistakes& mistakes) : mistakes_(mistakes) {}

  void header(const std::vector<std::string>& names) {
    if (names.size() < 3 || names[0] != "profile" || names[1] != "employees") {
      mistakes_.add(1, "the header is " + quoted(join(names)) + ": expected profile, employees and one topic or more");
      return;
    }
    survey_.topics.assign(names.begin() + 2, names.end());
    if (survey_.topics.size() > max_topics) {
      mistakes_.add(1,
                    std::to_string(survey_.topics.size()) + " topics: expected at most " + std::to_string(max_topics));
    }
    std::set<std::string> seen;
    for (const std::string& topic : survey_.topics) {
      if (topic.empty()) mistakes_.add(1, "the name of a topic is empty");
      if (is_course_trait(topic))
        mistakes_.field(1, "topic", topic, "another name: the file of courses has a column of this one");
      if (!seen.insert(topic).second) mistakes_.add(1, "column " + quoted(topic) + " appears twice");
    }
  }

  void row(std::size_t line, const std::vector<std::string>& fields) {
    const std::string& name = fields[0];
    if (name.empty()) mistakes_.add(line, "profile is empty");
    if (!seen_.insert(name).second) mistakes_.field(line, "profile", name, "a profile that no row above has");
    std::vector<double> levels;
    for (std::size_t k = 0; k < survey_.topics.size(); ++k) {
      levels.push_back(
          number_in(fields[k + 2], {survey_.topics[k], 0.0, 1.0, "a level from 0 to 1"}, line, mistakes_, 0.0));
    }
    if (name == "demand") {
      demand(line, fields[1], std::move(levels));
    } else {
      survey_.profiles.push_back({name, employees_in(fields[1], line, mistakes_), std::move(levels)});
    }
  }

  const Survey& survey() const { return survey_; }

 private:
  void demand(std::size_t line, const std::string& employees, std::vector<double> levels) {
    if (!employees.empty()) mistakes_.field(line, "employees", employees, "nothing in the row of the demand");
    if (std::all_of(levels.begin(), levels.end(), [](double level) { return level == 0.0; })) {
      mistakes_.add(line, "the demand is 0 in every topic: expected one above 0, or there is nothing to train for");
    }
    survey_.demand = std::move(levels);
  }

  FileMistakes& mistakes_;
  Survey survey_;
  std::set<std::string> seen_;
};

}  // namespace

std::int64_t Survey::employees() const {
  return std::accumulate(profiles.begin(), profiles.end(), std::int64_t{0},
                         [](std::int64_t sum, const Profile& profile) { return sum + profile.employees; });
}

Survey read_survey(const std::string& path) {
  FileMistakes mistakes(path);
  Reading reading(mistakes);
  read_csv(path, mistakes,
           {[&](const auto& names) { reading.header(names); },
            [&](std::size_t line, const auto& fields) { reading.row(line, fields); }});
  const Survey& survey = reading.survey();
  if (survey.demand.empty()) {
    throw InputFileError({path + ": holds no demand: expected a row whose profile is demand, with a level by topic"});
  }
  if (survey.profiles.empty()) {
    throw InputFileError({path + ": holds no employees: expected at least one profile besides the demand"});
  }
  if (survey.profiles.size() > most_profiles) {
    throw InputFileError({path + ": more than " + std::to_string(most_profiles) + " profiles"});
  }
  if (static_cast<double>(survey.employees()) > most_employees) {
    throw InputFileError({path + ": more than 1000000 employees in all profiles together"});
  }
  return survey;
}

}  // namespace models
