#pragma once
/// @file Vectors over topics.

#include <cstddef>
#include <span>

#include "sim/maths.hpp"

namespace models {

/// Most topics a market can have.
inline constexpr std::size_t max_topics = 32;

/// Scale a vector to Euclidean length 1; a vector of zeros stays.
inline void to_unit_length(std::span<double> vector) {
  double square = 0.0;
  for (const double x : vector) square += x * x;
  if (square <= 0.0) return;
  const double scale = 1.0 / sim::sqrt(square);
  for (double& x : vector) x *= scale;
}

}  // namespace models
