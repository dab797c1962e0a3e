#include "models/parameters.hpp"
#include "models/plan.hpp"

namespace models {

/// Nothing for a course beyond what the creator is paid by the month.
/// @source D1.7
Terms terms_membership(std::int32_t, const Platform&) { return {}; }

}  // namespace models
