#include "models/crowdfunding.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/statistics.hpp"

namespace {

/// One creator asks 200 people once, each of whom pledges 10 USD with probability `p`; 50 backers make it a success.
models::Parameters campaign(double p_pledge) {
  models::Parameters p = market_case::quiet_market(1);
  p.creator_group["main"].hours_median = 20.0;
  p.creator_group["main"].hours_sigma = 0.0;
  p.learner.number = 200;
  p.learner.income_median = 1e5;
  p.learner.income_sigma = 0.0;
  p.market.topics = 1;
  p.market.courses = 1;
  p.course.free_share = 0.0;
  p.course.price_least = p.course.price_most = p.course.price_median = 10.0;
  p.course.price_sigma = 0.0;
  p.course.production_hours = 12.0;  // a month's work
  p.visit.rate = 0.0;
  p.visit.direct_rate = 1e5;  // everybody calls on the creator in every step, and thinks the same every time
  p.visit.direct_social_exponent = 0.0;
  p.choice = {};
  p.choice.rule = "willingness_to_pay";
  p.choice.quality = p.choice.match = p.choice.brand = p.choice.popularity = 0.0;
  p.choice.hours = p.choice.difficulty = p.choice.outside = p.choice.refund_option = 0.0;
  p.choice.value_range = 10.0 / (1.0 - p_pledge);
  p.platform["main"].plan = "crowdfunding";
  p.platform["main"].crowdfunding_goal = 50;
  p.platform["main"].crowdfunding_months = 1;
  p.run.months = 3;
  return p;
}

double tail(int n, int k, double p) {
  double sum = 0.0;
  for (int i = k; i <= n; ++i) {
    sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(i + 1.0) - std::lgamma(n - i + 1.0) + i * std::log(p) +
                    (n - i) * std::log(1.0 - p));
  }
  return sum;
}

}  // namespace

// A15.
TEST_CASE("Of campaigns that need 50 of 200 backers the share succeeds that the binomial law tells", "[limit]") {
  constexpr int runs = 600;
  for (const auto& [p_pledge, known] : {std::pair{0.20, 0.0494}, {0.25, 0.5271}, {0.30, 0.9494}}) {
    CHECK(tail(200, 50, p_pledge) == Approx(known).margin(5e-5));  // the digits given
    const models::Parameters p = campaign(p_pledge);
    int funded = 0;
    for (std::uint64_t seed = 1; seed <= runs; ++seed) {
      models::RunSpec spec = tests::run_spec(p, {"funding_rate"});
      spec.seed = seed;
      spec.phases.front().parameters.run.months = 2;
      models::Market market(spec);
      sim::Clock clock{{4, 0, 8, 8}, 0};
      for (; clock.step < 6; ++clock.step) market.step(clock);
      const models::Courses& courses = market.courses();
      REQUIRE(courses.size() >= 2);
      funded += courses.campaign[1].stage == models::Stage::funded ? 1 : 0;
      CHECK(market.worst_imbalance() == 0);
    }
    const double error = std::sqrt(runs * known * (1.0 - known));
    INFO(p_pledge << " " << funded);
    CHECK(std::abs(funded - runs * known) < tests::z_bound * error);
  }
}

TEST_CASE(
    "A campaign that fails moves no money, and one that succeeds pays creator and platform before the course is made") {
  for (const std::int64_t goal : {201, 1}) {
    models::Parameters p = campaign(0.5);
    p.platform["main"].crowdfunding_goal = goal;
    p.feedback.refund_days = 0.0;  // what is sold is earned at once
    const models::RunSpec spec = tests::run_spec(p, {});
    models::Market market(spec);
    sim::Clock clock{{4, 0, 12, 12}, 0};
    const auto cash = [&] {
      return std::accumulate(market.learners().cash.data(), market.learners().cash.data() + 200, std::int64_t{0});
    };
    // The course of the opening is taken up by whom it suits in the first step; after that only pledges move money.
    market.step(clock);
    ++clock.step;
    const std::int64_t before = market.creators().payable[0] + market.creators().cash[0];
    const std::int64_t commission = market.observation().commission;
    for (; clock.step < 4; ++clock.step) market.step(clock);
    const std::int64_t pledged = market.courses().campaign[1].pledged;
    CHECK(pledged == std::int64_t{10'00} * market.courses().campaign[1].backers);
    CHECK(market.courses().campaign[1].backers > 50);
    const std::int64_t held = cash();
    CHECK(market.creators().payable[0] + market.creators().cash[0] == before);
    for (; clock.step < 6; ++clock.step) market.step(clock);
    const std::int64_t earned = market.creators().payable[0] + market.creators().cash[0] - before;
    if (goal == 201) {
      CHECK(market.courses().campaign[1].stage == models::Stage::failed);
      CHECK(cash() >= held + pledged);  // allowances may come in besides
      CHECK(earned == 0);
      CHECK(market.observation().commission == commission);
    } else {
      CHECK(market.courses().campaign[1].stage == models::Stage::funded);
      CHECK(earned == pledged * 37 / 100);
      CHECK(market.observation().commission == commission + pledged - earned);
    }
    CHECK(market.worst_imbalance() == 0);
  }
}

TEST_CASE("Backers take up the course once it is made") {
  const models::RunSpec spec = tests::run_spec(campaign(0.5), {});
  models::Market market(spec);
  sim::Clock clock{{4, 0, 40, 40}, 0};
  const auto pledges = [&] {
    std::int64_t n = 0;
    for (std::size_t row = 0; row < 200; ++row) n += market.learners().pledge[row].held() ? 1 : 0;
    return n;
  };
  for (; clock.step < 6; ++clock.step) market.step(clock);
  const std::int64_t backers = pledges();
  CHECK(backers > 50);
  while (market.courses().campaign[1].stage == models::Stage::funded && clock.step < 40) {
    CHECK(pledges() >= backers);
    market.step(clock);
    ++clock.step;
  }
  REQUIRE(clock.step < 40);
  CHECK(clock.step >= 8);  // a month's work
  const std::int64_t before = market.courses().enrolled[1];
  market.step(clock);
  CHECK(market.courses().enrolled[1] > before);
  // Everybody calls on the creator in that step, and who has backed the course has it.
  for (std::size_t row = 0; row < 200; ++row) {
    const auto owned = market.learners().owned.row(row);
    CHECK(std::count(owned.begin(), owned.end(), 2) <= 1);
  }
}

TEST_CASE("The more backers a campaign needs, the fewer succeed", "[sign]") {
  double before = 2.0;
  for (const std::int64_t goal : {45, 50, 55}) {
    models::Parameters p = campaign(0.25);
    p.platform["main"].crowdfunding_goal = goal;
    double funded = 0.0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
      models::RunSpec spec = tests::run_spec(p, {});
      spec.seed = seed;
      models::Market market(spec);
      sim::Clock clock{{4, 0, 8, 8}, 0};
      for (; clock.step < 6; ++clock.step) market.step(clock);
      funded += market.courses().campaign[1].stage == models::Stage::funded ? 1.0 : 0.0;
    }
    CHECK(funded / 60.0 < before);
    before = funded / 60.0;
  }
}

TEST_CASE("A platform may begin to raise money during a run") {
  models::Parameters p = campaign(0.5);
  p.run.months = 6;
  models::RunSpec spec = tests::run_spec(p, {"funding_rate", "pledges"});
  spec.phases.front().parameters.platform["main"].plan = "per_course";
  spec.phases.push_back({2, p});
  const models::RunOutput output = models::find_model("market")->run(spec);
  REQUIRE(output.reason == "");
  CHECK(output.worst_imbalance == 0.0);
  const std::size_t n = output.series.size() / 2;
  CHECK(std::accumulate(output.series.begin() + static_cast<std::ptrdiff_t>(n), output.series.end(), 0.0) > 50.0);
}
