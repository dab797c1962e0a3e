#pragma once
/// @file Vectors over topics: interests, skills and contents.
///
/// They are stored padded with zeros to a whole number of lanes, so that every loop over topics is a loop over lanes.

#include <cstddef>
#include <span>

#include "sim/hot.hpp"
#include "sim/maths.hpp"

namespace models {

/// Most topics a market can have.
inline constexpr std::size_t max_topics = 32;

/// Numbers that are worked on at once.
inline constexpr std::size_t topic_lanes = 8;

/// Width of a stored vector over `n_topics`.
constexpr std::size_t padded_topics(std::size_t n_topics) {
  return (n_topics + topic_lanes - 1) / topic_lanes * topic_lanes;
}

/// Inner product over padded vectors: a running sum per lane, then a fixed tree, so that the order of adding is the
/// same on every machine.
SIM_INLINE float inner_product(const float* a, const float* b, std::size_t padded) {
  float lane[topic_lanes] = {};
  for (std::size_t k = 0; k < padded; k += topic_lanes) {
    for (std::size_t l = 0; l < topic_lanes; ++l) lane[l] += a[k + l] * b[k + l];
  }
  return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

/// Scale a vector to Euclidean length 1; a vector of zeros stays.
inline void to_unit_length(std::span<double> vector) {
  double square = 0.0;
  for (const double x : vector) square += x * x;
  if (square <= 0.0) return;
  const double scale = 1.0 / sim::sqrt(square);
  for (double& x : vector) x *= scale;
}

}  // namespace models
