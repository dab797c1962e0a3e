#include "models/plan.hpp"

#include <array>

#include "models/rows.hpp"

namespace models {
namespace {

constexpr auto table = std::to_array<Plan>({
    {"per_course", "the learner pays the price of a course at enrolment", "D1.7", split_per_course},
});

}  // namespace

std::span<const Plan> plan_table() { return table; }

const Plan& find_plan(std::string_view name) { return row_named(plan_table(), name); }

std::vector<std::string_view> plan_names() { return names_in(plan_table()); }

}  // namespace models
