#include "models/parameters.hpp"
#include "models/plan.hpp"

namespace models {

/// The list price in equal parts, each due when it is begun: pay as you progress.
/// @source D2.6
Terms terms_instalments(std::int32_t price, const Platform&) { return {.by_progress = price}; }

}  // namespace models
