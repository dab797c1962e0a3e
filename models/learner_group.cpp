#include "models/learner_group.hpp"

#include <algorithm>
#include <iterator>

namespace models {

void read_groups(const Parameters& parameters, std::vector<LearnerGroup>& groups) {
  groups.clear();
  for (const auto& [name, group] : parameters.learner_group) groups.push_back(group);
  if (groups.empty()) groups.emplace_back();
}

LearnerGroup nth_group(const Parameters& parameters, std::size_t place) {
  if (parameters.learner_group.empty()) return {};
  return std::next(parameters.learner_group.begin(), static_cast<std::ptrdiff_t>(place))->second;
}

std::size_t pick_group(const Parameters& parameters, double u) {
  double all = 0.0;
  for (const auto& [name, group] : parameters.learner_group) all += group.weight;
  double left = u * all;
  std::size_t place = 0, last = 0;
  for (const auto& [name, group] : parameters.learner_group) {
    if (group.weight > 0.0) {
      last = place;
      left -= group.weight;
      if (left < 0.0) break;
    }
    ++place;
  }
  return last;
}

bool has_sponsored(const Parameters& parameters) {
  return std::any_of(parameters.learner_group.begin(), parameters.learner_group.end(),
                     [](const auto& group) { return group.second.sponsored; });
}

bool has_employees(const Parameters& parameters) {
  return std::any_of(parameters.learner_group.begin(), parameters.learner_group.end(),
                     [](const auto& group) { return !group.second.employer.empty(); });
}

double lifted(double regulation, double lift) {
  return lift > 0.0 ? regulation + lift * (1.0 - regulation) : regulation * (1.0 + lift);
}

}  // namespace models
