#include "models/plan.hpp"

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

Split split_by_commission(std::int64_t price, double commission) {
  // One part in 10^9 is added before rounding down: 0.37 of 10 000 cents is 3 700, not 3 699 by a rounding of 1 − 0.63.
  const double creator =
      sim::floor(static_cast<double>(price) * (1.0 - commission) + 1e-9 * static_cast<double>(price));
  const auto cents = static_cast<std::int64_t>(creator);
  return {cents, price - cents};
}

}  // namespace models
