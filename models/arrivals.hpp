#pragma once
/// @file How many people register in a step.

#include <cstdint>

#include "models/parameters.hpp"
#include "sim/clock.hpp"
#include "sim/draw.hpp"

namespace models {

/// What those who have not registered hear of the market.
struct Reputation {
  std::int64_t registered = 0;
  std::int64_t positive = 0;  // ratings of 4 or 5 in the step before
  std::int64_t rated = 0;     // ratings in the step before
};

/// Probability that one of the potential registers within `months`: 1 − e^(−(p + q·N/M)·years).
///
/// N have registered of the M = number + potential; q is the imitation times 1 + w·(2·positive/rated − 1), and the
/// imitation itself where nothing was rated. @returns 0…1
/// @source Bass 1969
/// @test tests/models/arrivals_test.cpp
double p_registers(const LearnerSettings& settings, const Reputation& reputation, double months);

/// [learner] Who registers in the clock's step: a Poisson count, or under `bass` one binomial out of those who are
/// left.
/// @test tests/models/arrivals_test.cpp (time of peak 6.193 years, 0.81280 after ten for p = .03, q = .38)
std::int64_t newcomers(const LearnerSettings& settings, const Reputation& reputation, const sim::Clock& clock,
                       sim::Key key);

}  // namespace models
