#pragma once
/// @file The run loop, over anything that can step and be observed.

#include <atomic>
#include <concepts>
#include <cstdint>
#include <span>
#include <stop_token>

#include "sim/clock.hpp"
#include "sim/recorder.hpp"

namespace sim {

/// What the loop asks of a model. `observe` fills one value per series for the state before the clock's step and starts
/// its flows anew; `begin_record` is told once, when the burn-in is over.
template <class M>
concept Model = requires(M model, const Clock& clock, std::span<double> row) {
  model.step(clock);
  model.begin_record(clock);
  model.observe(clock, row);
};

/// How a run is watched and ended from outside.
struct Watch {
  std::stop_token stop;
  std::atomic<std::int64_t>* steps_done = nullptr;
};

/// Steps `model` through the burn-in and the recorded steps.
/// @returns false when it was stopped before the end
template <Model M>
bool run(M& model, const Calendar& calendar, Recorder& recorder, const Watch& watch) {
  Clock clock{calendar, 0};
  const auto observe = [&] {
    model.observe(clock, recorder.row());
    recorder.enter();
  };
  for (; clock.step <= calendar.steps(); ++clock.step) {
    const std::int64_t since = clock.step - calendar.burn_in;
    if (since == 0) model.begin_record(clock);
    if (since >= 0 && since % calendar.record_every == 0) observe();
    if (clock.step == calendar.steps()) break;
    if (watch.stop.stop_requested()) return false;
    model.step(clock);
    if (watch.steps_done != nullptr) watch.steps_done->fetch_add(1, std::memory_order_relaxed);
  }
  return true;
}

}  // namespace sim
