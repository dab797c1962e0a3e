/// @file What platforms' policies do to creators: exclusive rates, costs, entry and effort, and platforms that give up.

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"

using market_case::series_of;
using market_case::total;

namespace {

models::Parameters market_of(std::int64_t creators) {
  models::Parameters p;
  p.platform["main"];
  p.creator_group["main"].number = creators;
  p.learner.number = 2000;
  p.market.courses = 200;
  p.feedback.refund_days = 0.0;
  p.run.months = 12;
  return p;
}

}  // namespace

TEST_CASE("Creators bound to one platform keep its bonus of every sale") {
  models::Parameters p = market_of(60);
  p.platform["main"].commission = p.platform["main"].commission_referred = 0.6;
  p.platform["main"].exclusive_bonus = 0.25;
  const auto kept = [&] {
    const double sales = total(series_of(p, "gmv"));
    REQUIRE(sales > 10'000.0);
    return 1.0 - total(series_of(p, "commission")) / sales;
  };
  // A cent is rounded off for creators at every sale of 10 USD or more.
  CHECK(kept() == Approx(0.4).margin(1e-3));
  p.creator_group["main"].platforms = "main";
  CHECK(kept() == Approx(0.65).margin(1e-3));
}

TEST_CASE("Making a course costs what is set, out of what was paid out, and waits for the money") {
  const auto made = [](double cost) {
    models::Parameters p = market_of(60);
    p.course.production_hours = 10.0;
    p.course.production_cost = cost;
    const models::RunSpec spec = tests::run_spec(p, {});
    models::Market market(spec);
    market_case::play(market, p);
    CHECK(market.worst_imbalance() == 0);
    const models::Creators& creators = market.creators();
    std::int64_t earned = 0, held = 0;
    for (std::size_t j = 0; j < creators.size(); ++j) {
      CHECK(creators.cash[j] >= 0);
      earned += creators.earned[j];
      held += creators.cash[j] + creators.payable[j];
    }
    const auto n = static_cast<std::int64_t>(market.courses().size()) - 200;
    CHECK(earned - held == n * models::cents(cost));
    return n;
  };
  const std::int64_t free = made(0.0), cheap = made(5.0), dear = made(200.0);
  CHECK(free > cheap);
  CHECK(cheap > dear);
  CHECK(dear > 0);
}

TEST_CASE("A platform that loses money for as many months as set closes, and nobody's money is lost") {
  models::Parameters p = market_of(60);
  p.platform["lavish"];
  p.platform["lavish"].marketing = 1e6;
  p.feedback.refund_days = 30.0;
  const auto closes_in = [&](std::int64_t exit_months) {
    p.platform["lavish"].exit_months = exit_months;
    const models::RunSpec spec = tests::run_spec(p, {});
    models::Market market(spec);
    std::int64_t steps = -1;
    for (sim::Clock clock{{4, 0, 48, 4}, 0}; clock.step < 48; ++clock.step) {
      market.step(clock);
      if (steps < 0 && !market.stores()[0].open()) steps = clock.step + 1;
      CHECK(market.stores()[1].open());
    }
    CHECK(market.worst_imbalance() == 0);
    return steps;
  };
  CHECK(closes_in(0) == -1);
  CHECK(closes_in(2) == 2 * 4);
  CHECK(closes_in(5) == 5 * 4);
}

TEST_CASE("The higher the commission, the fewer creators enter where hours are as they are", "[sign]") {
  const auto entries = [](double commission) {
    models::Parameters p = market_of(60);
    models::CreatorGroup& group = p.creator_group["main"];
    group.entry_rate = 0.2;
    group.outside_wage = 1.0;
    group.max_creators = 5000;
    p.platform["main"].commission = p.platform["main"].commission_referred = commission;
    p.run.months = 24;
    return total(series_of(p, "entries"));
  };
  const double at_little = entries(0.1), at_half = entries(0.5), at_most = entries(0.9);
  CHECK(at_little > at_half);
  CHECK(at_half > at_most);
}

TEST_CASE("The higher the commission, the less creators work who choose their hours", "[sign]") {
  const auto effort = [](double commission) {
    models::Parameters p = market_of(60);
    p.creator_group["main"].time_rule = "static_optimum";
    p.creator_group["main"].review_months = 1;
    p.creator_group["main"].outside_wage = 1.0;
    p.platform["main"].commission = p.platform["main"].commission_referred = commission;
    return series_of(p, "effort").back();
  };
  const double at_little = effort(0.1), at_half = effort(0.5), at_most = effort(0.9);
  CHECK(at_little > at_half);
  CHECK(at_half > at_most);
}

TEST_CASE("The more creators could earn elsewhere, the fewer are left", "[sign]") {
  const auto left = [](double wage) {
    models::Parameters p = market_of(60);
    p.creator_group["main"].exit_months = 3;
    p.creator_group["main"].outside_wage = wage;
    return series_of(p, "creators").back();
  };
  const double at_nothing = left(0.0), at_some = left(1.0), at_much = left(20.0);
  CHECK(at_nothing == 60.0);  // nobody earns less than nothing
  CHECK(at_nothing > at_some);
  CHECK(at_some > at_much);
}

TEST_CASE("What subscribers paid to a platform that closes goes to those who sold there, though nobody studied") {
  models::Parameters p = market_of(30);
  p.platform["main"].plan = "subscription";
  p.platform["main"].subscription_price = 10.0;
  p.platform["other"].plan = "open_access";
  p.platform["main"].pool_hours_cap = 0.0;  // no hour counts
  models::RunSpec spec = tests::run_spec(p, {});
  p.platform["main"].open = false;
  spec.phases.push_back({3, p});
  models::Market market(spec);
  for (sim::Clock clock{{4, 0, 16, 4}, 0}; clock.step < 16; ++clock.step) {
    if (clock.step == 12) CHECK(market.stores()[0].pool.balance() > 0);
    market.step(clock);
  }
  CHECK(market.stores()[0].pool.balance() == 0);
  CHECK(market.worst_imbalance() == 0);
  const models::Creators& creators = market.creators();
  const auto [least, most] = std::minmax_element(creators.earned.data(), creators.earned.data() + creators.size());
  CHECK(*least > 0);
  CHECK(*most - *least <= 1);  // a cent is not divided
}

TEST_CASE("Where every platform has closed nobody visits one any more") {
  models::Parameters p = market_of(30);
  models::RunSpec spec = tests::run_spec(p, {"visits"});
  p.platform["main"].open = false;
  spec.phases.push_back({3, p});
  spec.phases.front().parameters.run.record_every = 4;
  const models::RunOutput output = models::find_model("market")->run(spec);
  REQUIRE(output.reason == "");
  for (std::size_t month = 1; month <= 12; ++month) CHECK((output.series[month] > 0.0) == (month <= 3));
}

TEST_CASE("Whoever cannot pay for a course's production waits with one, and makes no others meanwhile") {
  models::Parameters p = market_of(20);
  p.course.production_hours = 1.0;
  p.course.production_cost = 1e9;
  models::RunSpec spec = tests::run_spec(p, {});
  p.course.production_cost = 0.0;
  spec.phases.push_back({6, p});
  models::Market market(spec);
  sim::Clock clock{{4, 0, 48, 4}, 0};
  for (; clock.step < 24; ++clock.step) market.step(clock);
  CHECK(market.courses().size() == 200);
  for (std::size_t j = 0; j < 20; ++j) CHECK(market.creators().content_hours[j] <= 1.0);
}
