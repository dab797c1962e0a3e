#pragma once
/// @file Sections of the parameter table that have a file of their own, `*_parameters.cpp`.

#include <vector>

#include "models/parameters.hpp"

namespace models {

/// Append the rows of `[selection]`.
void selection_rows(std::vector<Parameter>& table);

}  // namespace models
