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

/// [cent] What a learner owes for a course, and when.
struct Terms {
  std::int32_t at_enrolment = 0;
  std::int32_t at_completion = 0;  // by those alone who want the credential
};

/// One row of the plan table; `split` divides a payment at a commission in [0, 1], `terms` are those of a list price.
struct Plan {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  Split (*split)(std::int64_t price, double commission);
  Terms (*terms)(std::int32_t price);
};

std::span<const Plan> plan_table();

/// The row called `name`; the name must be in the table.
const Plan& find_plan(std::string_view name);

std::vector<std::string_view> plan_names();

/// [cent] floor(amount·share), where 0.37 of 10,000 cents is 3,700 however 1 − 0.63 is rounded: one part in 10¹² is
/// added.
std::int64_t share_of(std::int64_t amount, double share);

/// creator = floor(price·(1 − commission)), the remainder goes to the platform.
/// @source D1.7
Split split_by_commission(std::int64_t price, double commission);

/// `per_course`: the learner pays the list price at enrolment.
/// @source D1.7
Terms terms_per_course(std::int32_t price);

/// `certificate`: the content is free, and who completes the course may buy the credential at the list price.
/// @source D2.6
Terms terms_certificate(std::int32_t price);

}  // namespace models
