#include "models/plan.hpp"
#include "sim/maths.hpp"

namespace models {

Split split_per_course(std::int64_t price, double commission) {
  // One part in 10^9 is added before rounding down: 0.37 of 10 000 cents is 3 700, not 3 699 by a rounding of 1 − 0.63.
  const double creator =
      sim::floor(static_cast<double>(price) * (1.0 - commission) + 1e-9 * static_cast<double>(price));
  const auto cents = static_cast<std::int64_t>(creator);
  return {cents, price - cents};
}

}  // namespace models
