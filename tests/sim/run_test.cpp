#include "sim/run.hpp"

#include <cmath>
#include <vector>

#include "tests/catch.hpp"

namespace {

/// Counts its steps and remembers when the loop asked what.
struct Counter {
  std::int64_t steps = 0;
  std::vector<std::int64_t> began;
  std::vector<std::int64_t> seen;
  std::stop_source stop;
  std::int64_t stop_after = -1;

  void step(const sim::Clock& clock) {
    CHECK(clock.step == steps);
    if (++steps == stop_after) stop.request_stop();
  }
  void begin_record(const sim::Clock& clock) { began.push_back(clock.step); }
  void observe(const sim::Clock& clock, std::span<double> row) {
    seen.push_back(clock.step);
    row[0] = static_cast<double>(steps);
  }
};

}  // namespace

TEST_CASE("A run is observed at time 0 and once per interval, and its burn-in never") {
  const sim::Calendar calendar{4, 8, 6, 3};
  sim::Recorder recorder(1, static_cast<std::size_t>(calendar.n_times()));
  Counter counter;
  std::atomic<std::int64_t> steps_done{0};
  CHECK(sim::run(counter, calendar, recorder, {{}, &steps_done}));
  CHECK(counter.began == std::vector<std::int64_t>{8});
  CHECK(counter.seen == std::vector<std::int64_t>{8, 11, 14});
  CHECK(recorder.take() == std::vector<double>{8, 11, 14});
  CHECK(counter.steps == 14);
  CHECK(steps_done == 14);
}

TEST_CASE("Steps after the last whole interval are run and not recorded") {
  const sim::Calendar calendar{4, 0, 8, 3};
  sim::Recorder recorder(1, static_cast<std::size_t>(calendar.n_times()));
  Counter counter;
  CHECK(sim::run(counter, calendar, recorder, {}));
  CHECK(recorder.take() == std::vector<double>{0, 3, 6});
  CHECK(counter.steps == 8);
}

TEST_CASE("A run of no steps records the initial state") {
  const sim::Calendar calendar{4, 0, 0, 1};
  sim::Recorder recorder(1, static_cast<std::size_t>(calendar.n_times()));
  Counter counter;
  CHECK(sim::run(counter, calendar, recorder, {}));
  CHECK(recorder.take() == std::vector<double>{0});
  CHECK(counter.steps == 0);
}

TEST_CASE("A run that is asked to stop does so before its next step") {
  const sim::Calendar calendar{4, 2, 10, 1};
  sim::Recorder recorder(1, static_cast<std::size_t>(calendar.n_times()));
  Counter counter;
  counter.stop_after = 5;
  CHECK_FALSE(sim::run(counter, calendar, recorder, {counter.stop.get_token(), nullptr}));
  CHECK(counter.steps == 5);
  const std::vector<double> values = recorder.take();
  CHECK(values[3] == 5.0);
  CHECK(std::isnan(values[4]));
}
