#include "models/surplus.hpp"

#include <cmath>

#include "models/deal.hpp"
#include "sim/fixed.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/models/small_market.hpp"

using market_case::series_of;

namespace {

/// As it is counted.
struct Surplus {
  double inclusive, decision, experienced;
};

/// Two courses of given utility before any visitor, free and as good as they look.
struct Choice : tests::SmallMarket {
  Choice() : SmallMarket(with()) {
    for (std::uint32_t c = 0; c < 3; ++c) {
      worker.scratch.shown[c] = c;
      courses.quality[c] = courses.perceived[c];
    }
    refresh();
  }
  static models::Parameters with() {
    models::Parameters p = tests::small_market_parameters(1, 3);
    p.choice.price = 0.02;
    p.choice.popularity = 0.0;
    return p;
  }
  Surplus of(double first, double second, bool ranked, double outside) {
    worker.scratch.utility[0] = first;
    worker.scratch.utility[1] = second;
    for (std::size_t i = 0; i < 2; ++i) {
      const double place = ranked ? parameters.choice.rank * std::log(static_cast<double>(i + 1)) : 0.0;
      worker.scratch.beyond[i] = static_cast<double>(views.course[i].surprise) + place;
    }
    parameters.choice.outside = outside;
    parameters.choice.outside_option = outside != models::never;
    worker.tally.learner[0] = {};
    worker.tally.till[0] = {};
    models::Scratch& scratch = worker.scratch;
    models::Scene now = scene();
    now.counts_surplus = true;
    const models::Visitor visitor{};
    models::note_surplus(now, worker, {visitor, 2, true},
                         models::weigh_alternatives({scratch.utility, scratch.beyond, scratch.weight, 2}, outside));
    models::count_surplus(now, worker);
    const models::LearnerTally& tally = worker.tally.learner[0];
    return {sim::real(worker.tally.till[0].inclusive), sim::real(tally.decision_surplus), sim::real(tally.surplus)};
  }
};

}  // namespace

TEST_CASE("A choice is worth its log-sum over the weight of price, beyond staying out") {
  Choice choice;
  const double inclusive = std::log(std::exp(3.0) + std::exp(1.0) + std::exp(2.5));
  const Surplus surplus = choice.of(1.0, 2.5, false, 3.0);
  CHECK(surplus.inclusive == Approx(inclusive).margin(0x1p-20));  // sums are fixed
  CHECK(surplus.decision == Approx((inclusive - 3.0) / 0.02).margin(0x1p-20));
  CHECK(surplus.experienced == Approx(surplus.decision).epsilon(1e-6));  // perceived quality is a float
  CHECK(choice.of(-1e9, -1e9, false, 3.0).decision == Approx(0.0).margin(1e-9));
  CHECK(choice.of(models::never, models::never, false, models::never).inclusive == 0.0);
}

TEST_CASE("What a course turns out to be worth more counts by the chance that it is chosen") {
  Choice choice;
  const Surplus as_expected = choice.of(1.0, 2.5, false, 3.0);
  choice.courses.quality[1] += 2.0;
  choice.refresh();
  const Surplus better = choice.of(1.0, 2.5, false, 3.0);
  const double chance = std::exp(2.5) / (std::exp(3.0) + std::exp(1.0) + std::exp(2.5));
  CHECK(better.decision == as_expected.decision);
  CHECK(better.experienced - as_expected.experienced ==
        Approx(choice.parameters.choice.quality * 2.0 * chance / 0.02).epsilon(1e-6));
}

TEST_CASE("Neither the place in a slate nor the crowd makes a course worth more or less") {
  Choice choice;
  choice.parameters.choice.rank = 0.4;
  const Surplus ranked = choice.of(1.0, 2.5 - 0.4 * std::log(2.0), true, 3.0);
  const double chance =
      std::exp(2.5 - 0.4 * std::log(2.0)) / (std::exp(3.0) + std::exp(1.0) + std::exp(2.5 - 0.4 * std::log(2.0)));
  CHECK(ranked.experienced - ranked.decision == Approx(0.4 * std::log(2.0) * chance / 0.02).epsilon(1e-5));
}

TEST_CASE("Money that only changes hands leaves welfare as it is", "[placebo]") {
  // The commission moves money from creators to the platform, and a fee that nobody minds from learners to it.
  models::Parameters p;
  p.platform["main"].guidance = "everyone";
  p.platform["main"].guidance_cost = 0.0;
  p.creator_group["main"].number = 100;
  p.learner.number = 3000;
  p.learner.income_median = 50000.0;
  p.market.courses = 300;
  p.run.months = 24;
  const auto total = [](const models::Parameters& q, const char* measure) {
    const std::vector<double> flow = series_of(q, measure);
    double sum = 0.0;
    for (const double x : flow) sum += x;
    return sum;
  };
  const double welfare = total(p, "welfare"), income = total(p, "creator_surplus"),
               profit = total(p, "platform_profit");
  models::Parameters dear = p;
  dear.platform["main"].commission = 0.2;
  dear.platform["main"].guidance_price = 3.0;
  CHECK(total(dear, "creator_surplus") > income);
  CHECK(total(dear, "platform_profit") != profit);
  CHECK(total(dear, "purchases") == total(p, "purchases"));
  // What is in escrow at the end belongs to nobody yet, and its parts are not the same.
  const double held = series_of(p, "escrow").back();
  CHECK(total(dear, "welfare") == Approx(welfare).margin(held));
}
