#pragma once
/// @file The time of a run: steps, months and the burn-in before time 0.

#include <cstdint>

#include "sim/maths.hpp"

namespace sim {

/// Weeks in a month.
inline constexpr std::int64_t months_per_year = 12;
inline constexpr double weeks_per_month = 4.345;
/// Days in a month: seven per week.
inline constexpr double days_per_month = 7.0 * weeks_per_month;

/// The calendar of a run, in whole steps.
struct Calendar {
  std::int64_t steps_per_month = 4;
  std::int64_t burn_in = 0;       // [step]
  std::int64_t recorded = 0;      // [step] after the burn-in
  std::int64_t record_every = 1;  // [step]

  std::int64_t steps() const { return burn_in + recorded; }
  /// Entries of the time axis: the initial state, then one per `record_every` steps.
  std::int64_t n_times() const { return recorded / record_every + 1; }
};

/// Where a run stands: at the beginning of step `step`, counted from the start of the burn-in.
struct Clock {
  Calendar calendar;
  std::int64_t step = 0;

  /// [month] length of a step
  double dt() const { return 1.0 / static_cast<double>(calendar.steps_per_month); }
  /// [week] length of a step
  double weeks() const { return weeks_per_month * dt(); }
  bool month_begins() const { return step % calendar.steps_per_month == 0; }
  bool month_ends() const { return (step + 1) % calendar.steps_per_month == 0; }
  /// Whole months since the end of the burn-in; negative during it.
  std::int64_t month() const {
    const std::int64_t since = step - calendar.burn_in;
    return since >= 0 ? since / calendar.steps_per_month
                      : -((-since + calendar.steps_per_month - 1) / calendar.steps_per_month);
  }
};

/// Probability that something which happens at `rate` [1/time] happens within `time`: 1 − e^(−rate·time).
inline double p_within(double rate, double time) { return 1.0 - sim::exp(-rate * time); }

}  // namespace sim
