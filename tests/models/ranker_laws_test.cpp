/// @file What holds under every ranker there is, and under every one to come.

#include <algorithm>
#include <cstring>
#include <vector>

#include "models/market.hpp"
#include "models/measure.hpp"
#include "models/slate.hpp"
#include "models/visit.hpp"
#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using tests::SmallMarket;

/// A spec of a year with every measure.
models::RunSpec year_with(std::string_view ranker) {
  models::Parameters p;
  p.platform["main"].ranker = ranker;
  p.creator_group["main"].number = 50;
  p.learner.number = 3000;
  p.learner.arrivals_per_month = 100.0;
  p.market.courses = 200;
  p.run.months = 12;
  models::RunSpec spec;
  spec.phases = {{0, p}};
  spec.seed = 5;
  for (std::size_t i = 0; i < models::measure_table().size(); ++i) spec.measures.push_back(i);
  return spec;
}

std::vector<double> all_measures(models::Market& market, const models::RunSpec& spec) {
  sim::Clock clock{{4, 0, 48, 1}, 0};
  std::vector<double> rows(spec.measures.size() * 48);
  market.begin_record(clock);
  for (; clock.step < 48; ++clock.step) {
    market.step(clock);
    const std::size_t row = static_cast<std::size_t>(clock.step) * spec.measures.size();
    market.observe(clock, std::span(rows).subspan(row, spec.measures.size()));
  }
  return rows;
}

/// Compared as bytes: a measure without a denominator is NaN, and NaN in both is the same.
bool same(const std::vector<double>& one, const std::vector<double>& other) {
  return one.size() == other.size() && std::memcmp(one.data(), other.data(), one.size() * sizeof(double)) == 0;
}

/// Agents change places in memory, each keeping all that is known of them.
void turn_around(const sim::Table& table) {
  for (const sim::ColumnInfo& column : table.columns()) {
    for (std::size_t low = 0, high = table.size() - 1; low < high; ++low, --high) {
      std::byte* from = column.first + low * column.bytes;
      std::swap_ranges(from, from + column.bytes, column.first + high * column.bytes);
    }
  }
}

}  // namespace

TEST_CASE("neither the order in memory nor the number of threads changes a bit of any measure", "[threaded]") {
  for (const models::Ranker& ranker : models::ranker_table()) {
    CAPTURE(ranker.name);
    const models::RunSpec spec = year_with(ranker.name);
    models::Market market(spec), learners_turned(spec), courses_turned(spec);
    const std::uint64_t first = market.learners().id(0);
    const double quality = market.courses().quality[0];
    turn_around(learners_turned.learners());
    turn_around(courses_turned.courses());
    REQUIRE(learners_turned.learners().id(market.learners().size() - 1) == first);
    REQUIRE(courses_turned.courses().quality[market.courses().size() - 1] == quality);
    models::RunSpec with_two = spec;
    with_two.threads = 2;
    models::Market threaded(with_two);
    const std::vector<double> measures = all_measures(market, spec);
    CHECK(same(measures, all_measures(learners_turned, spec)));
    CHECK(same(measures, all_measures(courses_turned, spec)));
    CHECK(same(measures, all_measures(threaded, spec)));
  }
}

TEST_CASE("what is shown adds up to the slates, and nobody buys what they cannot pay") {
  for (const models::Ranker& ranker : models::ranker_table()) {
    CAPTURE(ranker.name);
    models::Parameters p = tests::small_market_parameters(1000, 60);
    p.platform["main"].ranker = ranker.name;
    p.platform["main"].candidates = 32;
    p.visit.rate = 2.0;
    SmallMarket market(p);
    constexpr std::int32_t cash = 30'00;
    for (std::size_t row = 0; row < market.learners.size(); ++row) market.learners.cash[row] = cash;
    market.refresh();
    const models::Scene scene = market.scene();
    models::attend(scene, market.block());
    models::browse(scene, market.block());
    const models::LearnerTally& learner = market.worker.tally.learner[0];
    const std::int64_t visits = learner.visits - learner.direct_visits;
    REQUIRE(visits > 0);
    std::int64_t shown = 0, dear = 0;
    for (std::size_t c = 0; c < market.courses.size(); ++c) {
      const models::CourseTally& course = market.worker.tally.course[c];
      shown += market.worker.tally.shown[c];
      dear += market.courses.price[c] > cash ? market.worker.tally.shown[c] : 0;
      CHECK((market.courses.price[c] <= cash || course.sold == 0));
    }
    CHECK(shown == 8 * visits);  // nobody owns anything, so every slate is full
    CHECK(dear > 0);             // what cannot be bought is shown all the same
    for (std::size_t row = 0; row < market.learners.size(); ++row) CHECK(market.learners.cash[row] >= 0);
  }
}

TEST_CASE("without noise and exploration no ranker's slates match better than the oracle's") {
  const auto match_under = [](std::string_view ranker) {
    models::Parameters p = tests::small_market_parameters(1000, 60);
    models::Platform& platform = p.platform["main"];
    platform.ranker = ranker;
    platform.candidates = 32;
    platform.score_noise = platform.exploration = 0.0;
    p.market.appraised_share = 1.0;
    SmallMarket market(p);
    const models::Scene scene = market.scene();
    models::attend(scene, market.block());
    models::browse(scene, market.block());
    REQUIRE(market.worker.tally.learner[0].slate.places > 0);
    return market.worker.tally.learner[0].slate.match;
  };
  const std::int64_t most = match_under("oracle");
  for (const models::Ranker& ranker : models::ranker_table()) {
    CAPTURE(ranker.name);
    if (ranker.name == "oracle") continue;
    CHECK(match_under(ranker.name) < most);
  }
}

TEST_CASE("identical courses are shown equally often") {
  constexpr std::size_t n = 30;
  for (const models::Ranker& ranker : models::ranker_table()) {
    CAPTURE(ranker.name);
    models::Parameters p = tests::small_market_parameters(500, n);
    p.platform["main"].ranker = ranker.name;
    SmallMarket market(p);
    for (const sim::ColumnInfo& column : market.courses.columns()) {
      if (column.name == "creator" || column.name == "number") continue;
      for (std::size_t c = 1; c < n; ++c) std::copy_n(column.first, column.bytes, column.first + c * column.bytes);
    }
    std::vector<double> shown(n);
    constexpr int steps = 20;
    for (market.clock.step = 0; market.clock.step < steps; ++market.clock.step) {
      market.refresh();
      const models::Scene scene = market.scene();
      market.worker.scratch.interest = {1.0F};
      for (std::size_t row = 0; row < market.learners.size(); ++row) {
        const std::uint64_t id = market.learners.id(row);
        const sim::Words words = sim::draw(market.key, {id, models::learner_kind, models::query_draw, scene.step(), 0});
        const std::size_t kept = models::fill_slate(scene, market.worker, {row, id, 0}, 0, words[1]);
        for (std::size_t i = 0; i < kept; ++i) shown[market.worker.scratch.shown[i]] += 1.0;
      }
    }
    const double slates = steps * 500.0;
    const std::vector<double> expected(n, 8.0 * slates / n);
    // Eight of thirty without replacement vary less than independent counts: by (1 - 8/30)·30/29.
    const double shrunk = (1.0 - 8.0 / n) * n / (n - 1.0);
    CHECK(tests::chi_square(shown, expected) / shrunk < tests::chi_square_bound(n - 1));
  }
}
