#include "models/parameters.hpp"
#include "models/plan.hpp"

namespace models {

/// The list price: pledged before the course is made, paid at enrolment afterwards. Neither
/// is given back once the course is made.
/// @source D1.7
Terms terms_crowdfunding(std::int32_t price, const Platform&) { return {.at_enrolment = price}; }

}  // namespace models
