#include "models/piracy.hpp"

#include <cmath>

#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/statistics.hpp"

using market_case::series_of;
using market_case::total;

namespace {

/// Everybody can pay every course, and none is free.
models::Parameters paid_market(double piracy) {
  models::Parameters p;
  p.platform["main"];
  p.creator_group["main"].number = 60;
  p.learner.number = 3000;
  p.learner.income_median = 1e5;
  p.course.free_share = 0.0;
  p.market.courses = 200;
  p.market.piracy = piracy;
  p.market.enforcement_scale = 500.0;
  p.run.months = 12;
  return p;
}

}  // namespace

TEST_CASE("Of those about to pay the share copies that is left by enforcement, and pays nothing") {
  for (const double enforcement : {0.0, 400.0}) {
    models::Parameters p = paid_market(0.3);
    p.platform["main"].enforcement = enforcement;
    const double share = 0.3 * std::exp(-enforcement / 500.0);
    CHECK(models::piracy_on(p.market, p.platform["main"]) == Approx(share).epsilon(1e-12));
    const double copied = total(series_of(p, "pirated")), taken = total(series_of(p, "purchases"));
    REQUIRE(taken > 1000.0);
    const double error = std::sqrt(taken * share * (1.0 - share));
    CHECK(std::abs(copied - share * taken) < tests::z_bound * error);
  }
}

TEST_CASE("Where everybody copies nobody earns, and enforcement is the platform's to pay") {
  const models::Parameters free = paid_market(1.0);
  CHECK(total(series_of(free, "pirated")) > 1000.0);
  CHECK(total(series_of(free, "gmv")) == 0.0);
  models::Parameters guarded = paid_market(0.0);
  const double before = total(series_of(guarded, "platform_profit"));
  guarded.platform["main"].enforcement = 25.0;
  CHECK(total(series_of(guarded, "platform_profit")) == Approx(before - 12 * 25.0).epsilon(1e-12));
}

TEST_CASE("What is to be paid later is copied as well") {
  for (const char* plan : {"instalments", "success_fee"}) {
    models::Parameters p = paid_market(1.0);
    p.platform["main"].plan = plan;
    INFO(plan);
    CHECK(total(series_of(p, "pirated")) > 1000.0);
    CHECK(total(series_of(p, "gmv")) == 0.0);
  }
}

TEST_CASE("More piracy leaves creators less", "[sign]") {
  double payouts = total(series_of(paid_market(0.0), "payouts"));
  for (const double piracy : {0.2, 0.5, 0.9}) {
    const double less = total(series_of(paid_market(piracy), "payouts"));
    CHECK(less < payouts);
    payouts = less;
  }
}

TEST_CASE("Who copies counts for popularity, unless they are not to") {
  models::Parameters p = paid_market(1.0);
  const auto enrolled = [&] {
    const models::RunSpec spec = tests::run_spec(p, {});
    models::Market market(spec);
    market_case::play(market, p);
    std::int64_t sum = 0;
    for (std::size_t c = 0; c < market.courses().size(); ++c) sum += market.courses().enrolled[c];
    return sum;
  };
  CHECK(enrolled() > 0);
  p.market.count_pirates = false;
  CHECK(enrolled() == 0);
}
