#include "sim/recorder.hpp"

#include <cmath>

#include "tests/catch.hpp"

TEST_CASE("The recorder keeps a row of values for each time, series by series") {
  sim::Recorder recorder(2, 3);
  for (int time = 0; time < 3; ++time) {
    recorder.row()[0] = time;
    recorder.row()[1] = 10.0 + time;
    recorder.enter();
  }
  CHECK(recorder.take() == std::vector<double>{0, 1, 2, 10, 11, 12});
}

TEST_CASE("Times that a run did not get to are not numbers") {
  sim::Recorder recorder(2, 2);
  recorder.row()[0] = 1.0;
  recorder.row()[1] = 2.0;
  recorder.enter();
  const std::vector<double> values = recorder.take();
  REQUIRE(values.size() == 4);
  CHECK(values[0] == 1.0);
  CHECK(std::isnan(values[1]));
  CHECK(values[2] == 2.0);
  CHECK(std::isnan(values[3]));
}

TEST_CASE("The recorder's memory is known beforehand") {
  CHECK(sim::Recorder::bytes(29, 100) == 8 * 29 * (100 + 1));  // all entries, and the row being filled
}
