#include "models/parameters.hpp"
#include "models/plan.hpp"

namespace models {

/// The list price at enrolment.
/// @source D1.7
Terms terms_per_course(std::int32_t price, const Platform&) { return {.at_enrolment = price}; }

}  // namespace models
