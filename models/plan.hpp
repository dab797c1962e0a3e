#pragma once
/// @file The table of payment plans: who pays, when, and how a payment is split.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace models {

/// [cent] a payment, split.
struct Split {
  std::int64_t creator = 0;
  std::int64_t platform = 0;
};

/// One row of the plan table; `split` divides a price at a commission in [0, 1].
struct Plan {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  Split (*split)(std::int64_t price, double commission);
};

std::span<const Plan> plan_table();

/// The row called `name`; the name must be in the table.
const Plan& find_plan(std::string_view name);

std::vector<std::string_view> plan_names();

/// `per_course`: the learner pays the list price at enrolment.
///
/// creator = floor(price·(1 − commission)), the remainder goes to the platform.
/// @source D1.7
Split split_per_course(std::int64_t price, double commission);

}  // namespace models
