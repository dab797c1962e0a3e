#include "models/selection_method.hpp"

#include <algorithm>
#include <array>

namespace models {
namespace {

constexpr auto table = std::to_array<SelectionMethod>({
    {"exact", "the best plan of whole courses, by dynamic programming", "Nemhauser & Ullmann 1969", choose_exactly},
    {"lp", "the best plan if courses could be taken in part, by Lagrange multipliers", "D0.2", choose_in_shares},
    {"greedy", "courses by value per weight, each taken if it still fits", "Dantzig 1957", choose_by_density},
});

}  // namespace

std::span<const SelectionMethod> selection_method_table() { return table; }

const SelectionMethod& find_selection_method(std::string_view name) {
  return *std::find_if(table.begin(), table.end(), [&](const SelectionMethod& method) { return method.name == name; });
}

std::vector<std::string_view> selection_method_names() {
  std::vector<std::string_view> names;
  for (const SelectionMethod& method : table) names.push_back(method.name);
  return names;
}

}  // namespace models
