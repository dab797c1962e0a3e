#include "models/slate.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "models/visit.hpp"
#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using tests::SmallMarket;

models::Parameters with(std::int64_t courses, std::int64_t candidates, std::int64_t slate, std::string ranker) {
  models::Parameters p = tests::small_market_parameters(200, courses);
  p.platform["main"].candidates = candidates;
  p.platform["main"].slate = slate;
  p.platform["main"].ranker = std::move(ranker);
  p.platform["main"].exploration = 0.0;
  return p;
}

/// The slate of the learner in `row` who asks for the only topic.
std::vector<std::uint32_t> slate_of(SmallMarket& market, std::size_t row) {
  const models::Scene scene = market.scene();
  market.worker.scratch.interest = {1.0F};
  const std::uint64_t id = market.learners.id(row);
  const std::uint32_t place = sim::draw(market.key, {id, models::learner_kind, models::query_draw, scene.step(), 0})[1];
  const std::size_t n = models::fill_slate(scene, market.worker, {row, id, market.learners.cash[row]}, 0, place);
  const auto& shown = market.worker.scratch.shown;
  return {shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(n)};
}

/// Let the first `n` courses be new and everything else old.
void renew(SmallMarket& market, std::size_t n) {
  const double old = -market.policy().exploration_months;
  for (std::size_t c = 0; c < market.courses.size(); ++c) market.courses.released[c] = c < n ? 0.0 : old;
}

/// Give the learner in `row` some of the first `n` courses.
std::set<std::uint32_t> own_some(SmallMarket& market, std::size_t row, std::uint32_t n) {
  std::set<std::uint32_t> owned;
  for (std::size_t i = 0; i < market.learners.owned.width() / 2; ++i) {
    const auto course = static_cast<std::uint32_t>((row + 3 * i) % n);
    market.learners.owned.row(row)[i] = course + 1;
    owned.insert(course);
  }
  return owned;
}

}  // namespace

TEST_CASE("A slate shows no course twice and none lately owned, and is as long as it can be") {
  struct Case {
    std::int64_t courses, candidates, slate;
  };
  const double exploration = GENERATE(0.0, 0.3, 1.0);
  // Few and many candidates, short and long slates, and more places than courses: every way of finding the best.
  const Case cases[] = {{30, 0, 8}, {30, 16, 8}, {30, 5, 8},    {6, 0, 8},
                        {4, 64, 8}, {700, 0, 8}, {700, 0, 100}, {90, 80, 70}};
  for (const Case& c : cases) {
    for (const models::Ranker& ranker : models::ranker_table()) {
      models::Parameters p = with(c.courses, c.candidates, c.slate, std::string(ranker.name));
      p.platform["main"].exploration = exploration;
      SmallMarket market(p);
      renew(market, 5);
      market.refresh();
      const auto n = static_cast<std::size_t>(c.candidates == 0 ? c.courses : std::min(c.courses, c.candidates));
      for (std::size_t row = 0; row < market.learners.size(); ++row) {
        const auto owned = own_some(market, row, static_cast<std::uint32_t>(c.courses));
        const auto slate = slate_of(market, row);
        const std::set<std::uint32_t> shown(slate.begin(), slate.end());
        CHECK(shown.size() == slate.size());
        for (const std::uint32_t course : shown) CHECK(owned.count(course) == 0);
        const auto places = static_cast<std::size_t>(c.slate);
        CHECK(slate.size() >= std::min(places, n - std::min(n, owned.size())));
        CHECK(slate.size() <= std::min(places, n));
        if (n == market.courses.size()) CHECK(slate.size() == std::min(places, n - owned.size()));
      }
    }
  }
}

TEST_CASE("Without noise a slate holds the courses with the best scores, best first") {
  for (const std::int64_t courses : {40, 700}) {
    for (const std::int64_t places : {8, 90}) {
      models::Parameters p = with(courses, 0, places, "popularity");
      p.platform["main"].score_noise = 0.0;
      SmallMarket market(p);
      for (std::size_t c = 0; c < market.courses.size(); ++c) {
        market.courses.popularity[c] = static_cast<double>((c * 7919) % market.courses.size());
      }
      market.refresh();
      std::vector<std::uint32_t> best;
      for (std::uint32_t c = 0; c < market.courses.size(); ++c) best.push_back(c);
      std::sort(best.begin(), best.end(), [&](std::uint32_t a, std::uint32_t b) {
        return market.courses.popularity[a] > market.courses.popularity[b];
      });
      best.resize(static_cast<std::size_t>(std::min(courses, places)));
      CHECK(slate_of(market, 0) == best);
      CHECK(slate_of(market, 1) == best);
    }
  }
}

TEST_CASE("Courses of equal score are equally often shown first, with noise and without") {
  constexpr std::size_t n = 20;
  for (const double noise : {0.0, 0.4}) {
    models::Parameters p = with(n, 0, 3, "random");
    p.learner.number = 1000;
    p.platform["main"].score_noise = noise;
    SmallMarket market(p);
    std::vector<double> first(n), last(n);
    constexpr int steps = 20;
    for (market.clock.step = 0; market.clock.step < steps; ++market.clock.step) {
      market.refresh();
      for (std::size_t row = 0; row < market.learners.size(); ++row) {
        const auto slate = slate_of(market, row);
        first[slate.front()] += 1.0;
        last[slate.back()] += 1.0;
      }
    }
    const std::vector<double> expected(n, steps * 1000.0 / n);
    CHECK(tests::chi_square(first, expected) < tests::chi_square_bound(n - 1));
    CHECK(tests::chi_square(last, expected) < tests::chi_square_bound(n - 1));
  }
}

TEST_CASE("Gumbel noise makes the first place a logit choice among the scores") {
  models::Parameters p = with(2, 0, 2, "popularity");
  p.learner.number = 1000;
  p.platform["main"].score_noise = 0.5;
  SmallMarket market(p);
  market.courses.popularity[0] = 100.0;  // the most popular scores 1, a course without learners 0
  double first = 0.0, n = 0.0;
  for (market.clock.step = 0; market.clock.step < 20; ++market.clock.step) {
    market.refresh();
    for (std::size_t row = 0; row < market.learners.size(); ++row, n += 1.0) first += slate_of(market, row)[0] == 0;
  }
  const double share = 1.0 / (1.0 + std::exp(-1.0 / 0.5));
  CHECK(std::abs(first / n - share) < tests::z_bound * std::sqrt(share * (1.0 - share) / n));
}

TEST_CASE("Exploration keeps its share of the places for new courses that nobody knows") {
  for (const std::int64_t slate : {4, 70}) {  // among few candidates and among many
    models::Parameters p = with(200, 0, slate, "popularity");
    p.learner.number = 500;
    p.platform["main"].score_noise = 0.0;
    p.platform["main"].exploration = 0.13;
    SmallMarket market(p);
    renew(market, 100);
    for (std::size_t c = 100; c < 200; ++c) market.courses.popularity[c] = 10.0;
    double fresh = 0.0, n = 0.0;
    for (market.clock.step = 0; market.clock.step < 10; ++market.clock.step) {
      market.refresh();
      for (std::size_t row = 0; row < market.learners.size(); ++row) {
        for (const std::uint32_t course : slate_of(market, row)) fresh += course < 100 ? 1.0 : 0.0, n += 1.0;
      }
    }
    CHECK(std::abs(fresh / n - 0.13) < tests::z_bound * std::sqrt(0.13 * 0.87 / n));
  }
}

TEST_CASE("Places kept for new courses go to the best of the others when no new one is left") {
  for (const std::int64_t slate : {8, 70}) {
    models::Parameters p = with(200, 0, slate, "popularity");
    p.platform["main"].score_noise = 0.0;
    p.platform["main"].exploration = 1.0;
    SmallMarket market(p);
    renew(market, 3);
    for (std::size_t c = 0; c < 200; ++c) market.courses.popularity[c] = static_cast<double>(c);
    market.refresh();
    std::vector<std::uint32_t> expected{2, 1, 0};
    for (std::uint32_t c = 199; expected.size() < static_cast<std::size_t>(slate); --c) expected.push_back(c);
    CHECK(slate_of(market, 0) == expected);
  }
}

TEST_CASE("The revenue weight moves a course by what the platform keeps of its price") {
  const double weight = GENERATE(-0.1, 0.0, 0.05);
  models::Parameters p = with(2, 0, 2, "random");
  p.learner.number = 1000;
  p.platform["main"].score_noise = 0.5;
  p.platform["main"].revenue_weight = weight;
  p.platform["main"].commission = 0.3;
  SmallMarket market(p);
  market.courses.price[0] = 100'00;
  market.courses.price[1] = 40'00;
  double first = 0.0, n = 0.0;
  for (market.clock.step = 0; market.clock.step < 20; ++market.clock.step) {
    market.refresh();
    for (std::size_t row = 0; row < market.learners.size(); ++row, n += 1.0) first += slate_of(market, row)[0] == 0;
  }
  const double share = 1.0 / (1.0 + std::exp(-weight * 0.3 * 60.0 / 0.5));
  CHECK(std::abs(first / n - share) < tests::z_bound * std::sqrt(share * (1.0 - share) / n));
}
