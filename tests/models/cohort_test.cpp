/// @file Courses taught to cohorts: their calendar, who waits and who is out, and peers.

#include "models/cohort.hpp"

#include <cmath>
#include <cstring>
#include <numeric>
#include <utility>
#include <vector>

#include "models/market.hpp"
#include "models/money.hpp"
#include "models/study.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using market_case::series_of;
using market_case::total;
using models::Cohorts;
using models::Enrolment;
using tests::SmallMarket;

constexpr std::int64_t people = 500;

/// All courses are taught to cohorts: every two months for three steps of a quarter month.
models::Parameters taught_together() {
  models::Parameters p = tests::small_market_parameters(people, 3);
  p.course.cohort_share = 1.0;
  p.course.cohort_months = 2.0;
  p.course.cohort_weeks = 3.0 * 4.345 / 4.0;
  return p;
}

/// A block in which everybody enrolled in the first course, which never ends by itself, at step 1.
struct Class {
  explicit Class(const models::Parameters& p) : market(p) {
    market.courses.hours[0] = 1e6F;
    for (std::size_t row = 0; row < people; ++row) {
      market.learners.enrolment.row(row)[0] = {.course = 1, .price = 100, .step = 1};
    }
    market.worker.tally.studying.resize(market.views.studying.size());
  }

  std::size_t planned(std::int64_t step) {
    market.clock.step = step;
    models::plan_sessions(market.scene(), market.block());
    return market.worker.scratch.study.n;
  }
  const models::LearnerTally& tally() const { return market.worker.tally.learner[0]; }

  SmallMarket market;
};

models::Parameters year(double cohort_share) {
  models::Parameters p = market_case::quiet_market(50);
  p.learner.number = 3000;
  p.market.courses = 60;
  p.run.months = 12;
  p.course.study_per_video_hour = 2.0;
  p.course.cohort_share = cohort_share;
  return p;
}

/// Compared as bytes: a measure without a denominator is NaN, and NaN in both is the same.
bool same(const models::Parameters& one, const models::Parameters& other) {
  for (const char* measure : {"visits", "purchases", "completions", "dropout", "engagement", "mastery", "guided",
                              "skill", "skill_gini", "refunds", "payouts", "satisfaction", "active_learners"}) {
    const std::vector<double> a = series_of(one, measure), b = series_of(other, measure);
    INFO(measure);
    CHECK(a.size() == b.size());
    if (std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) != 0) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("Who enrols waits for the cohort that starts in that step or next, and is out after the weeks it is taught") {
  const models::Parameters p = taught_together();
  const SmallMarket market(p);
  const auto looks = [&](std::int64_t bought, std::int64_t now) {
    const Enrolment enrolment{.course = 1, .step = static_cast<std::uint16_t>(bought)};
    const Cohorts cohorts(p, now);
    return std::pair(cohorts.waits(market.courses, enrolment), cohorts.ends(market.courses, enrolment));
  };
  // Beyond 65,536 steps the enrolment's own step begins anew, the calendar does not.
  for (const std::int64_t start : {8, 8 * 8192, 8 * 9000}) {
    for (std::int64_t bought = start - 7; bought <= start; ++bought) {
      for (std::int64_t now = bought; now < start + 8; ++now) {
        CAPTURE(start, bought, now);
        CHECK(looks(bought, now) == std::pair(now < start, now >= start + 2));
      }
    }
  }
  CHECK(looks(0, 0) == std::pair(false, false));
  CHECK(looks(9, 15).first);
  CHECK_FALSE(looks(9, 16).first);
}

TEST_CASE(
    "Months and weeks of cohorts are rounded to whole steps, and classes are as many as can be taught at a time") {
  models::Parameters p = taught_together();
  CHECK(Cohorts(p).classes() == 1);
  p.course.cohort_weeks = 8.0 * 4.345 / 4.0;
  CHECK(Cohorts(p).classes() == 1);
  p.course.cohort_weeks = 9.0 * 4.345 / 4.0;
  CHECK(Cohorts(p).classes() == 2);
  p.course.cohort_weeks = 0.0;
  CHECK(Cohorts(p).classes() == 0);
  p.course.cohort_weeks = 8.0;
  p.course.cohort_share = 0.0;
  CHECK(Cohorts(p).classes() == 0);
}

TEST_CASE("The share of courses taught to cohorts is drawn apart: more of it adds courses and moves no other trait") {
  models::Parameters p = tests::small_market_parameters(1, 4000);
  const SmallMarket none(p);
  p.course.cohort_share = 0.3;
  const SmallMarket some(p);
  p.course.cohort_share = 0.6;
  const SmallMarket more(p);
  CHECK(none.courses.cohort.width() == 0);
  double n_some = 0.0, n_more = 0.0;
  for (std::size_t c = 0; c < 4000; ++c) {
    n_some += some.courses.cohort[c];
    n_more += more.courses.cohort[c];
    REQUIRE(some.courses.cohort[c] <= more.courses.cohort[c]);
    REQUIRE(none.courses.price[c] == some.courses.price[c]);
    REQUIRE(none.courses.hours[c] == some.courses.hours[c]);
    REQUIRE(none.courses.quality[c] == some.courses.quality[c]);
    REQUIRE(none.courses.difficulty[c] == some.courses.difficulty[c]);
    REQUIRE(none.courses.released[c] == some.courses.released[c]);
  }
  CHECK(std::abs(n_some - 1200.0) < tests::z_bound * std::sqrt(4000.0 * 0.3 * 0.7));
  CHECK(std::abs(n_more - 2400.0) < tests::z_bound * std::sqrt(4000.0 * 0.6 * 0.4));
}

TEST_CASE("Nobody studies, gives up or is guided before the cohort starts, and nobody is left after it ends") {
  Class learners(taught_together());
  std::int64_t sessions = 0;
  for (std::int64_t step = 1; step < 14; ++step) {
    CAPTURE(step);
    const std::size_t planned = learners.planned(step);
    models::study(learners.market.scene(), learners.market.block());
    const std::int64_t studied = learners.tally().sessions - sessions;
    sessions = learners.tally().sessions;
    const bool taught = step >= 8 && step < 11;
    CHECK((planned > 0) == taught);
    CHECK((studied > 0) == taught);
    if (step < 8) CHECK(learners.tally().ended == 0);
    if (step == 8) CHECK(planned == people);
    if (step >= 10) CHECK(learners.tally().left == people);
  }
  CHECK(learners.tally().ended == people);
}

TEST_CASE("Who finishes in the last step of a cohort has finished") {
  models::Parameters p = taught_together();
  p.study.exits = p.study.first_session_quits = false;
  p.study.active_base = 1.0;
  p.study.pass_mark = 0.0;
  Class learners(p);
  learners.market.courses.hours[0] = 1.0F;
  for (std::size_t row = 0; row < people; ++row) {
    Enrolment& enrolment = learners.market.learners.enrolment.row(row)[0];
    enrolment.hours = row % 2 == 0 ? 0.999999F : -1000.0F;
  }
  CHECK(learners.planned(10) == people);
  models::study(learners.market.scene(), learners.market.block());
  CHECK(learners.tally().completed == people / 2);
  CHECK(learners.tally().left == people / 2);
}

TEST_CASE("Learners who wait for a start have a course, but plan no hours and get no guidance") {
  Class learners(taught_together());
  SmallMarket& market = learners.market;
  const auto guided = [&](std::int64_t step) {
    market.policy().guidance = "everyone";
    market.clock.step = step;
    market.store().guidance.allot(market.scene(), market.store());
    return market.store().guidance.guides(market.scene(), 0);
  };
  CHECK_FALSE(guided(7));
  CHECK(guided(8));
  market.clock.step = 7;
  models::take_stock(market.scene(), market.block());
  CHECK(learners.tally().enrolled == people);
  CHECK(learners.tally().planned_minutes == 0);
  market.clock.step = 8;
  models::take_stock(market.scene(), market.block());
  CHECK(learners.tally().planned_minutes > 0);
}

TEST_CASE("A cohort in every step that has no end is a course at one's own pace, bit for bit", "[placebo][limit]") {
  models::Parameters cohorts = year(1.0), alone = year(0.0);
  cohorts.course.cohort_months = 0.25;
  cohorts.course.cohort_weeks = 0.0;
  cohorts.platform["main"].guidance = alone.platform["main"].guidance = "everyone";
  CHECK(same(cohorts, alone));
  cohorts.course.cohort_weeks = 8.0;
  CHECK_FALSE(same(cohorts, alone));
}

TEST_CASE("Without courses taught to cohorts their calendar and peers change no bit", "[placebo]") {
  models::Parameters p = year(0.0);
  p.course.cohort_months = 1.0;
  p.course.cohort_weeks = 2.0;
  p.study.exit_peers = -1.0;
  CHECK(same(p, year(0.0)));
}

TEST_CASE("Peers are the open enrolments whose cohort has started, counted by hand") {
  models::Parameters p = year(0.5);
  p.course.cohort_months = 0.75;
  p.course.cohort_weeks = 8.0;  // seven steps: three cohorts of a course at a time
  const Cohorts calendar(p);
  REQUIRE(calendar.classes() == 3);
  models::RunSpec spec;
  spec.phases = {{0, p}};
  spec.seed = 5;
  spec.threads = 2;
  models::Market market(spec);
  sim::Clock clock{{4, 0, 48, 1}, 0};
  for (; clock.step < 20; ++clock.step) {
    market.step(clock);
    std::vector<std::int32_t> expected(market.courses().capacity() * 3);
    for (std::size_t row = 0; row < market.learners().size(); ++row) {
      for (const Enrolment& enrolment : market.learners().enrolment.row(row)) {
        if (!enrolment.open() || market.courses().cohort[enrolment.course_row()] == 0) continue;
        const std::int64_t start = (enrolment.step + 2) / 3 * 3;
        if (start > clock.step) continue;
        CHECK(clock.step < start + 6);
        expected[enrolment.course_row() * 3 + static_cast<std::size_t>(start / 3 % 3)] += 1;
      }
    }
    CHECK(market.views().studying == expected);
    if (clock.step > 6) CHECK(std::accumulate(expected.begin(), expected.end(), 0) > 50);
  }
}

TEST_CASE("The hazard falls by exit_peers for every unit of ln(1 + peers), and who studies alone has none") {
  models::Parameters p = taught_together();
  p.study.exit_peers = -0.4;
  Class learners(p);
  models::Parameters without = p;
  without.study.exit_peers = 0.0;
  Class alone(without);
  for (const int studying : {0, 1, 2, 10, 1000}) {
    CAPTURE(studying);
    learners.market.views.studying[0] = studying;
    REQUIRE(learners.planned(9) == people);
    REQUIRE(alone.planned(9) == people);
    const models::StudyList &with = learners.market.worker.scratch.study, &no = alone.market.worker.scratch.study;
    for (std::size_t e = 0; e < people; ++e) {
      // 1 − (1 − h)^(peers' factor): the hazard is e^η·weeks, whose η falls by a constant.
      const double factor = std::pow(std::max(1, studying), -0.4);
      // 1e-12: rounding of 1 − h, which is a few hundredths from 1.
      CHECK(with.exit[e] == Approx(1.0 - std::pow(1.0 - no.exit[e], factor)).epsilon(1e-12));
    }
  }
}

TEST_CASE("The more peers hold learners, the more courses are completed") {
  models::Parameters p = year(1.0);
  p.course.cohort_weeks = 12.0;
  const double none = total(series_of(p, "completions"));
  p.study.exit_peers = -0.3;
  const double some = total(series_of(p, "completions"));
  p.study.exit_peers = -1.0;
  const double more = total(series_of(p, "completions"));
  CHECK(none < some);
  CHECK(some < more);
}

TEST_CASE("Peers are the same for any number of threads") {
  models::Parameters p = year(0.7);
  p.study.exit_peers = -0.5;
  for (const char* measure : {"completions", "skill", "payouts"}) {
    CHECK(series_of(p, measure, 3, 1) == series_of(p, measure, 3, 3));
  }
}

TEST_CASE("Peers of cohorts that have no end are refused") {
  models::Parameters p = taught_together();
  CHECK(models::conflicts(p, "market").empty());
  p.study.exit_peers = -0.1;
  CHECK(models::conflicts(p, "market").empty());
  p.course.cohort_weeks = 0.0;
  REQUIRE(models::conflicts(p, "market").size() == 1);
  CHECK(models::conflicts(p, "market")[0].path == "study.exit_peers");
}
