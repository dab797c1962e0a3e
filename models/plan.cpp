#include "models/plan.hpp"

#include <algorithm>
#include <array>

#include "models/rows.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

constexpr auto table = std::to_array<Plan>({
    {"per_course", "the learner pays the price of a course at enrolment", "D1.7", split_by_commission,
     terms_per_course},
    {"certificate", "courses are free, and who completes one may buy the credential at the price of the course", "D2.6",
     split_by_commission, terms_certificate},
});

}  // namespace

std::span<const Plan> plan_table() { return table; }

const Plan& find_plan(std::string_view name) { return row_named(plan_table(), name); }

std::vector<std::string_view> plan_names() { return names_in(plan_table()); }

std::int64_t share_of(std::int64_t amount, double share) {
  const auto exact = static_cast<double>(amount) * share;
  const auto down = static_cast<std::int64_t>(sim::floor(exact + 1e-12 * static_cast<double>(amount)));
  return std::min(amount, down);
}

Split split_by_commission(std::int64_t price, double commission) {
  const std::int64_t creator = share_of(price, 1.0 - commission);
  return {creator, price - creator};
}

}  // namespace models
