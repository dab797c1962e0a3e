#pragma once
/// @file The table of methods by which courses are chosen.

#include <span>
#include <string_view>
#include <vector>

#include "models/knapsack.hpp"

namespace models {

/// One row of the method table; `choose` says how much of each item is taken.
struct SelectionMethod {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  Shares (*choose)(const Knapsack&);
};

std::span<const SelectionMethod> selection_method_table();

/// The row called `name`; the name must be in the table.
const SelectionMethod& find_selection_method(std::string_view name);

std::vector<std::string_view> selection_method_names();

}  // namespace models
