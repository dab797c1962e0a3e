#include "models/homing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

using market_case::series_of;
using market_case::total;

namespace {

models::Parameters two_platforms() {
  models::Parameters p;
  p.platform["first"];
  p.platform["second"];
  p.creator_group["main"].number = 60;
  p.learner.number = 4000;
  p.market.courses = 300;
  p.visit.rate = 2.0;
  p.run.months = 12;
  return p;
}

double mean(const std::vector<double>& values) {
  std::vector<double> known;
  std::copy_if(values.begin(), values.end(), std::back_inserter(known), [](double x) { return !std::isnan(x); });
  return total(known) / static_cast<double>(known.size());
}

constexpr std::size_t blocks = 20, seekers = blocks * sim::block_size;

/// Where learners go who are at one place: the share of each platform.
std::vector<double> shares(tests::SmallMarket& market, const models::VisitSettings& settings, std::uint8_t here) {
  std::vector<double> share(market.stores.size());
  models::Scratch& scratch = market.worker.scratch;
  const std::vector<std::uint8_t> from(sim::block_size, here);
  for (std::size_t block = 0; block < blocks; ++block) {
    std::iota(scratch.id.begin(), scratch.id.end(), block * sim::block_size);
    models::pick_platforms({market.stores, settings}, tests::SmallMarket::key, scratch.id,
                           {0, models::learner_kind, models::home_draw, 3, 0}, from, scratch);
    for (const std::uint64_t place : scratch.destination.picked) share[place] += 1.0 / seekers;
  }
  return share;
}

}  // namespace

TEST_CASE("Learners divide over platforms by the logit of what draws them") {
  models::Parameters p = tests::small_market_parameters(1, 3);
  p.platform["a"] = p.platform["b"] = p.platform["main"];
  p.platform.erase("main");
  p.platform["b"].marketing = 1000.0;
  p.visit.marketing = 0.1;
  tests::SmallMarket market(p);
  market.stores[0].inclusive_value = 0.7;
  const auto share_of_first = [&](std::uint8_t here) { return shares(market, p.visit, here)[0]; };
  const double a = std::exp(0.7), b = std::exp(0.1 * std::log(1001.0)), stay = std::exp(p.visit.inertia);
  const double error = tests::z_bound * std::sqrt(0.25 / seekers);
  CHECK(std::abs(share_of_first(2) - a / (a + b)) < error);
  CHECK(std::abs(share_of_first(0) - a * stay / (a * stay + b)) < error);
}

TEST_CASE(
    "Six platforms alike share learners alike, inertia beyond all bounds holds them, and a closed one holds nobody") {
  models::Parameters p = tests::small_market_parameters(1, 3);
  for (const char* name : {"a", "b", "c", "d", "e"}) p.platform[name] = p.platform["main"];
  tests::SmallMarket market(p);
  p.visit.inertia = 0.0;
  for (const double share : shares(market, p.visit, 5)) {
    CHECK(std::abs(share - 1.0 / 6.0) < tests::z_bound * std::sqrt(5.0 / 36.0 / seekers));
  }
  p.visit.inertia = 1e6;
  market.stores[0].inclusive_value = 1e5;
  CHECK(shares(market, p.visit, 5)[5] == Approx(1.0));  // a sum of twenty thousand shares
  market.parameters.platform["main"].open = false;
  market.refresh();
  CHECK(shares(market, p.visit, 5)[0] == Approx(1.0));
  CHECK(shares(market, p.visit, 5)[5] == 0.0);
}

TEST_CASE("Two platforms of one policy share the market, and one that closes leaves it to the other") {
  models::Parameters p = two_platforms();
  const double together = mean(series_of(p, "platform_hhi"));
  CHECK(together == Approx(0.5).margin(0.02));  // monthly shares scatter by less than a tenth
  models::RunSpec spec = tests::run_spec(p, {"platform_hhi", "gmv", "escrow"});
  p.platform["second"].open = false;
  spec.phases.push_back({6, p});
  const models::RunOutput output = models::find_model("market")->run(spec);
  CHECK(output.worst_imbalance == 0.0);
  const std::size_t n = output.series.size() / 3;
  for (std::size_t t = 25; t < n; ++t) {
    CHECK(output.series[t] == 1.0);
    CHECK(output.series[n + t] > 0.0);
  }
}

TEST_CASE("A platform that closes gives back what can still be asked back, and everybody leaves its courses") {
  models::Parameters p = tests::small_market_parameters(3, 3);
  p.platform["zebra"] = p.platform["main"];
  tests::SmallMarket market(p);
  market.clock.step = 6;
  const auto open = [&](std::size_t row, std::uint8_t platform, std::uint16_t step) {
    models::Enrolment& enrolment = market.learners.enrolment.row(row)[0];
    enrolment = {.course = 1, .price = 50'00, .step = step};
    enrolment.platform = platform & 0xFU;
  };
  open(0, 1, 5);  // within the window of four steps
  open(1, 1, 1);  // beyond
  open(2, 0, 5);  // elsewhere
  market.parameters.platform["zebra"].open = false;
  market.refresh();
  const std::int32_t before = market.learners.cash[0];
  models::leave_closed(market.scene(), market.block());
  CHECK(market.learners.cash[0] == before + 50'00);
  CHECK(market.learners.cash[1] == before);
  CHECK(market.learners.cash[2] == before);
  CHECK_FALSE(market.learners.enrolment.row(0)[0].open());
  CHECK_FALSE(market.learners.enrolment.row(1)[0].open());
  CHECK(market.learners.enrolment.row(2)[0].open());
  CHECK(market.stores[1].front.shelf().n(0) == 0);
}

TEST_CASE("Creators who sell on one platform are found on one, those of a group on the platforms it names") {
  models::Parameters p = two_platforms();
  p.creator_group["loyal"] = p.creator_group["main"];
  p.creator_group["loyal"].homing = "single";
  p.creator_group["away"] = p.creator_group["main"];
  p.creator_group["away"].platforms = "second";
  const models::RunSpec spec = tests::run_spec(p, {});
  models::Market market(spec);
  sim::Clock clock{{4, 0, 48, 1}, 0};
  for (; clock.step < 8; ++clock.step) market.step(clock);
  const models::Creators& creators = market.creators();
  int on_one = 0, on_both = 0;
  for (std::size_t j = 0; j < creators.size(); ++j) {
    const bool first = !market.stores()[0].front.courses_of(j).empty();
    const bool second = !market.stores()[1].front.courses_of(j).empty();
    if (creators.n_courses[j] == 0) continue;
    const std::uint32_t group = creators.group[j];  // away, loyal, main
    if (group == 0) CHECK((!first && second));
    if (group == 1) {
      on_one += first != second ? 1 : 0;
      CHECK_FALSE((first && second));
    }
    if (group == 2) on_both += first && second ? 1 : 0;
  }
  CHECK(on_one > 50);
  CHECK(on_both > 50);
}

namespace {

/// Whether the market is more concentrated under one setting than under the other, over twelve seeds.
bool is_more_concentrated(const models::Parameters& one, const models::Parameters& other) {
  std::vector<double> difference;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    difference.push_back(mean(series_of(one, "platform_hhi", seed)) - mean(series_of(other, "platform_hhi", seed)));
  }
  const tests::Moments m = tests::moments(difference);
  return m.mean > tests::t_bound(difference.size()) * m.error;
}

}  // namespace

TEST_CASE("The more learners go by what a platform is worth, the more the better one concentrates the market",
          "[sign][limit]") {
  models::Parameters weak = two_platforms();
  weak.platform["second"].slate = 2;
  weak.visit.inertia = 1.0;
  weak.visit.attention = 0.2;
  models::Parameters strong = weak;
  strong.visit.attention = 2.0;
  CHECK(is_more_concentrated(strong, weak));
}

TEST_CASE("A new platform takes more of an old one's market when creators sell on both", "[sign][limit]") {
  const auto concentration = [](const char* homing, std::uint64_t seed) {
    models::Parameters p = two_platforms();
    p.creator_group["main"].homing = homing;
    p.platform["second"].open = false;
    models::RunSpec spec = tests::run_spec(p, {"platform_hhi"});
    spec.seed = seed;
    p.platform["second"].open = true;
    spec.phases.push_back({2, p});
    const models::RunOutput output = models::find_model("market")->run(spec);
    REQUIRE(output.reason.empty());
    return mean(output.series);
  };
  std::vector<double> difference;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    difference.push_back(concentration("single", seed) - concentration("multi", seed));
  }
  const tests::Moments m = tests::moments(difference);
  CHECK(m.mean > tests::t_bound(difference.size()) * m.error);
}
