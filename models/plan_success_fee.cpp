#include <algorithm>
#include <cstdint>
#include <limits>

#include "models/parameters.hpp"
#include "models/plan.hpp"

namespace models {

/// fee = success_fee·price, due when mastery reaches `success_target` at the end: pay by result.
/// @source D2.6
Terms terms_success_fee(std::int32_t price, const Platform& policy) {
  constexpr double most = std::numeric_limits<std::int32_t>::max();  // nobody ever has as much
  return {.at_mastery =
              static_cast<std::int32_t>(std::min(most, policy.success_fee * static_cast<double>(price) + 0.5))};
}

}  // namespace models
