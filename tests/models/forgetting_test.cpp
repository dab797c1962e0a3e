/// @file Knowledge that decays, without study and against it.

#include <cmath>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"

using market_case::endless_course;
using market_case::series_of;

namespace {

constexpr std::int64_t learners = 1000;

/// Mean skill rounds each step to a unit of 1/65535, up or down by an addressed draw whose mean is right: errors of at
/// most a unit and independent over learners, which decay as skills do.
double rounding(std::int64_t steps) {
  return 5.0 * std::sqrt(static_cast<double>(steps) / static_cast<double>(learners)) / 65535.0;
}

models::Parameters nobody_studies(double forgetting, std::int64_t steps_per_month) {
  models::Parameters p = endless_course(learners);
  p.visit.rate = 0.0;
  p.learner.initial_skill = 0.8;
  p.study.forgetting = forgetting;
  p.run.steps_per_month = steps_per_month;
  p.run.record_every = steps_per_month;
  p.run.months = 24;
  return p;
}

/// Skill that stays once e^-a of the gap remains after a step's study and then e^-b of the skill after its forgetting:
/// x = (1 - (1 - x) e^-a) e^-b.
double level_of_rest(double a, double b) { return std::exp(-b) * (1.0 - std::exp(-a)) / (1.0 - std::exp(-a - b)); }

}  // namespace

TEST_CASE("Without study skill falls as e^(-rate t) at any length of the step, however slowly", "[limit]") {
  for (const double rate : {0.002, 0.05, 0.5}) {
    for (const std::int64_t steps_per_month : {1, 4, 64}) {
      const std::vector<double> skill = series_of(nobody_studies(rate, steps_per_month), "skill");
      for (const std::size_t t : {1U, 6U, 24U}) {
        INFO("rate " << rate << ", " << steps_per_month << " steps a month, month " << t);
        const auto steps = static_cast<std::int64_t>(t) * steps_per_month;
        CHECK(
            skill[t] ==
            Approx(0.8 * std::exp(-rate * static_cast<double>(t))).margin(rounding(steps) + 0.5 / 65535).epsilon(0.0));
      }
    }
  }
}

TEST_CASE("Study against forgetting comes to rest, at learning/(learning + forgetting) for short steps", "[limit]") {
  constexpr double learning = 0.3, forgetting = 0.2;  // [1/month] an hour a month
  const double law = learning / (learning + forgetting);
  std::vector<double> error;
  for (const std::int64_t steps_per_month : {1, 4, 16}) {
    models::Parameters p = endless_course(learners);
    p.study.learning_rate = learning;
    p.study.forgetting = forgetting;
    p.run.months = 60;  // e^(-60/2): nothing is left of the beginning
    p.run.steps_per_month = steps_per_month;
    p.run.record_every = 60 * steps_per_month;
    const double skill = series_of(p, "skill").back();
    const double dt = 1.0 / static_cast<double>(steps_per_month);
    // Roundings of the last two months alone are still felt.
    const double tolerance = rounding(4 * steps_per_month);
    CHECK(skill == Approx(level_of_rest(learning * dt, forgetting * dt)).margin(tolerance).epsilon(0.0));
    error.push_back(skill - law);
  }
  // Forgetting comes last in a step, which leaves rest lower by half a step of it: order 1, up to the next order.
  CHECK(error[0] / error[1] == Approx(4.0).margin(0.5));
  CHECK(error[1] / error[2] == Approx(4.0).margin(0.2));
}
