#include "models/selection_method.hpp"

#include <array>

#include "models/rows.hpp"

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
  return row_named(selection_method_table(), name);
}

std::vector<std::string_view> selection_method_names() { return names_in(selection_method_table()); }

}  // namespace models
