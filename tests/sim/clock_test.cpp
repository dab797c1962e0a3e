#include "sim/clock.hpp"

#include <cmath>

#include "tests/catch.hpp"

TEST_CASE("Months count from the end of the burn-in and are negative during it") {
  const sim::Calendar calendar{4, 8, 40, 1};
  const std::int64_t months[] = {-2, -2, -2, -2, -1, -1, -1, -1, 0, 0, 0, 0, 1};
  for (std::int64_t step = 0; step < 13; ++step) CHECK((sim::Clock{calendar, step}.month()) == months[step]);
}

TEST_CASE("A month begins once in as many steps as it has") {
  for (const std::int64_t steps_per_month : {1, 4, 7}) {
    const sim::Calendar calendar{steps_per_month, 2 * steps_per_month, 5 * steps_per_month, 1};
    for (std::int64_t step = 0; step < calendar.steps(); ++step) {
      const sim::Clock clock{calendar, step}, before{calendar, step - 1};
      CHECK(clock.month_begins() == (clock.month() != before.month()));
    }
  }
}

TEST_CASE("A step is a part of a month, and a month is 4.345 weeks") {
  const sim::Clock clock{{4, 0, 4, 1}, 0};
  CHECK(clock.dt() == 0.25);
  CHECK(clock.weeks() == Approx(4.345 / 4.0).epsilon(1e-15));
  CHECK(sim::days_per_month == Approx(30.415).epsilon(1e-15));
}

TEST_CASE("The time axis has the initial state and one entry per interval that is whole") {
  CHECK((sim::Calendar{4, 8, 40, 1}.n_times()) == 41);
  CHECK((sim::Calendar{4, 8, 40, 4}.n_times()) == 11);
  CHECK((sim::Calendar{4, 8, 40, 7}.n_times()) == 6);
  CHECK((sim::Calendar{4, 8, 40, 100}.n_times()) == 1);
  CHECK((sim::Calendar{4, 8, 0, 1}.n_times()) == 1);
  CHECK((sim::Calendar{4, 8, 40, 1}.steps()) == 48);
}

TEST_CASE("The probability of a rate does not depend on how time is cut") {
  for (const double rate : {0.0, 0.01, 0.5, 20.0}) {
    double stays = 1.0;
    for (int step = 0; step < 16; ++step) stays *= 1.0 - sim::p_within(rate, 1.0 / 16.0);
    // 1e-13: sixteen factors, each from a difference of numbers below 1.
    CHECK(std::abs(1.0 - stays - sim::p_within(rate, 1.0)) <= 1e-13);
  }
  CHECK(sim::p_within(0.0, 1.0) == 0.0);
  CHECK(sim::p_within(std::log(2.0), 1.0) == Approx(0.5).epsilon(1e-15));
}
