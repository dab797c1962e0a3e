/// @file Changes that must change nothing, or all in proportion.

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "models/market.hpp"
#include "models/measure.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"

using market_case::series_of;
using market_case::total;

namespace {

models::Parameters everyday_market(std::int64_t learners, std::int64_t courses, std::int64_t creators) {
  models::Parameters p;
  p.platform["main"];
  p.creator_group["main"].number = creators;
  p.learner.number = learners;
  p.market.courses = courses;
  p.run.months = 12;
  return p;
}

/// Compared as bytes: a measure without a denominator is NaN, and NaN in both is the same.
bool same(const std::vector<double>& one, const std::vector<double>& other) {
  return one.size() == other.size() && std::memcmp(one.data(), other.data(), one.size() * sizeof(double)) == 0;
}

}  // namespace

TEST_CASE("money in a coin half the size doubles every flow of money", "[placebo]") {
  const models::Parameters before = everyday_market(3000, 300, 100);
  models::Parameters after = before;
  after.course.price_median *= 2.0;
  after.course.price_least *= 2.0;
  after.course.price_most *= 2.0;
  after.course.price_grid *= 2.0;
  after.learner.income_median *= 2.0;
  after.choice.price /= 2.0;
  const double sales = total(series_of(before, "purchases"));
  for (const char* flow : {"gmv", "commission", "payouts", "refunds"}) {
    const double was = total(series_of(before, flow)), is = total(series_of(after, flow));
    INFO(flow);
    REQUIRE(was > 0.0);
    // Shares and allowances are rounded to the cent: one cent per transaction.
    CHECK(is == Approx(2.0 * was).margin(0.01 * sales).epsilon(0.0));
  }
}

TEST_CASE("four times as many steps a month change a year's totals by a step's worth", "[placebo][limit]") {
  const models::Parameters coarse = everyday_market(20000, 300, 100);
  models::Parameters fine = coarse;
  fine.run.steps_per_month = 16;
  for (const char* flow : {"visits", "purchases", "completions"}) {
    const double was = total(series_of(coarse, flow)), is = total(series_of(fine, flow));
    INFO(flow << " " << was << " " << is);
    // At most one visit counts per step: with a rate of 0.5 a month a quarter of a month loses 6 % at first order, a
    // sixteenth 1.5 %. Counts scatter by five standard errors.
    CHECK(is == Approx(was).margin(0.08 * was + 5.0 * std::sqrt(was + is)).epsilon(0.0));
    CHECK(is != was);
  }
}

TEST_CASE("twice the learners, creators and courses leave what happens per head", "[placebo]") {
  const models::Parameters one = everyday_market(10000, 300, 100);
  const models::Parameters two = everyday_market(20000, 600, 200);
  const double visits = total(series_of(one, "visits"));
  // Both the direct visits and the platform's follow rates per learner; counts scatter by five standard errors, and the
  // creators' mean pull over 100 of them by a tenth of the direct visits.
  CHECK(total(series_of(two, "visits")) / 2.0 == Approx(visits).margin(0.05 * visits).epsilon(0.0));
}

TEST_CASE("scenarios that change nothing have the same numbers, one after the other", "[placebo]") {
  const models::Parameters p = everyday_market(2000, 200, 50);
  for (const char* measure : {"gmv", "purchases", "skill", "social"}) {
    CHECK(series_of(p, measure, 3, 1) == series_of(p, measure, 3, 3));
  }
}

TEST_CASE("under the random ranker neither popularity nor place decides what is shown, or how much is taken",
          "[placebo]") {
  models::Parameters p = everyday_market(2000, 200, 50);
  p.platform["main"].ranker = "random";
  p.course.free_share = 1.0;
  models::Parameters weighted = p;
  weighted.platform["main"].popularity_weight = 5.0;
  for (const char* measure : {"visits", "purchases", "completions", "coverage", "course_gini"}) {
    CHECK(same(series_of(p, measure), series_of(weighted, measure)));
  }
  // Without an outside option and with nothing to pay every visit ends in an enrolment, wherever courses stand; and
  // what was taken before does not hide what is shown.
  p.visit.remembered_courses = 0;
  p.choice.outside_option = false;
  p.study.p_no_show_free = 1.0;
  models::Parameters by_place = p;
  by_place.choice.rank = 3.0;
  for (const char* measure : {"visits", "dropout", "coverage"}) {
    CHECK(same(series_of(p, measure), series_of(by_place, measure)));
  }
  CHECK_FALSE(same(series_of(p, "course_gini"), series_of(by_place, "course_gini")));
}

TEST_CASE("the platform's rate moves money between owners and nothing else", "[placebo]") {
  const models::Parameters dear = everyday_market(2000, 200, 50);
  models::Parameters cheap = dear;
  cheap.platform["main"].commission = 0.1;
  for (const char* measure : {"gmv", "visits", "completions", "refunds", "skill", "brand"}) {
    CHECK(series_of(dear, measure) == series_of(cheap, measure));
  }
  CHECK(total(series_of(dear, "payouts")) < total(series_of(cheap, "payouts")));
}
