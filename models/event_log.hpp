#pragma once
/// @file All events of a run that are kept.

#include <atomic>
#include <cstdint>

#include "models/event.hpp"
#include "models/parameters.hpp"
#include "sim/column.hpp"

namespace models {

/// Events in order of time; those of a step by student, and a student's in the order in which they happened.
struct EventLog : sim::Table {
  EventLog() : Table("event", "run.max_events") {}

  sim::Column<Event> event{*this, "event", "", "what a learner did"};

  /// Takes over a page and leaves it empty; safe to call from several threads in the middle of a step.
  void take(EventPage& page);

  /// Puts the events of the step in order, which no thread's turn has a part in.
  /// @throws sim::CapacityReached
  void close_step();

 private:
  std::atomic<std::size_t> taken_{0};  // in this step, also those there was no room for
};

/// [row] of tables of events that a run is expected to leave, those of students and courses not counted.
double expected_events(const Parameters& parameters);

/// [event] room the run needs: four times what is expected, and more where few are.
std::int64_t event_capacity(const Parameters& parameters);

}  // namespace models
