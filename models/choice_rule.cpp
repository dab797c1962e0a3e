#include "models/choice_rule.hpp"

#include <array>

#include "models/rows.hpp"

namespace models {
namespace {

constexpr auto table = std::to_array<ChoiceRule>({
    {"logit", "the course of the largest utility with a random shock, or none", "D3.5", choose_by_logit},
    {"knapsack", "the best plan of courses within hours and money, begun with its densest course", "D0.2",
     choose_by_knapsack},
    {"willingness_to_pay", "the course whose value most exceeds its price, if any does", "D3.5",
     choose_by_willingness_to_pay},
});

}  // namespace

std::span<const ChoiceRule> choice_rule_table() { return table; }

const ChoiceRule& find_choice_rule(std::string_view name) { return row_named(choice_rule_table(), name); }

std::vector<std::string_view> choice_rule_names() { return names_in(choice_rule_table()); }

}  // namespace models
