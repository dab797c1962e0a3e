#pragma once
/// @file The calendar of a run from its settings.

#include "models/parameters.hpp"
#include "sim/clock.hpp"

namespace models {

/// Months of the schedule as steps.
inline sim::Calendar calendar_of(const Schedule& run) {
  return {run.steps_per_month, run.burn_in * run.steps_per_month, run.months * run.steps_per_month, run.record_every};
}

}  // namespace models
