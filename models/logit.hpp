#pragma once
/// @file The chances of a logit choice.

#include <algorithm>
#include <span>

#include "models/choice.hpp"
#include "sim/maths.hpp"

namespace models {

/// What the chance of every alternative is made of: P(V) = e^(V − most) / sum.
struct LogitChances {
  double most = never;  // the largest utility there is
  double sum = 0.0;     // Σ e^(V_k − most), with the outside option

  /// Of an alternative with this utility; 0 for all when none can be chosen.
  double of(double utility) const { return most == never ? 0.0 : sim::exp(utility - most) / sum; }
};

/// P(i) = e^V_i / (e^V_0 + Σ e^V_k).
/// @param utilities V, −infinity for what cannot be chosen  @param outside V_0, −infinity for none
/// @source McFadden 1974
/// @test tests/models/choice_test.cpp
inline LogitChances logit_chances(std::span<const double> utilities, double outside) {
  LogitChances chances{outside, 0.0};
  for (const double v : utilities) chances.most = std::max(chances.most, v);
  if (chances.most == never) return chances;
  chances.sum = sim::exp(outside - chances.most);
  for (const double v : utilities) chances.sum += sim::exp(v - chances.most);
  return chances;
}

}  // namespace models
