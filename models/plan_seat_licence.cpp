#include "models/parameters.hpp"
#include "models/plan.hpp"

namespace models {

/// The list price, which the enterprise pays for each seat less its discount for quantity; the employee pays nothing.
/// @source D2.6
Terms terms_seat_licence(std::int32_t price, const Platform&) { return {.at_enrolment = price}; }

}  // namespace models
