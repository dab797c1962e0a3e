/// @file How creators set prices: Bertrand competition and monopoly under logit demand, through the market.

#include "models/creator_price.hpp"

#include <cmath>
#include <vector>

#include "models/market.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/models/small_market.hpp"

namespace {

/// So many courses of as many makers, alike in all but a price that weighs 1 per USD; every visitor sees `slate` of
/// them, takes one or none and comes back in the next step.
models::Parameters sellers(std::int64_t n, std::int64_t slate, const char* rule) {
  models::Parameters p = market_case::quiet_market(n);
  p.learner.number = 200;
  p.learner.income_median = 1e6;
  p.learner.allowance_share = 1.0;
  p.market.courses = n;
  p.market.topics = 1;
  p.course.free_share = 0.0;
  p.course.quality_sd = p.course.quality_capability = 0.0;
  p.course.price_median = 3.0;
  p.course.price_least = 1.0;
  p.course.price_sigma = 0.5;
  p.course.price_grid = 0.0;
  p.choice.match = p.choice.brand = p.choice.popularity = p.choice.hours = p.choice.difficulty = p.choice.rank = 0.0;
  p.choice.quality = p.choice.refund_option = 0.0;
  p.choice.price = 1.0;
  p.choice.outside_option = false;
  p.choice.persistence = 0.0;
  p.platform["main"].ranker = "random";
  p.platform["main"].exploration = 0.0;
  p.platform["main"].candidates = 0;
  p.platform["main"].slate = slate;
  p.visit.rate = 1000.0;
  p.visit.direct_rate = 0.0;
  p.visit.remembered_courses = 0;
  p.study.p_no_show_paid = 1.0;
  p.feedback.p_rate = 0.0;
  p.creator_group["main"].price_rule = rule;
  p.creator_group["main"].review_months = 1;
  p.run.months = 30;
  return p;
}

/// [USD] of every course after the run.
std::vector<double> prices_after(const models::Parameters& p) {
  models::RunSpec spec = tests::run_spec(p, {"gmv"});
  spec.threads = 2;
  models::Market market(spec);
  market_case::play(market, p);
  CHECK(market.worst_imbalance() == 0);
  std::vector<double> prices;
  for (std::size_t c = 0; c < market.courses().size(); ++c) prices.push_back(0.01 * market.courses().price[c]);
  return prices;
}

// Prices are rounded by up to half a cent, and at two firms the best answer moves by half of that: a cent off at most.
constexpr double cent = 0.01 + 1e-9;

/// [USD] mean price at the end of each month of ten sellers with costs of 1, when commission rises from 0.2 to 0.5 at
/// month 8.
std::vector<double> prices_by_month(std::int64_t notice) {
  models::Parameters p = sellers(10, 10, "bertrand");
  p.course.price_sigma = 0.0;
  p.creator_group["main"].unit_cost = 1.0;
  p.platform["main"].commission = 0.2;
  p.run.months = 16;
  p.run.notice = notice;
  models::RunSpec spec = tests::run_spec(p, {});
  p.platform["main"].commission = 0.5;
  spec.phases.push_back({8, p});
  models::Market market(spec);
  std::vector<double> prices;
  for (sim::Clock clock{{4, 0, 64, 4}, 0}; clock.step < 64; ++clock.step) {
    market.step(clock);
    if (!clock.month_ends()) continue;
    double sum = 0.0;
    for (std::size_t c = 0; c < 10; ++c) sum += 0.001 * market.courses().price[c];
    prices.push_back(sum);
  }
  return prices;
}

}  // namespace

// A7.
TEST_CASE(
    "Equal firms without an outside option have markups of 2, 1.25 and 1.1111, and 1.1429 in slates of 8 of 400") {
  for (const auto& [n, slate, markup] :
       {std::tuple{2, 2, 2.0}, std::tuple{5, 5, 1.25}, std::tuple{10, 10, 1.1111}, std::tuple{400, 8, 1.1429}}) {
    CAPTURE(n);
    for (const double price : prices_after(sellers(n, slate, "bertrand"))) {
      CHECK(price == Approx(markup).margin(cent).epsilon(0.0));
    }
  }
}

// A22.
TEST_CASE("A commission is borne by learners only as far as there are costs to cover") {
  for (const double cost : {0.0, 1.0}) {
    for (const double commission : {0.0, 0.3, 0.6}) {
      CAPTURE(cost, commission);
      models::Parameters p = sellers(5, 5, "bertrand");
      p.platform["main"].commission = commission;
      p.creator_group["main"].unit_cost = cost;
      for (const double price : prices_after(p)) {
        CHECK(price == Approx(cost / (1.0 - commission) + 1.25).margin(cent).epsilon(0.0));
      }
    }
  }
}

// A6.
TEST_CASE("A monopolist who tries prices finds 2, sells to half of the visitors and earns 1 of each", "[limit]") {
  models::Parameters p = sellers(1, 1, "hill_climb");
  p.learner.number = 25000;
  p.course.price_sigma = 0.0;
  p.course.price_median = 5.0;
  p.platform["main"].commission = 0.0;
  p.choice.outside_option = true;
  p.choice.outside = -2.0;
  p.run.months = 40;
  p.run.record_every = 4;
  const models::RunOutput output = tests::run("market", p, {"purchases", "gmv"});
  const std::size_t end = output.series.size() / 2 - 1;
  const double visits = 4.0 * 25000.0, sold = output.series[end], paid = output.series[2 * end + 1];
  // Profit p/(1 + e^(p-2)) is flat at its top: 0.2 away from it 1 % is lost, which is what the luck of 0.3 % in the
  // 100,000 visits of each of two months hides no more. A share there is off by 0.05, and by its luck.
  CHECK(paid / sold == Approx(2.0).margin(0.2).epsilon(0.0));
  CHECK(sold / visits == Approx(0.5).margin(0.06).epsilon(0.0));
  CHECK(paid / visits == Approx(1.0).margin(0.02).epsilon(0.0));
  CHECK(output.series[1] / visits < 0.1);  // where it began
}

TEST_CASE("Hill climbing goes on while profit rises, and turns with half the step when it does not") {
  models::Parameters p = sellers(1, 1, "hill_climb");
  p.course.price_sigma = 0.0;
  p.course.price_median = 10.0;
  tests::SmallMarket market(p);
  models::Courses& courses = market.courses;
  sim::Clock clock{{1, 0, 100, 1}, 0};
  const auto earn = [&](std::int64_t cents) {
    models::Tally tally;
    tally.course.resize(1);
    tally.demand.resize(1);
    tally.course[0].sold = 1;
    tally.demand[0].income = cents;
    models::take_demand(courses, market.creators, tally);
    models::review_prices(courses, market.creators, p, clock);
    ++clock.step;
    return courses.price[0];
  };
  CHECK(earn(100) == 1200);
  CHECK(earn(150) == 1400);
  CHECK(earn(140) == 1300);
  CHECK(earn(150) == 1200);
  CHECK(earn(150) == 1250);
  market.parameters.creator_group["main"].unit_cost = 1.0;
  CHECK(earn(249) == 1225);  // one dollar of it is cost
}

TEST_CASE("Free courses stay free, paid ones paid, and those of fixed prices as they are") {
  models::Parameters p = sellers(40, 8, "hill_climb");
  p.course.free_share = 0.5;
  p.course.price_median = 1.0;
  p.run.months = 12;
  const std::vector<double> after = prices_after(p);
  p.creator_group["main"].price_rule = "fixed";
  const std::vector<double> before = prices_after(p);
  int free = 0, changed = 0;
  for (std::size_t c = 0; c < before.size(); ++c) {
    CHECK((before[c] == 0.0) == (after[c] == 0.0));
    free += before[c] == 0.0 ? 1 : 0;
    changed += before[c] != after[c] ? 1 : 0;
  }
  CHECK(free > 0);
  CHECK(changed == 40 - free);
}

TEST_CASE("A course that nobody saw keeps its price") {
  models::Parameters p = sellers(3, 3, "bertrand");
  p.visit.rate = 0.0;
  const std::vector<double> after = prices_after(p);
  p.creator_group["main"].price_rule = "fixed";
  CHECK(prices_after(p) == after);
}

TEST_CASE("Prices set by chances are the same whatever the number of threads") {
  models::Parameters p = sellers(50, 8, "bertrand");
  p.learner.number = 5000;
  p.run.months = 6;
  CHECK(market_case::series_of(p, "gmv", 1, 1) == market_case::series_of(p, "gmv", 1, 3));
}

// A22: p* = c/(1 - commission) + 1/(b(1 - 1/10)).
TEST_CASE("Sellers set prices for a new commission as many months ahead as they have notice") {
  const std::vector<double> at_once = prices_by_month(0), ahead = prices_by_month(3);
  const double before = 1.0 / 0.8 + 1.0 / 0.9, after = 1.0 / 0.5 + 1.0 / 0.9;
  // Chances scatter by the prices of others within a month; a cent is rounded off.
  CHECK(at_once[7] == Approx(before).margin(0.05));
  CHECK(ahead[4] == Approx(before).margin(0.05));
  CHECK(ahead[7] == Approx(after).margin(0.05));
  CHECK(at_once[15] == Approx(after).margin(0.05));
  for (std::size_t month = 0; month <= 3; ++month) CHECK(at_once[month] == ahead[month]);
}

TEST_CASE("Who sells on two platforms prices by the mean of their commissions") {
  const auto price = [](double first, double second) {
    models::Parameters p = sellers(10, 10, "bertrand");
    p.creator_group["main"].unit_cost = 1.0;
    p.platform["main"].commission = first;
    p.platform["other"] = p.platform["main"];
    p.platform["other"].commission = second;
    return prices_after(p);
  };
  CHECK(price(0.2, 0.6) == price(0.4, 0.4));
  CHECK(price(0.2, 0.6) != price(0.2, 0.2));
}
