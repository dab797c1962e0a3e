#include "models/study.hpp"

#include <cmath>
#include <vector>

#include "models/enrolment.hpp"
#include "sim/fixed.hpp"
#include "tests/catch.hpp"
#include "tests/models/measures.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using models::Observation;
using models::StudySettings;

/// What somebody did in a period, as the documents tell it.
struct Period {
  double interactions, hours, questions, planned;
};

/// Sums that hold the period: the rates per hour are what makes the counts. One week is planned for.
class Told {
 public:
  explicit Told(const Period& period) {
    parameters_.study.interactions_per_hour = period.interactions / period.hours;
    parameters_.study.questions_per_hour = period.questions / period.hours;
    seen_.parameters = &parameters_;
    seen_.weeks = 1.0;
    seen_.flow.hours = sim::fixed(period.hours);
    seen_.flow.planned_minutes = static_cast<std::int64_t>(60.0 * period.planned);
  }
  Told(const Told&) = delete;
  Told& operator=(const Told&) = delete;

  Told& answered(std::int64_t correct, std::int64_t items) {
    seen_.flow.correct = correct;
    seen_.flow.items = items;
    return *this;
  }
  double value(std::string_view measure) const { return tests::value_of(measure, seen_); }

 private:
  models::Parameters parameters_;
  Observation seen_;
};

/// A thousand learners with one paid course open each, hardly any of it studied, and time for all they want.
class Students {
 public:
  explicit Students(models::Parameters p, std::int64_t steps_per_month) : market(std::move(p)) {
    market.clock.calendar.steps_per_month = steps_per_month;
    for (std::size_t row = 0; row < market.learners.size(); ++row) {
      market.learners.regulation[row] = sim::Unit16(0.6);
      market.learners.enrolment.row(row)[0] = {.course = 1, .price = 100, .active_weeks = 1};
      market.learners.study_budget[row] = 10080;
    }
  }

  static models::Parameters parameters() { return tests::small_market_parameters(1000, 3); }

  /// Hours wanted and steps studied in, per week and learner, over a year and a half.
  struct Week {
    double hours = 0.0, active = 0.0, scale = 0.0;
  };
  Week mean_week() {
    Week sum;
    const std::int64_t steps = 18 * market.clock.calendar.steps_per_month;
    for (market.clock.step = 0; market.clock.step < steps; ++market.clock.step) {
      models::plan_sessions(market.scene(), market.block());
      const models::StudyList& list = market.worker.scratch.study;
      for (std::size_t e = 0; e < list.n; ++e) {
        sum.hours += list.hours[e];
        sum.scale += list.scale[e];
        sum.active += list.scale[e] > 0.0 ? 1.0 : 0.0;
      }
    }
    const double weeks = market.clock.weeks() * static_cast<double>(steps * 1000);
    return {sum.hours / weeks, sum.active / weeks, sum.scale / weeks};
  }

  tests::SmallMarket market;
};

// Hours are summed in units of 2^-20; the rates per hour are rounded.
constexpr double rounding = 1e-6;

}  // namespace

// D3.1. The document prints 0.833 for the first case, whose denominator of 30 is days, and 0.017 for the second.
TEST_CASE("Engagement is 1.166667 for 10 + 20 + 5 over 30 and 0.03 for 50 + 30 + 10 over 3000") {
  CHECK(Told({10, 20, 5, 30}).value("engagement") == Approx(1.166667).margin(5e-7 + rounding));
  CHECK(Told({50, 30, 10, 3000}).value("engagement") == Approx(0.03).margin(rounding));
}

// D3.2.
TEST_CASE("Mastery is the share of answers that are correct") {
  Told told({10, 20, 5, 30});
  CHECK(told.answered(15, 20).value("mastery") == 0.75);
  CHECK(told.answered(60, 80).value("mastery") == 0.75);
  CHECK(std::isnan(told.answered(0, 0).value("mastery")));
}

// D3.3, with the engagement that the document prints in D3.1 and with the right one.
TEST_CASE("Effectiveness is 0.7998 for engagement 0.833 and 0.318 for 0.03, with a mastery of 0.75") {
  Told printed({0, 833, 0, 1000}), right({50, 30, 10, 3000});
  CHECK(printed.answered(15, 20).value("effectiveness") == Approx(0.7998).margin(rounding));
  CHECK(right.answered(60, 80).value("effectiveness") == Approx(0.318).margin(rounding));
}

// D3.4.
TEST_CASE("Satisfaction is 0.7 for 70 positive of 100 and 0.6 for 90 of 150") {
  Observation seen;
  seen.flow.positive = 70;
  seen.flow.rated = 100;
  CHECK(tests::value_of("satisfaction", seen) == 0.7);
  seen.flow.positive = 90;
  seen.flow.rated = 150;
  CHECK(tests::value_of("satisfaction", seen) == 0.6);
}

// D4.2.
TEST_CASE("An enrolment left at progress 0.8 after ten hours with accuracy 0.9 has an outcome score of 7.2") {
  tests::SmallMarket market(tests::small_market_parameters(1, 3));
  market.courses.hours[2] = 12.5F;
  models::Enrolment enrolment;
  enrolment.course = 3;
  enrolment.hours = 10.0F;
  models::LearnerTally tally;
  models::end_enrolment(market.scene(), tally, enrolment, models::Ending::left, 0.9);
  CHECK(sim::real(tally.outcome) == Approx(7.2).margin(rounding));
  Observation seen;
  seen.flow = tally;
  CHECK(tests::value_of("outcome", seen) == Approx(7.2).margin(rounding));
  CHECK(tests::value_of("dropout", seen) == 1.0);
  CHECK(tests::value_of("completion_rate", seen) == 0.0);
  CHECK_FALSE(enrolment.open());
}

TEST_CASE("Progress in a course ends at 1, however long its learner studied") {
  tests::SmallMarket market(tests::small_market_parameters(1, 3));
  market.courses.hours[0] = 8.0F;
  models::Enrolment enrolment;
  enrolment.course = 1;
  enrolment.hours = 10.0F;
  models::LearnerTally tally;
  models::end_enrolment(market.scene(), tally, enrolment, models::Ending::completed, 0.5);
  CHECK(sim::real(tally.outcome) == Approx(1.0 * 0.5 * 10.0).margin(rounding));
  CHECK(tally.completed == 1);
  CHECK(tally.left == 0);
  CHECK(tally.ended == 1);
}

TEST_CASE("The probability to give up is the complementary log-log one and does not depend on how weeks are cut") {
  CHECK(models::p_exit(std::log(std::log(2.0)), 1.0) == Approx(0.5).epsilon(1e-14));
  CHECK(models::p_exit(-1000.0, 1.0) == 0.0);
  CHECK(models::p_exit(1000.0, 1.0) == 1.0);
  const double month = models::p_exit(-0.77, 4.0);
  CHECK(1.0 - std::pow(1.0 - models::p_exit(-0.77, 0.25), 16.0) == Approx(month).epsilon(1e-13));
}

TEST_CASE("An item is guessed without knowledge and slipped on with all of it") {
  const StudySettings settings;
  CHECK(models::p_correct(settings, 0.0) == Approx(0.26).epsilon(1e-15));
  CHECK(models::p_correct(settings, 1.0) == Approx(1.0 - 0.21).epsilon(1e-15));
  CHECK(models::p_correct(settings, 0.5) == Approx(0.26 + 0.5 * 0.53).epsilon(1e-15));
}

TEST_CASE("What is known of a course is skill weighted by the squares of its content") {
  const std::vector<sim::Unit16> skill{sim::Unit16(0.5), sim::Unit16(1.0), sim::Unit16(0.0)};
  const std::vector<float> content{0.6F, 0.8F, 0.0F};
  // 1e-5: a skill is a multiple of 1/65535.
  CHECK(models::course_knowledge(skill, content) == Approx(0.36 * 0.5 + 0.64).margin(1e-5));
  const std::vector<sim::Unit16> everything(3, sim::Unit16(1.0));
  CHECK(models::course_knowledge(everything, content) <= 1.0);
}

TEST_CASE("The cells of the skill histogram run from no skill to all of it") {
  for (const std::size_t topics : {1U, 8U, 32U}) {
    const auto all = static_cast<std::int64_t>(65535 * topics);
    CHECK(models::skill_cell(0, topics) == 0);
    CHECK(models::skill_cell(all, topics) == models::skill_cells - 1);
    std::size_t before = 0;
    for (std::int64_t sum = 0; sum <= all; sum += 97) {
      const std::size_t cell = models::skill_cell(sum, topics);
      REQUIRE(cell >= before);
      REQUIRE(cell < models::skill_cells);
      before = cell;
    }
  }
}

TEST_CASE("Weekly hours do not depend on the length of a step") {
  const StudySettings s;
  const double p = s.active_base + 0.6 * s.active_regulation + s.active_paid;
  for (const std::int64_t steps_per_month : {4, 16, 64}) {
    Students students(Students::parameters(), steps_per_month);
    const double weeks = students.market.clock.weeks(), n = 18.0 * 4.345 / weeks * 1000.0;
    const Students::Week week = students.mean_week();
    const double p_step = 1.0 - std::pow(1.0 - p, weeks), scale = p * weeks / p_step;
    const auto bound = [&](double variance) { return tests::z_bound * std::sqrt(variance / n) / weeks; };
    CHECK(std::abs(week.active * weeks - p_step) < bound(p_step * (1.0 - p_step)) * weeks);
    CHECK(std::abs(week.scale - p) < bound(scale * scale * p_step * (1.0 - p_step)));
    // Hours in an active week are Gamma of shape 3: mean 3 and mean square 12 times the scale.
    const double mean = 3.0 * s.hours_scale, square = 12.0 * s.hours_scale * s.hours_scale;
    CHECK(std::abs(week.hours - p * mean) <
          bound(p_step * scale * scale * square - p * weeks * mean * p * weeks * mean));
  }
}

TEST_CASE("Whoever opens a course has a first session at once, at any length of the step") {
  for (const std::int64_t steps_per_month : {1, 4, 64}) {
    Students students(Students::parameters(), steps_per_month);
    for (std::size_t row = 0; row < 1000; ++row) students.market.learners.enrolment.row(row)[0].active_weeks = 0;
    models::plan_sessions(students.market.scene(), students.market.block());
    const models::StudyList& list = students.market.worker.scratch.study;
    REQUIRE(list.n == 1000);
    for (std::size_t e = 0; e < list.n; ++e) CHECK((list.scale[e] > 0.0 && list.hours[e] > 0.0));
  }
}

TEST_CASE("Learners study the hours they have on average, and wanting more raises the hazard") {
  Students students(Students::parameters(), 4);
  constexpr std::uint16_t budget = 60;  // an hour a week
  for (std::size_t row = 0; row < 1000; ++row) {
    students.market.learners.study_budget[row] = budget;
    students.market.learners.enrolment.row(row)[1] = {.course = 2, .price = 100, .active_weeks = 1};
  }
  models::plan_sessions(students.market.scene(), students.market.block());
  const models::StudyList& list = students.market.worker.scratch.study;
  REQUIRE(list.n == 2000);
  const StudySettings s;
  double hours = 0.0;
  for (std::size_t e = 0; e < list.n; ++e) {
    hours += list.hours[e];
    // Each of the two courses takes the same expected hours of the one there is.
    const double weeks = students.market.clock.weeks();
    const double p = s.active_base + 0.6 * s.active_regulation + s.active_paid;
    const double overload = 2.0 * p * 3.0 * s.hours_scale - 1.0;
    const double eta = s.exit_base + s.exit_log_weeks * std::log(1.0 + list.weeks[e] + list.scale[e]) +
                       s.exit_regulation * 0.1 + s.exit_paid + s.exit_overload * overload;
    CHECK(list.exit[e] == Approx(models::p_exit(eta, weeks)).epsilon(1e-4));  // self-regulation in 65535 steps
  }
  // On average an hour a week. A learner's hours in an active week have a coefficient of variation below 1, activity
  // adds at most as much again for each of two courses: 1,000 learners scatter by less than 2/sqrt(1000).
  const double mean = hours / 1000.0 / students.market.clock.weeks();
  CHECK(mean == Approx(1.0).margin(tests::z_bound * 2.0 / std::sqrt(1000.0)).epsilon(0.0));
}
