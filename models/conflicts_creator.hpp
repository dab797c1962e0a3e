#pragma once
/// @file What creators' rules cannot be together with.

#include <string_view>
#include <vector>

#include "models/parameters.hpp"

namespace models {

/// Adds one entry per mistake in the groups of creators. @param model name of a row of the model table
void check_creators(const Parameters& parameters, std::string_view model, std::vector<Conflict>& found);

}  // namespace models
