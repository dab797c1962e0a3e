#pragma once
/// @file The events of all runs put together.

#include <vector>

#include "experiments/experiment.hpp"
#include "experiments/part.hpp"
#include "experiments/results.hpp"

namespace experiments {

/// The tables of events without a row; none when the experiment keeps no events.
std::vector<EventTableValues> empty_event_tables(const Experiment& experiment);

/// Appends the events of a run, which must come in order.
void append_events(std::vector<EventTableValues>& tables, RunIndex run, const models::RunOutput& output);

}  // namespace experiments
