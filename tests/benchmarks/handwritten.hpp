#pragma once
/// @file The learner's step of the reference market as one plain loop, written for nothing else.
///
/// Constants instead of settings, one struct per person, no tables, no blocks, no threads. It makes the same draws and
/// the same updates as the engine, so that its totals must be the engine's to the last unit; the ratio of the two times
/// is what the engine's generality costs.

#include <array>
#include <cstdint>
#include <vector>

#include "models/market.hpp"

namespace handwritten {

struct Open {
  std::uint32_t course = 0;  // place plus one
  float hours = 0.0F;
  std::int32_t paid = 0;
  std::int16_t expected = 0;
  std::uint16_t step = 0;
  std::uint16_t active_weeks = 0;
};

struct Person {
  std::uint64_t id = 0;
  std::array<float, 8> interest{};
  std::array<std::uint16_t, 8> skill{};
  double regulation = 0.0;
  std::uint16_t study_budget = 0;
  std::int32_t income = 0;
  std::int32_t cash = 0;
  std::array<std::uint32_t, 8> owned{};
  std::array<Open, 2> open{};
};

struct Totals {
  std::int64_t visits = 0, enrolments = 0, spent = 0, refunded = 0, cash = 0, enrolled = 0;
  std::int64_t sessions = 0, hours = 0, items = 0, correct = 0;
  std::int64_t ended = 0, completed = 0, left = 0, outcome = 0, skill_gain = 0;
};

/// Copy the people of a market as they stand.
std::vector<Person> people_of(const models::Market& market);

/// One step of all people against the views that the market's last step was taken on; adds to `totals`.
/// @param step of the clock that the market took
void step(std::vector<Person>& people, const models::Market& market, const models::Parameters& parameters, sim::Key key,
          std::int64_t step, Totals& totals);

}  // namespace handwritten
