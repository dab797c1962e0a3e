#pragma once
/// @file Tables whose rows have names.

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

namespace models {

/// The row called `name`, which must be in the table.
template <class Row>
const Row& row_named(std::span<const Row> table, std::string_view name) {
  return *std::find_if(table.begin(), table.end(), [&](const Row& row) { return row.name == name; });
}

template <class Row>
std::vector<std::string_view> names_in(std::span<const Row> table) {
  std::vector<std::string_view> names;
  for (const Row& row : table) names.push_back(row.name);
  return names;
}

}  // namespace models
