#include "models/plan.hpp"

#include <algorithm>
#include <array>

namespace models {
namespace {

constexpr auto table = std::to_array<Plan>({
    {"per_course", "the learner pays the price of a course at enrolment", "D1.7", split_per_course},
});

}  // namespace

std::span<const Plan> plan_table() { return table; }

const Plan& find_plan(std::string_view name) {
  return *std::find_if(table.begin(), table.end(), [&](const Plan& plan) { return plan.name == name; });
}

std::vector<std::string_view> plan_names() {
  std::vector<std::string_view> names;
  for (const Plan& plan : table) names.push_back(plan.name);
  return names;
}

}  // namespace models
