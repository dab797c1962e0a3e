#include "models/parameters.hpp"
#include "models/plan.hpp"

namespace models {

/// Nothing for a course beyond the monthly fee.
/// @source D1.7
Terms terms_subscription(std::int32_t, const Platform&) { return {}; }

}  // namespace models
