/// @file Projects: practice after completed courses, and income that follows it.

#include "models/project.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <vector>

#include "models/market.hpp"
#include "models/personal_value.hpp"
#include "models/study.hpp"
#include "sim/fixed.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using market_case::series_of;
using tests::SmallMarket;

constexpr std::size_t people = 1000;

models::Parameters with_projects(double hours) {
  models::Parameters p = tests::small_market_parameters(people, 3);
  p.study.project_hours = hours;
  p.study.practice_rate = 0.1;
  return p;
}

/// Work of the same hours every week for everybody.
models::Parameters even_pace(double hours) {
  models::Parameters p = with_projects(hours);
  p.study.active_base = 1.0;
  p.study.active_regulation = p.study.active_paid = 0.0;
  p.study.hours_shape = 0;
  p.study.hours_scale = 2.0;
  return p;
}

/// A block in which everybody has all the time there is and hours of a project left.
struct Workshop {
  Workshop(const models::Parameters& p, float hours) : market(p) {
    for (std::size_t row = 0; row < people; ++row) {
      market.learners.project_hours[row] = hours;
      market.learners.study_budget[row] = 10080;
      market.learners.regulation[row] = sim::Unit16(0.6);
    }
  }

  void step() {
    models::plan_sessions(market.scene(), market.block());
    models::study(market.scene(), market.block());
    models::work_on_projects(market.scene(), market.block());
    ++market.clock.step;
  }

  void know(double skill) {
    for (std::size_t row = 0; row < people; ++row) market.learners.skill.row(row)[0] = sim::Unit16(skill);
  }
  double left(std::size_t row) const { return market.learners.project_hours[row]; }
  const models::LearnerTally& tally() const { return market.worker.tally.learner[0]; }

  SmallMarket market;
};

/// A year of courses short enough to be completed.
models::Parameters year(double project_hours) {
  models::Parameters p = market_case::quiet_market(50);
  p.learner.number = 2000;
  p.market.courses = 60;
  p.run.months = 12;
  p.course.study_per_video_hour = 2.0;
  p.study.project_hours = project_hours;
  return p;
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

}  // namespace

TEST_CASE("Practised skill of constant knowledge K is K(1 − e^(−rate·h))") {
  for (const double h : {0.0, 1.0, 10.0, 100.0}) {
    CHECK(models::practised_after(0.0, 0.8, 0.05, h) == Approx(0.8 * (1.0 - std::exp(-0.05 * h))).margin(1e-15));
  }
  CHECK(models::practised_after(models::practised_after(0.1, 0.8, 0.05, 3.0), 0.8, 0.05, 4.0) ==
        Approx(models::practised_after(0.1, 0.8, 0.05, 7.0)).epsilon(1e-14));
  CHECK(models::practised_after(0.8, 0.8, 0.05, 3.0) == 0.8);
}

TEST_CASE("In a market it is so too, and knowledge stays what it was") {
  Workshop workshop(even_pace(1.0), 1e5F);
  workshop.know(0.8);
  const double hours = 2.0 * workshop.market.clock.weeks();
  for (int i = 1; i <= 12; ++i) {
    workshop.step();
    // Rounded up or down by a unit in every step.
    const double expected = 0.8 * (1.0 - std::exp(-0.1 * hours * i));
    std::int64_t sum = 0;
    for (std::size_t row = 0; row < people; ++row) {
      const double practised = workshop.market.learners.practised[row].value();
      CHECK(practised == Approx(expected).margin((i + 1.0) / 65535.0).epsilon(0.0));
      CHECK(workshop.market.learners.skill.row(row)[0].value() == sim::Unit16(0.8).value());
      sum += workshop.market.learners.practised[row].bits();
    }
    CHECK(workshop.tally().practised_gain == sum);
  }
}

TEST_CASE("A project is worked on with the probability and the hours of a study session") {
  const models::StudySettings s;
  Workshop workshop(with_projects(1.0), 1e5F);
  constexpr int steps = 60;
  for (int i = 0; i < steps; ++i) workshop.step();
  const double weeks = workshop.market.clock.weeks();
  const double p = s.active_base + 0.6 * s.active_regulation, p_step = 1.0 - std::pow(1.0 - p, weeks);
  const double scale = p * weeks / p_step * s.hours_scale;
  double done = 0.0;
  for (std::size_t row = 0; row < people; ++row) done += 1e5 - workshop.left(row);
  // Hours in an active week are Gamma of shape 3: mean 3 and mean square 12 times the scale. A float of 1e5 hours is
  // known to 2^-8, half of which is lost at most in each of the steps.
  const double mean = 3.0 * p_step * scale, variance = 12.0 * p_step * scale * scale - mean * mean, n = steps * people;
  CHECK(std::abs(done / n - mean) < tests::z_bound * std::sqrt(variance / n) + 0x1p-9);
}

TEST_CASE("Projects get the hours that open courses leave, and none when they leave none") {
  models::Parameters p = even_pace(1.0);
  p.study.exits = p.study.first_session_quits = false;
  const auto hours_with = [&](double budget, bool enrolled) {
    Workshop workshop(p, 100.0F);
    for (std::size_t row = 0; row < people; ++row) {
      workshop.market.learners.study_budget[row] = static_cast<std::uint16_t>(60.0 * budget);
      if (enrolled) workshop.market.learners.enrolment.row(row)[0] = {.course = 1, .price = 100};
    }
    workshop.market.courses.hours[0] = 1e6F;
    workshop.step();
    return (100.0 - workshop.left(0)) / workshop.market.clock.weeks();
  };
  // 1e-4: a float of 100 hours is known to 2^-17.
  CHECK(hours_with(10.0, false) == Approx(2.0).margin(1e-4));
  CHECK(hours_with(1.0, false) == Approx(1.0).margin(1e-4));
  CHECK(hours_with(10.0, true) == Approx(2.0).margin(1e-4));
  CHECK(hours_with(3.5, true) == Approx(1.5).margin(1e-4));
  CHECK(hours_with(2.0, true) == 0.0);
  CHECK(hours_with(1.5, true) == 0.0);
}

TEST_CASE("A project begins with a completed course, ends when its hours are done, and its time has a price") {
  models::Parameters p = even_pace(5.0);
  p.study.first_session_quits = p.study.exits = false;
  p.study.pass_mark = 0.0;
  p.learner.income_sigma = 0.0;
  Workshop workshop(p, 0.0F);
  workshop.market.courses.hours[0] = 1.0F;
  workshop.market.courses.hours[1] = 100.0F;
  for (std::size_t row = 0; row < people; ++row) {
    workshop.market.learners.enrolment.row(row)[0] = {.course = row % 2 == 0 ? 1U : 2U, .price = 100};
  }
  workshop.step();
  const double hours = 2.0 * workshop.market.clock.weeks();
  CHECK(workshop.left(0) == Approx(5.0 - hours).epsilon(1e-6));
  CHECK(workshop.left(1) == 0.0);
  for (std::size_t row = 1; row < people; row += 2) workshop.market.learners.enrolment.row(row)[0] = {};
  for (int i = 0; i < 5; ++i) workshop.step();
  CHECK(workshop.left(0) == 0.0);
  const double wage = 3000.0 / models::working_hours;
  // Incomes are whole cents; sums are in units of 2^-20.
  CHECK(sim::real(workshop.tally().value_of_time) ==
        Approx(people * 0.3 * wage * hours + people / 2 * 0.3 * wage * 5.0).epsilon(1e-5));
  CHECK(sim::real(workshop.tally().hours) == Approx(people * hours).epsilon(1e-6));  // of study, not of projects
}

TEST_CASE("With projects income follows practised skill, without them skill") {
  for (const double hours : {0.0, 10.0}) {
    models::Parameters p = with_projects(hours);
    SmallMarket market(p);
    const models::Earnings earnings(p, market.clock);
    market.learners.skill.row(0)[0] = sim::Unit16(0.8);
    if (hours > 0.0) market.learners.practised[0] = sim::Unit16(0.3);
    double factor = 0.0;
    earnings.factors(market.learners, 0, {&factor, 1});
    CHECK(factor == Approx(std::exp(0.10 * (hours > 0.0 ? 0.3 : 0.8))).epsilon(1e-6));
  }
}

TEST_CASE("Before any project nobody earns more, however much they have learned") {
  models::Parameters p = year(20.0);
  p.study.pass_mark = 1.0;
  p.study.exam_items = 1000;  // who knows everything still slips: nobody passes
  for (const double known : {0.0, 0.3}) {
    p.learner.initial_skill = known;
    CHECK(series_of(p, "skill").back() > known + 0.01);
    CHECK(series_of(p, "practised").back() == sim::Unit16(known).value());
    for (const double gain : series_of(p, "income_gain")) CHECK(gain == 0.0);
  }
}

TEST_CASE("Projects turn into income what courses alone would have given at once") {
  const auto gain = [](double hours) {
    const std::vector<double> flow = series_of(year(hours), "income_gain");
    return std::accumulate(flow.begin(), flow.end(), 0.0);
  };
  const double few = gain(5.0), many = gain(40.0), at_once = gain(0.0);
  CHECK(few > 0.0);
  CHECK(many > few);
  CHECK(at_once > many);
  const std::vector<double> practised = series_of(year(40.0), "practised"), skill = series_of(year(40.0), "skill");
  CHECK(practised.front() == 0.0);
  for (std::size_t t = 1; t < practised.size(); ++t) {
    CHECK(practised[t] >= practised[t - 1]);
    CHECK(practised[t] < skill[t]);
  }
}

TEST_CASE("Mean practised skill is the learners' mean, newcomers and forgetting counted, for any number of threads") {
  models::Parameters p = year(40.0);
  p.learner.arrivals_per_month = 100.0;
  p.learner.initial_skill = 0.1;
  p.study.forgetting = 0.02;
  models::RunSpec spec;
  spec.phases = {{0, p}};
  spec.seed = 1;
  spec.threads = 2;
  models::Market market(spec);
  double sum = 0.0;
  for (sim::Clock clock{{4, 0, 48, 1}, 0}; clock.step < 48; ++clock.step) market.step(clock);
  for (std::size_t row = 0; row < market.learners().size(); ++row) sum += market.learners().practised[row].value();
  const std::vector<double> practised = series_of(p, "practised");
  // The measure's sum is of whole units: only the division rounds.
  CHECK(practised.back() == Approx(sum / static_cast<double>(market.learners().size())).epsilon(1e-12));
  CHECK(practised.back() != practised.front());
  CHECK(practised == series_of(p, "practised", 1, 3));
}

TEST_CASE("Without projects there is no column, and nothing is practised", "[placebo]") {
  const models::Learners none(year(0.0)), some(year(1.0));
  CHECK(none.practised.width() == 0);
  CHECK(none.project_hours.width() == 0);
  CHECK(some.bytes_per_row() > none.bytes_per_row());
  CHECK(std::isnan(series_of(year(0.0), "practised").back()));
  models::Parameters p = year(0.0);
  p.study.practice_rate = 3.0;
  for (const char* measure : {"purchases", "skill", "income_gain", "learner_roi"}) {
    CHECK(same(series_of(p, measure), series_of(year(0.0), measure)));
  }
}

TEST_CASE("Where income does not follow skill, projects change nothing else", "[placebo]") {
  models::Parameters with = year(40.0), without = year(0.0);
  with.learner.income_per_skill = without.learner.income_per_skill = 0.0;
  for (const char* measure :
       {"visits", "purchases", "completions", "skill", "dropout", "engagement", "gmv", "refunds"}) {
    CHECK(same(series_of(with, measure), series_of(without, measure)));
  }
  CHECK(series_of(with, "practised").back() > 0.0);
}

TEST_CASE("What is practised is forgotten at the rate of knowledge") {
  models::Parameters p = with_projects(1.0);
  p.study.forgetting = 0.05;
  p.learner.initial_skill = 0.9;
  Workshop workshop(p, 0.0F);
  constexpr int steps = 48;
  for (int i = 0; i < steps; ++i, ++workshop.market.clock.step) {
    models::forget_practice(workshop.market.scene(), workshop.market.block());
  }
  double mean = 0.0;
  for (std::size_t row = 0; row < people; ++row) mean += workshop.market.learners.practised[row].value() / people;
  // Rounding scatters by at most half a unit in every step, independent over steps and learners.
  const double scatter = tests::z_bound * 0.5 * std::sqrt(1.0 * steps / people) / 65535.0;
  CHECK(mean == Approx(0.9 * std::exp(-0.05 * steps / 4.0)).margin(scatter + 0.5 / 65535.0).epsilon(0.0));
  CHECK(workshop.tally().practised_gain < 0);
}
