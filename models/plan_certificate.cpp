#include "models/parameters.hpp"
#include "models/plan.hpp"

namespace models {

/// The content is free; who completes the course may buy the credential at the list price.
/// @source D2.6
Terms terms_certificate(std::int32_t price, const Platform&) { return {.at_completion = price}; }

}  // namespace models
