#include "models/guidance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "models/market.hpp"
#include "models/study.hpp"
#include "sim/fixed.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using market_case::series_of;
using market_case::total;
using tests::SmallMarket;

constexpr std::int64_t people = 1000;

models::Parameters guiding(std::string whom, std::int64_t seats) {
  models::Parameters p = tests::small_market_parameters(people, 3);
  p.platform["main"].guidance = std::move(whom);
  p.platform["main"].guidance_seats = seats;
  return p;
}

/// A block in which everybody has had a paid course open since the step before.
struct Class {
  explicit Class(const models::Parameters& p) : market(p) {
    market.clock.step = 1;
    for (std::size_t row = 0; row < people; ++row) {
      market.learners.enrolment.row(row)[0] = {.course = 1, .price = 100};
    }
    market.store().guidance.allocate(true);
    guide();
  }

  void guide() {
    market.store().guidance.allot(market.scene(), market.store());
    models::be_guided(market.scene(), market.block());
  }

  bool guided(std::size_t row) const { return market.worker.scratch.guided[row] > 0.0; }
  double regulation(std::size_t row) const { return market.learners.regulation[row].value(); }
  std::int64_t count() const {
    std::int64_t n = 0;
    for (std::size_t row = 0; row < people; ++row) n += guided(row) ? 1 : 0;
    return n;
  }

  SmallMarket market;
};

models::Parameters year(std::string whom) {
  models::Parameters p;
  p.platform["main"].guidance = std::move(whom);
  p.creator_group["main"].number = 50;
  p.learner.number = 3000;
  p.market.courses = 200;
  p.run.months = 12;
  return p;
}

}  // namespace

TEST_CASE("The seats go to the first in the platform's order, and never to more than there are") {
  constexpr std::int64_t seats = 200;
  for (const char* whom : {"lowest", "highest", "chance"}) {
    CAPTURE(whom);
    const Class learners(guiding(whom, seats));
    CHECK(learners.count() <= seats);
    CHECK(learners.count() > seats - 10);  // so many share a place in the order with one chance in 10^8
    double most_in = 0.0, least_in = 1.0, most_out = 0.0, least_out = 1.0, mean = 0.0;
    for (std::size_t row = 0; row < people; ++row) {
      const double regulation = learners.regulation(row);
      double& most = learners.guided(row) ? most_in : most_out;
      double& least = learners.guided(row) ? least_in : least_out;
      most = std::max(most, regulation);
      least = std::min(least, regulation);
      if (learners.guided(row)) mean += regulation / static_cast<double>(learners.count());
    }
    if (whom == std::string("lowest")) CHECK(most_in < least_out);
    if (whom == std::string("highest")) CHECK(least_in > most_out);
    // Self-regulation is Beta(2, 2), with mean 1/2 and variance 1/20.
    if (whom == std::string("chance")) CHECK(std::abs(mean - 0.5) < tests::z_bound * std::sqrt(0.05 / seats));
  }
}

TEST_CASE("Without a limit all who have a course are guided, and nobody who began it in this very step") {
  Class learners(guiding("everyone", 0));
  CHECK(learners.count() == people);
  learners.market.learners.enrolment.row(0)[0].step = 1;
  learners.market.learners.enrolment.row(1)[0] = {};
  learners.guide();
  CHECK(learners.count() == people - 2);
  CHECK_FALSE(learners.guided(0));
  CHECK_FALSE(learners.guided(1));
  CHECK(Class(guiding("nobody", 0)).count() == 0);
}

TEST_CASE("Guidance makes up its share of what is missing to full self-regulation and lowers every hazard") {
  models::Parameters p = guiding("everyone", 0);
  Class with(p);
  p.platform["main"].guidance = "nobody";
  Class without(p);
  models::plan_sessions(with.market.scene(), with.market.block());
  models::plan_sessions(without.market.scene(), without.market.block());
  const models::StudyList &guided = with.market.worker.scratch.study, &alone = without.market.worker.scratch.study;
  REQUIRE(guided.n == alone.n);
  for (std::size_t e = 0; e < guided.n; ++e) {
    CHECK(guided.regulation[e] == Approx(alone.regulation[e] + 0.25 * (1.0 - alone.regulation[e])));
    CHECK(guided.want[e] > alone.want[e]);
    if (guided.scale[e] == alone.scale[e] && alone.exit[e] > 0.0) CHECK(guided.exit[e] < alone.exit[e]);
  }
}

TEST_CASE("A guided learner pays the monthly price over the steps of a month, and nobody pays what they have not") {
  for (const std::int64_t steps : {1, 3, 4, 7}) {
    sim::Clock clock{{steps, 0, 100, 1}, 0};
    std::int64_t paid = 0;
    for (; clock.step < steps; ++clock.step) paid += models::share_of_month(10'01, clock);
    CHECK(paid == 10'01);
  }
  models::Parameters p = guiding("everyone", 0);
  p.platform["main"].guidance_price = 40.0;
  Class learners(p);
  learners.market.learners.cash[0] = 9'99;  // a quarter of the price is 10 USD
  learners.market.learners.cash[1] = 10'00;
  learners.guide();
  CHECK_FALSE(learners.guided(0));
  CHECK(learners.guided(1));
  CHECK(learners.market.learners.cash[0] == 9'99);
  CHECK(learners.market.learners.cash[1] == 0);
}

TEST_CASE("Seats are not exceeded in a month's first step either, when allowances have come in") {
  models::Parameters p = year("lowest");
  p.platform["main"].guidance_seats = 20;
  p.platform["main"].guidance_price = 100.0;  // more than most have before their allowance
  const std::vector<double> guided = series_of(p, "guided");
  CHECK(*std::max_element(guided.begin(), guided.end()) <= 20.0);
  CHECK(total(guided) > 0.0);
}

TEST_CASE("What guidance costs is seats times cost, what learners pay goes to the platform, and the ledger is even") {
  models::Parameters p = year("lowest");
  p.platform["main"].guidance_seats = 100;
  p.platform["main"].guidance_cost = 12.0;
  const std::vector<double> guided = series_of(p, "guided"), cost = series_of(p, "guidance_cost");
  REQUIRE(guided.size() == cost.size());
  for (std::size_t t = 1; t < cost.size(); ++t) CHECK(cost[t] == Approx(guided[t] * 12.0 / 4.0));
  CHECK(total(guided) > 0.9 * 100.0 * static_cast<double>(guided.size() - 12));
  p.platform["main"].guidance_price = 12.0;
  CHECK(total(series_of(p, "guidance_cost")) == 0.0);
  CHECK(total(series_of(p, "ledger_imbalance")) == 0.0);
}

TEST_CASE("An hour in person makes up its share of what guidance leaves, and costs its price") {
  models::Platform platform;
  CHECK(models::guidance_lift(platform) == 0.25);
  CHECK(models::guidance_cost(platform) == 10.0);
  platform.offline_hours = 3.0;
  CHECK(models::guidance_lift(platform) == Approx(1.0 - 0.75 * 0.95 * 0.95 * 0.95).epsilon(1e-14));
  CHECK(models::guidance_cost(platform) == 10.0 + 3.0 * 25.0);
}

TEST_CASE("Hours in person cost the learner's time, those of study aside") {
  models::Parameters p = guiding("lowest", 200);
  p.platform["main"].offline_hours = 8.0;
  const Class learners(p);
  double expected = 0.0;  // [USD] three tenths of the wage for two hours a step
  for (std::size_t row = 0; row < people; ++row) {
    const double wage = 0.01 * learners.market.learners.income[row] / (40.0 * sim::weeks_per_month);
    expected += learners.guided(row) ? 0.3 * wage * 2.0 : 0.0;
  }
  REQUIRE(learners.count() == 200);
  // Each of them is rounded to 2^-20.
  CHECK(sim::real(learners.market.worker.tally.learner[0].value_of_time) == Approx(expected).margin(200.0 * 0x1p-20));
}

TEST_CASE("Hours in person alone, at a lift that guidance alone would have, do what guidance does", "[placebo]") {
  models::Parameters online = year("everyone"), in_person = online;
  in_person.platform["main"].guidance_lift = 0.0;
  in_person.platform["main"].offline_hours = 1.0;
  in_person.platform["main"].offline_lift = 0.25;
  for (const char* measure : {"completions", "skill"})
    CHECK(series_of(in_person, measure) == series_of(online, measure));
  CHECK(total(series_of(in_person, "guidance_cost")) == Approx(3.5 * total(series_of(online, "guidance_cost"))));
}

TEST_CASE("Guidance that changes nothing changes no bit", "[placebo]") {
  models::Parameters p = year("everyone");
  models::Platform& platform = p.platform["main"];
  platform.guidance_lift = platform.guidance_exit = platform.guidance_first = platform.guidance_cost = 0.0;
  const models::Parameters nobody = year("nobody");
  for (const char* measure : {"purchases", "completions", "visits", "skill", "payouts", "ledger_imbalance"}) {
    CHECK(series_of(p, measure) == series_of(nobody, measure));
  }
}

TEST_CASE("Guidance raises completion, and more of it more") {
  models::Parameters some = year("chance");
  some.platform["main"].guidance_seats = 300;
  const double alone = total(series_of(year("nobody"), "completions"));
  const double few = total(series_of(some, "completions"));
  const double all = total(series_of(year("everyone"), "completions"));
  CHECK(alone < few);
  CHECK(few < all);
}
