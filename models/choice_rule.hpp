#pragma once
/// @file The table of rules by which a visitor chooses among the courses shown.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace models {

struct Offer;
struct Scene;
struct Worker;

/// One row of the rule table.
///
/// `pick` finds V of the courses in scratch.utility, −infinity where the price is beyond the visitor's cash, and gives
/// the place of the course chosen, or nothing when the visitor leaves.
struct ChoiceRule {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  std::optional<std::size_t> (*pick)(const Scene&, Worker&, const Offer&);
};

std::span<const ChoiceRule> choice_rule_table();

/// The row called `name`; the name must be in the table.
const ChoiceRule& find_choice_rule(std::string_view name);

std::vector<std::string_view> choice_rule_names();

std::optional<std::size_t> choose_by_logit(const Scene&, Worker&, const Offer&);
std::optional<std::size_t> choose_by_knapsack(const Scene&, Worker&, const Offer&);
std::optional<std::size_t> choose_by_willingness_to_pay(const Scene&, Worker&, const Offer&);

}  // namespace models
