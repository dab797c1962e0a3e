#pragma once
/// @file What cannot be together about enterprises in a market.

#include <vector>

#include "models/parameters.hpp"

namespace models {

/// Enterprises without demand or employees, employers that are not there, and licences that nobody can use.
void check_employers(const Parameters& parameters, std::vector<Conflict>& found);

}  // namespace models
