#include "models/tracing.hpp"

#include <cmath>
#include <vector>

#include "models/study.hpp"
#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using models::bkt_step;
using models::TracingRates;

}  // namespace

TEST_CASE("Belief after an answer is the worked case's") {
  const TracingRates rates{.learn = 0.1, .forget = 0.0, .guess = 0.2, .slip = 0.1};
  CHECK(bkt_step(0.4, true, rates) == Approx(0.775).epsilon(1e-12));
  CHECK(bkt_step(0.4, false, rates) == Approx(0.04 / 0.52 + 0.48 / 0.52 * 0.1).epsilon(1e-12));
  CHECK(bkt_step(0.4, false, rates) == Approx(0.16923).margin(5e-6));
  CHECK(bkt_step(0.0, true, {.learn = 0.0, .forget = 0.0, .guess = 0.0, .slip = 0.0}) == 0.0);  // cannot happen
}

TEST_CASE("Learning and forgetting come to rest at learn/(learn + forget), known and believed alike") {
  const TracingRates rates{.learn = 0.1, .forget = 0.05, .guess = 0.2, .slip = 0.1};
  const std::vector<float> content{0.6F, 0.8F};
  constexpr std::size_t learners = 20000;
  constexpr double prior = 0.3;
  for (const std::int64_t items : {0, 5, 20, 400}) {
    double known_small = 0.0, known_large = 0.0, believed_small = 0.0, believed_large = 0.0;
    for (std::uint64_t id = 0; id < learners; ++id) {
      sim::Stream words({1, 2}, {id, sim::Kind{1}, sim::Purpose{1}, 0, 0});
      std::vector<sim::Unit16> belief(2, sim::Unit16(prior));
      std::uint32_t known = 0;
      for (std::uint32_t k = 0; k < 2; ++k) known |= words.uniform() < prior ? 1U << k : 0U;
      models::practise({belief, known, content}, items, rates, words);
      known_small += (known & 1U) != 0 ? 1.0 / learners : 0.0;
      known_large += (known & 2U) != 0 ? 1.0 / learners : 0.0;
      believed_small += belief[0].value() / learners;
      believed_large += belief[1].value() / learners;
    }
    // An item is of the first topic with probability 0.36: the distance to rest shrinks by a mean factor per item.
    const double rest = 0.1 / 0.15;
    const auto expected = [&](double share) {
      return rest + (prior - rest) * std::pow(1.0 - share * 0.15, static_cast<double>(items));
    };
    const double bound = tests::z_bound * 0.5 / std::sqrt(static_cast<double>(learners));
    CHECK(std::abs(known_small - expected(0.36)) < bound);
    CHECK(std::abs(known_large - expected(0.64)) < bound);
    CHECK(std::abs(believed_small - expected(0.36)) < bound);
    CHECK(std::abs(believed_large - expected(0.64)) < bound);
  }
}

TEST_CASE("Of the learners who are believed to know with some probability, that share knows") {
  const TracingRates rates{.learn = 0.12, .forget = 0.02, .guess = 0.26, .slip = 0.21};
  const std::vector<float> content{1.0F};
  constexpr std::size_t levels = 5;
  struct Level {
    double n = 0.0, known = 0.0, believed = 0.0;
  };
  std::vector<Level> level(levels);
  for (std::uint64_t id = 0; id < 40000; ++id) {
    sim::Stream words({7, 8}, {id, sim::Kind{1}, sim::Purpose{1}, 0, 0});
    std::vector<sim::Unit16> belief(1, sim::Unit16(0.3));
    std::uint32_t known = words.uniform() < 0.3 ? 1U : 0U;
    models::practise({belief, known, content}, 8, rates, words);
    Level& mine = level[static_cast<std::size_t>(belief[0].value() * levels)];
    mine.n += 1.0;
    mine.known += known != 0 ? 1.0 : 0.0;
    mine.believed += belief[0].value();
  }
  for (const Level& one : level) {
    REQUIRE(one.n > 100.0);
    CHECK(std::abs(one.known - one.believed) < tests::z_bound * 0.5 * std::sqrt(one.n));
  }
}

TEST_CASE("At a rate of one half the share that does not know a root skill halves with every practice") {
  const TracingRates rates{.learn = 0.5, .forget = 0.0, .guess = 0.26, .slip = 0.21};
  const std::vector<float> content{1.0F};
  constexpr double learners = 20000.0;
  for (const std::int64_t items : {1, 2, 3, 6}) {
    double unknown = 0.0;
    for (std::uint64_t id = 0; id < 20000; ++id) {
      sim::Stream words({5, 6}, {id, sim::Kind{1}, sim::Purpose{1}, 0, 0});
      std::vector<sim::Unit16> belief(1);
      std::uint32_t known = 0;
      models::practise({belief, known, content}, items, rates, words);
      unknown += known == 0 ? 1.0 / learners : 0.0;
    }
    const double expected = std::pow(0.5, static_cast<double>(items));
    CHECK(std::abs(unknown - expected) < tests::z_bound * std::sqrt(expected * (1.0 - expected) / learners));
  }
}

TEST_CASE("Answers are right as often as knowledge, guessing and slipping have it") {
  const TracingRates rates{.learn = 0.0, .forget = 0.0, .guess = 0.26, .slip = 0.21};
  const std::vector<float> content{0.6F, 0.8F};
  std::vector<sim::Unit16> belief(2);
  std::uint32_t known = 2;
  sim::Stream words({3, 4}, {0, sim::Kind{1}, sim::Purpose{1}, 0, 0});
  constexpr std::int64_t items = 20000;
  const auto right = static_cast<double>(models::practise({belief, known, content}, items, rates, words));
  const double p = 0.64 * 0.79 + 0.36 * 0.26;
  CHECK(std::abs(right / items - p) < tests::z_bound * std::sqrt(p * (1.0 - p) / items));
  CHECK(models::known_share(known, content) == Approx(0.64));
  CHECK(models::known_share(3, content) == Approx(1.0));
}

TEST_CASE("In a market, known and believed shares agree, and mastery follows what is known") {
  models::Parameters p = tests::small_market_parameters(1000, 3);
  p.market.topics = 2;
  p.learner.initial_skill = 0.3;
  p.study.knowledge = "bkt";
  p.study.exits = p.study.first_session_quits = false;
  tests::SmallMarket market(p);
  for (std::size_t row = 0; row < market.learners.size(); ++row) {
    market.learners.enrolment.row(row)[0] = {.course = 1, .price = 100};
    market.courses.hours[0] = 1e6F;
  }
  for (market.clock.step = 0; market.clock.step < 8; ++market.clock.step) {
    models::plan_sessions(market.scene(), market.block());
    models::study(market.scene(), market.block());
  }
  double known = 0.0, believed = 0.0;
  for (std::size_t row = 0; row < market.learners.size(); ++row) {
    for (std::size_t k = 0; k < 2; ++k) {
      known += (market.learners.known[row] >> k & 1U) != 0 ? 1.0 / 2000.0 : 0.0;
      believed += market.learners.skill.row(row)[k].value() / 2000.0;
    }
  }
  CHECK(known > 0.4);  // more than at the beginning
  CHECK(std::abs(known - believed) < tests::z_bound * 0.5 / std::sqrt(2000.0));
  const models::LearnerTally& tally = market.worker.tally.learner[0];
  CHECK(tally.items > 0);
  CHECK(tally.correct < tally.items);
}
