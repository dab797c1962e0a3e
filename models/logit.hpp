#pragma once
/// @file The chances of a logit choice, weighed in columns by whole lanes.

#include <cstddef>
#include <optional>
#include <span>

#include "models/choice.hpp"

namespace models {

/// Alternatives in columns, each with room for `alternative_room(n)` numbers.
struct Alternatives {
  std::span<double> utility;  // V, −infinity for what cannot be chosen
  std::span<double> beyond;   // what an alternative is worth besides
  std::span<double> weight;   // written: e^(V − most), 0 below e^-700
  std::size_t n = 0;          // without the outside option
};

/// The outside option stands behind the others, and nothing more up to whole lanes.
constexpr std::size_t alternative_room(std::size_t n) { return (n / Scratch::lanes + 1) * Scratch::lanes; }

/// What all alternatives weigh together, the outside option among them.
struct LogitWeights {
  double most = never;  // the largest utility there is
  double sum = 0.0;     // Σ e^(V_k − most); 0 when nothing can be chosen
  double beyond = 0.0;  // Σ e^(V_k − most)·beyond_k
};

/// Weigh alternatives: P(i) = weight_i / sum. V_0 and its weight take the place behind the others.
/// @param outside V_0, −infinity for none
/// @source McFadden 1974
/// @test tests/models/choice_test.cpp
LogitWeights weigh_alternatives(const Alternatives& alternatives, double outside);

/// Place of the alternative a uniform picks by its chance, or nothing for the outside option, which is the last; where
/// nothing else can be chosen it is picked.
/// @param weight of the alternatives and the outside option  @param sum of them  @param u in (0,1)
/// @test tests/models/choice_test.cpp
std::optional<std::size_t> pick_by_chance(std::span<const double> weight, double sum, double u);

}  // namespace models
