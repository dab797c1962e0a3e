#include "models/ledger.hpp"
#include "models/parameters.hpp"
#include "models/plan.hpp"

namespace models {

/// Nothing for the learner; the cost of one more is the sponsor's as far as its account goes, else the platform's.
/// @source D3.7
Terms terms_open_access(std::int32_t, const Platform& policy) {
  return {.borne = static_cast<std::int32_t>(cents(policy.open_access_cost))};
}

}  // namespace models
