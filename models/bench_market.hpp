#pragma once
/// @file The market timed over its recorded steps, after the burn-in.

#include <cstdint>

#include "models/parameters.hpp"

namespace models {

/// What the measured steps took and did; rates are means per learner and step.
struct MarketTiming {
  double seconds = 0.0;
  std::int64_t steps = 0;
  std::int64_t learners = 0;
  std::uint64_t bytes = 0;
  double visits = 0.0;  // platform and direct
  double direct = 0.0;  // direct alone
  double purchases = 0.0;
  double study = 0.0;     // enrolments studied in
  double enrolled = 0.0;  // share of learners with an open course
};

/// Run the market through its burn-in, then time the remaining steps with every measure recorded.
MarketTiming time_market(const Parameters& parameters, std::uint64_t seed, unsigned threads);

}  // namespace models
