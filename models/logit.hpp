#pragma once
/// @file The chances of a logit choice, weighed in columns by whole lanes.

#include <cstddef>
#include <optional>
#include <span>

#include "models/choice.hpp"

namespace models {

/// Alternatives beside the outside option, in columns with room for `alternative_room(n)` numbers each.
struct Alternatives {
  std::span<double> utility;  // V, −infinity for what cannot be chosen
  std::span<double> beyond;   // what an alternative is worth besides
  std::span<double> weight;   // written: e^(V − most), 0 below e^-700
  std::size_t n = 0;
};

/// Whole lanes.
constexpr std::size_t alternative_room(std::size_t n) {
  return (n + Scratch::lanes - 1) / Scratch::lanes * Scratch::lanes;
}

/// What all alternatives weigh together, the outside option among them.
struct LogitWeights {
  double most = never;   // the largest utility there is
  double outside = 0.0;  // e^(V_0 − most)
  double sum = 0.0;      // Σ e^(V_k − most); 0 when nothing can be chosen
  double beyond = 0.0;   // Σ e^(V_k − most)·beyond_k
};

/// Weigh alternatives: P(i) = weight_i / sum.
/// @param outside V_0, −infinity for none
/// @source McFadden 1974
/// @test tests/models/choice_test.cpp
LogitWeights weigh_alternatives(const Alternatives& alternatives, double outside);

/// Place of the alternative a uniform picks by its chance, or nothing for the outside option; where nothing else can be
/// chosen it is picked.
/// @param weight of the alternatives  @param all of them together  @param u in (0,1)
/// @test tests/models/choice_test.cpp
std::optional<std::size_t> pick_by_chance(std::span<const double> weight, const LogitWeights& all, double u);

}  // namespace models
