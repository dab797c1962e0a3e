#pragma once
/// @file Vectors over topics: interests, skills and contents.
///
/// They are stored padded with zeros to a whole number of lanes, so that every loop over topics is a loop over lanes.

#include <cstddef>
#include <cstring>
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

/// Topics that are worked on at once; their sum is a fixed tree, so that the order of adding is the same everywhere.
using Lanes [[gnu::vector_size(topic_lanes * sizeof(float))]] = float;

SIM_INLINE void load_lanes(Lanes& lanes, const float* from) { std::memcpy(&lanes, from, sizeof lanes); }

SIM_INLINE float sum_of(const Lanes& x) {
  const auto half = __builtin_shufflevector(x, x, 0, 1, 2, 3) + __builtin_shufflevector(x, x, 4, 5, 6, 7);
  return (half[0] + half[2]) + (half[1] + half[3]);
}

/// Inner product over padded vectors.
SIM_INLINE float inner_product(const float* a, const float* b, std::size_t padded) {
  Lanes sum{}, x, y;
  for (std::size_t k = 0; k < padded; k += topic_lanes) {
    load_lanes(x, a + k);
    load_lanes(y, b + k);
    sum += x * y;
  }
  return sum_of(sum);
}

/// How a course's content meets a learner: Σ xₖcₖ of interests and Σ sₖcₖ² of skills.
struct Fit {
  float match;
  float knowledge;
};

/// Of padded vectors.
SIM_INLINE Fit fit_of(const float* interest, const float* skill, const float* content, std::size_t padded) {
  Lanes match{}, knowledge{}, x, s, c;
  for (std::size_t k = 0; k < padded; k += topic_lanes) {
    load_lanes(x, interest + k);
    load_lanes(s, skill + k);
    load_lanes(c, content + k);
    match += x * c;
    knowledge += s * (c * c);
  }
  return {sum_of(match), sum_of(knowledge)};
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
