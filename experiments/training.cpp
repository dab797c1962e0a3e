#include "experiments/training.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace experiments {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// A column of a table in one run; empty when there is none.
struct RunColumn {
  const AgentValues* column = nullptr;
  std::size_t run = 0;

  std::size_t size() const { return column ? column->n_agents : 0; }
  double operator[](std::size_t row) const { return column ? column->values[run * column->n_agents + row] : missing; }
  std::string word(std::size_t row) const {
    const double place = (*this)[row];
    return std::isnan(place) ? "" : column->words.at(static_cast<std::size_t>(place));
  }
};

const AgentValues* find_column(const Results& results, std::string_view table, std::string_view name) {
  const auto found = std::find_if(results.agents.begin(), results.agents.end(),
                                  [&](const AgentValues& c) { return c.table == table && c.name == name; });
  return found == results.agents.end() ? nullptr : &*found;
}

/// One run's tables.
class RunTables {
 public:
  RunTables(const Results& results, std::size_t run) : results_(results), run_(run) {}
  RunColumn employee(std::string_view name) const { return {find_column(results_, "employee", name), run_}; }
  RunColumn evaluation(std::string_view name) const { return {find_column(results_, "evaluation", name), run_}; }
  RunColumn recommendation(std::string_view name) const {
    return {find_column(results_, "recommendation", name), run_};
  }

 private:
  const Results& results_;
  std::size_t run_;
};

/// The profiles found so far, and where each is.
struct Gathering {
  std::vector<ProfileTraining> profiles;
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  std::vector<std::size_t> profile_of;  // of each employee of the run at hand
  std::vector<double> graded;           // evaluations of each profile
  double n_runs = 0.0;

  std::size_t place_of(const std::string& enterprise, const std::string& profile) {
    const auto [found, added] = places.emplace(std::pair(enterprise, profile), profiles.size());
    if (added) {
      profiles.push_back({});
      profiles.back().enterprise = enterprise;
      profiles.back().profile = profile;
      graded.push_back(0.0);
    }
    return found->second;
  }
};

void add_employees(const RunTables& run, Gathering& all) {
  const auto enterprise = run.employee("enterprise"), profile = run.employee("profile");
  const std::pair<const char*, double ProfileTraining::*> sums[] = {
      {"skill_before", &ProfileTraining::skill_before},
      {"skill_after", &ProfileTraining::skill_after},
      {"hours", &ProfileTraining::hours},
      {"spent", &ProfileTraining::spent},
      {"topics_missing", &ProfileTraining::topics_missing},
      {"topics_passed", &ProfileTraining::topics_passed}};
  all.profile_of.assign(profile.size(), 0);
  for (std::size_t row = 0; row < profile.size(); ++row) {
    if (std::isnan(profile[row])) continue;
    all.profile_of[row] = all.place_of(enterprise.word(row), profile.word(row));
    all.profiles[all.profile_of[row]].employees += 1.0;
  }
  for (const auto& [name, member] : sums) {
    const auto column = run.employee(name);
    for (std::size_t row = 0; row < profile.size(); ++row) {
      if (!std::isnan(profile[row])) all.profiles[all.profile_of[row]].*member += column[row];
    }
  }
}

void add_grades(const RunTables& run, std::size_t n_grades, Gathering& all) {
  const auto employee = run.evaluation("employee"), grade = run.evaluation("grade");
  for (std::size_t row = 0; row < employee.size(); ++row) {
    if (std::isnan(grade[row])) continue;
    const auto place = all.profile_of.at(static_cast<std::size_t>(employee[row]));
    all.profiles[place].grades.resize(n_grades);
    all.profiles[place].grades.at(static_cast<std::size_t>(grade[row])) += 1.0;
    all.graded[place] += 1.0;
  }
}

CourseAdvice& advice_on(ProfileTraining& profile, const std::string& course) {
  const auto found = std::find_if(profile.courses.begin(), profile.courses.end(),
                                  [&](const CourseAdvice& advice) { return advice.course == course; });
  if (found != profile.courses.end()) return *found;
  profile.courses.push_back({});
  profile.courses.back().course = course;
  return profile.courses.back();
}

void add_recommendations(const RunTables& run, Gathering& all) {
  const auto employee = run.recommendation("employee"), course = run.recommendation("course");
  const auto taken = run.recommendation("taken"), gain = run.recommendation("gain");
  const std::pair<const char*, double CourseAdvice::*> reasons[] = {{"score", &CourseAdvice::score},
                                                                    {"degree", &CourseAdvice::degree},
                                                                    {"gap", &CourseAdvice::gap},
                                                                    {"similar", &CourseAdvice::similar},
                                                                    {"network", &CourseAdvice::network}};
  for (std::size_t row = 0; row < employee.size(); ++row) {
    if (std::isnan(employee[row])) continue;
    auto& profile = all.profiles[all.profile_of.at(static_cast<std::size_t>(employee[row]))];
    auto& advice = advice_on(profile, course.word(row));
    advice.recommended += 1.0;
    // Means as they go, so that a mean of equal numbers is that number.
    for (const auto& [name, member] : reasons) {
      advice.*member += (run.recommendation(name)[row] - advice.*member) / advice.recommended;
    }
    const auto outcome = taken.word(row);
    advice.taken += outcome == "not_taken" ? 0.0 : 1.0;
    advice.mastered += outcome == "mastered" ? 1.0 : 0.0;
    advice.gain += gain[row];
  }
}

void take_means(Gathering& all) {
  for (std::size_t p = 0; p < all.profiles.size(); ++p) {
    auto& profile = all.profiles[p];
    for (auto member : {&ProfileTraining::skill_before, &ProfileTraining::skill_after, &ProfileTraining::hours,
                        &ProfileTraining::spent, &ProfileTraining::topics_missing, &ProfileTraining::topics_passed}) {
      profile.*member /= profile.employees;
    }
    profile.employees /= all.n_runs;
    for (double& share : profile.grades) share /= all.graded[p];
    for (auto& advice : profile.courses) {
      advice.gain = advice.taken > 0.0 ? advice.gain / advice.taken : missing;
      for (auto member : {&CourseAdvice::recommended, &CourseAdvice::taken, &CourseAdvice::mastered}) {
        advice.*member /= all.n_runs;
      }
    }
    std::stable_sort(profile.courses.begin(), profile.courses.end(), [](const auto& a, const auto& b) {
      return a.recommended != b.recommended ? a.recommended > b.recommended : a.score > b.score;
    });
  }
}

}  // namespace

bool has_training(const Results& results) { return find_column(results, "employee", "profile") != nullptr; }

std::vector<std::string> grade_words(const Results& results) {
  const auto* column = find_column(results, "evaluation", "grade");
  return column ? column->words : std::vector<std::string>();
}

std::vector<ProfileTraining> training_by_profile(const Results& results, std::size_t point) {
  Gathering all;
  for (std::size_t replicate = 0; replicate < results.n_replicates; ++replicate) {
    const auto run = point * results.n_replicates + replicate;
    if (results.status[run] != "done") continue;
    const RunTables tables(results, run);
    all.n_runs += 1.0;
    add_employees(tables, all);
    add_grades(tables, grade_words(results).size(), all);
    add_recommendations(tables, all);
  }
  take_means(all);
  return all.profiles;
}

}  // namespace experiments
