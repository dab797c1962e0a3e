#pragma once
/// @file Bayesian knowledge tracing: knowledge as a hidden state, and what answers tell about it.

#include <cstdint>
#include <span>

#include "models/parameters.hpp"
#include "sim/draw.hpp"
#include "sim/unit16.hpp"

namespace models {

/// Probabilities of one item.
struct TracingRates {
  double learn = 0.0;        // from unknown to known
  double forget = 0.0;       // from known to unknown
  double guess = 0.0;        // an unknown item answered correctly
  double slip = 0.0;         // a known one missed
  double integration = 0.0;  // share of learning that hangs on the parent topic
};

TracingRates tracing_rates(const StudySettings& settings);

/// The probability that a skill is known after an answer: Bayes' rule for the answer, then a chance to learn or forget.
/// @param belief that it is known before, 0…1
/// @source Corbett & Anderson 1995
/// @test tests/models/tracing_test.cpp (0.775 after a correct and 0.16923 after a wrong answer)
double bkt_step(double belief, bool correct, const TracingRates& rates);

/// What a learner practises on in a session.
struct Practice {
  std::span<sim::Unit16> belief;   // by topic
  std::uint32_t& known;            // topics that are known, one bit each; what no one sees
  std::span<const float> content;  // of the course, unit length
};

/// Answer items, each of a topic drawn by the squares of the content; what is known and what is believed of it move on.
/// With integration the chance to learn falls by what is lost for want of the parent topic: for the learner by whether
/// the parent is known, for the belief by how far it is believed to be.
/// @param words random words, three for an item
/// @returns items answered correctly
std::int64_t practise(const Practice& practice, std::int64_t items, const TracingRates& rates, sim::Stream& words);

/// Share of a content whose topics are known.
double known_share(std::uint32_t known, std::span<const float> content);

}  // namespace models
