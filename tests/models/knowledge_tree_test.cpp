/// @file Topics that build on each other.

#include "models/knowledge_tree.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "models/choice.hpp"
#include "models/study.hpp"
#include "models/tracing.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/small_market.hpp"

namespace {

using market_case::series_of;
using tests::SmallMarket;

constexpr std::size_t people = 50;
constexpr double learned_by_half = 0.6931471805599453;  // rate·hours that halve a gap

/// Everybody studies a course of a single topic, so long in a step that half of the gap closes.
struct Lesson {
  Lesson(std::size_t topic, double integration) : market(parameters(integration)) {
    market.courses.hours[0] = 1e6F;
    for (std::size_t k = 0; k < 4; ++k) market.courses.topics.row(0)[k] = k == topic ? 1.0F : 0.0F;
    market.parameters.study.learning_hours = 1e6;
    market.parameters.study.learning_rate = learned_by_half / market.clock.weeks();
    for (std::size_t row = 0; row < people; ++row) {
      market.learners.enrolment.row(row)[0] = {.course = 1};
      market.learners.study_budget[row] = 10080;
    }
  }

  static models::Parameters parameters(double integration) {
    models::Parameters p = tests::small_market_parameters(people, 3);
    p.market.topics = 4;
    p.study.exits = p.study.first_session_quits = false;
    p.study.active_base = 1.0;
    p.study.active_regulation = p.study.active_paid = 0.0;
    p.study.hours_shape = 0;
    p.study.hours_scale = 1.0;
    p.study.integration = integration;
    return p;
  }

  Lesson& know(std::size_t topic, double skill) {
    for (std::size_t row = 0; row < people; ++row) market.learners.skill.row(row)[topic] = sim::Unit16(skill);
    return *this;
  }

  /// Skills in a topic after every one of three steps, the least and the most of all learners.
  std::vector<std::pair<double, double>> after_steps(std::size_t topic) {
    std::vector<std::pair<double, double>> seen;
    for (int i = 0; i < 3; ++i, ++market.clock.step) {
      models::plan_sessions(market.scene(), market.block());
      models::study(market.scene(), market.block());
      seen.emplace_back(1.0, 0.0);
      for (std::size_t row = 0; row < people; ++row) {
        const double skill = market.learners.skill.row(row)[topic].value();
        seen.back() = {std::min(seen.back().first, skill), std::max(seen.back().second, skill)};
      }
    }
    return seen;
  }

  SmallMarket market;
};

/// All learners have these skills after the three steps.
void check(const std::vector<std::pair<double, double>>& seen, const std::vector<double>& expected) {
  for (std::size_t i = 0; i < 3; ++i) {
    // A skill is rounded up or down by a unit of 1/65535 in every step, and halving halves what came before.
    CHECK(seen[i].first == Approx(expected[i]).margin(2.0 / 65535.0).epsilon(0.0));
    CHECK(seen[i].second == Approx(expected[i]).margin(2.0 / 65535.0).epsilon(0.0));
  }
}

}  // namespace

TEST_CASE("The tree of topics is binary, with topic 0 at the root") {
  const std::vector<std::size_t> parents{0, 0, 1, 1, 2, 2, 3, 3};
  for (std::size_t k = 1; k <= parents.size(); ++k) CHECK(models::parent_of(k) == parents[k - 1]);
}

TEST_CASE("The gap to mastery of the root halves with every practice at rate one half, however strong integration is") {
  for (const double integration : {0.0, 0.5, 1.0}) check(Lesson(0, integration).after_steps(0), {0.5, 0.75, 0.875});
}

TEST_CASE(
    "With full integration a topic is learned as far as its parent is known: not at all, by half, like the root") {
  check(Lesson(3, 1.0).after_steps(3), {0.0, 0.0, 0.0});
  check(Lesson(3, 1.0).know(0, 1.0).know(2, 1.0).after_steps(3), {0.0, 0.0, 0.0});  // of topic 1 it is the child
  check(Lesson(3, 1.0).know(1, 1.0).after_steps(3), {0.5, 0.75, 0.875});
  check(Lesson(2, 1.0).know(0, 1.0).after_steps(2), {0.5, 0.75, 0.875});
  check(Lesson(2, 1.0).know(1, 1.0).after_steps(2), {0.0, 0.0, 0.0});
  check(Lesson(3, 1.0).know(1, 0.5).after_steps(3), {0.25, 0.4375, 0.578125});
  // integration 1/2 and K_parent 1/2: three quarters of half the gap
  check(Lesson(3, 0.5).know(1, 0.5).after_steps(3), {0.375, 0.609375, 0.755859375});
  check(Lesson(3, 0.0).after_steps(3), {0.5, 0.75, 0.875});
}

TEST_CASE("Under knowledge tracing a topic of an unknown parent is never learned, of a known one like the root") {
  const std::vector<float> content{0.0F, 1.0F};
  const models::TracingRates alone{.learn = 0.3, .forget = 0.0, .guess = 0.26, .slip = 0.21};
  models::TracingRates tree = alone;
  tree.integration = 1.0;
  for (std::uint64_t id = 0; id < 200; ++id) {
    const auto learned = [&](std::uint32_t known, const models::TracingRates& rates) {
      sim::Stream words({7, 8}, {id, sim::Kind{1}, sim::Purpose{1}, 0, 0});
      std::vector<sim::Unit16> belief{sim::Unit16((known & 1U) != 0 ? 1.0 : 0.0), sim::Unit16(0.0)};
      models::practise({belief, known, content}, 4, rates, words);
      return std::pair((known & 2U) != 0, belief[1].bits());
    };
    CHECK(learned(0, tree) == std::pair(false, std::uint16_t{0}));
    CHECK(learned(1, tree) == learned(1, alone));
  }
}

TEST_CASE("In a market of one topic, which is the root, integration changes no bit", "[placebo]") {
  for (const char* knowledge : {"exponential", "bkt"}) {
    models::Parameters p = market_case::quiet_market(30);
    p.learner.number = 500;
    p.market.courses = 60;
    p.market.topics = 1;
    p.run.months = 6;
    p.study.knowledge = knowledge;
    models::Parameters tree = p;
    tree.study.integration = 1.0;
    tree.choice.prerequisite_tree = 1.0;
    for (const char* measure : {"skill", "mastery", "completions", "purchases"}) {
      const std::vector<double> a = series_of(p, measure), b = series_of(tree, measure);
      CHECK(std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
    }
    CHECK(series_of(p, "skill").back() > 0.0);
  }
}

TEST_CASE("The stronger integration, the less is learned") {
  models::Parameters p = market_case::quiet_market(30);
  p.learner.number = 1000;
  p.market.courses = 60;
  p.run.months = 12;
  for (const char* knowledge : {"exponential", "bkt"}) {
    CAPTURE(knowledge);
    p.study.knowledge = knowledge;
    double before = 1.0;
    for (const double integration : {0.0, 0.5, 1.0}) {
      p.study.integration = integration;
      const double skill = series_of(p, "skill").back();
      CHECK(skill < before);
      CHECK(skill > 0.0);
      before = skill;
    }
  }
}

TEST_CASE("A course is open to those who know enough of the parents of its topics") {
  models::Parameters p = tests::small_market_parameters(10, 3);
  p.market.topics = 4;
  p.choice.outside_option = false;
  SmallMarket market(p);
  // The root alone; topic 3, a child of 1; 0.36 of topic 1, a child of the root, and 0.64 of topic 3.
  const float contents[3][4] = {{1, 0, 0, 0}, {0, 0, 0, 1}, {0, 0.6F, 0, 0.8F}};
  for (std::size_t c = 0; c < 3; ++c) std::copy_n(contents[c], 4, market.courses.topics.row(c).begin());
  market.refresh();
  const auto open_to = [&](double least, std::vector<float> skill) {
    market.parameters.choice.prerequisite_tree = least;
    market.worker.scratch.skill = {};
    std::copy(skill.begin(), skill.end(), market.worker.scratch.skill.begin());
    std::iota(market.worker.scratch.shown.begin(), market.worker.scratch.shown.end(), 0U);
    models::weigh_courses(market.scene(), market.worker.scratch, 3);
    models::close_unfounded(market.scene(), market.worker.scratch, 3);
    std::set<std::size_t> open;
    for (std::size_t c = 0; c < 3; ++c) {
      if (market.worker.scratch.utility[c] > models::never) open.insert(c);
    }
    return open;
  };
  using Open = std::set<std::size_t>;
  CHECK(open_to(0.0, {0, 0, 0, 0}) == Open{0, 1, 2});
  CHECK(open_to(0.5, {0, 0, 0, 0}) == Open{0});
  CHECK(open_to(0.5, {1, 0, 1, 1}) == Open{0});  // knowing the topics themselves is no help
  CHECK(open_to(0.5, {0, 0.6F, 0, 0}) == Open{0, 1});
  CHECK(open_to(0.3, {0.9F, 0, 0, 0}) == Open{0, 2});
  CHECK(open_to(0.7, {0.9F, 0.6F, 0, 0}) == Open{0, 2});
  CHECK(open_to(1.0, {1, 1, 0, 0}) == Open{0, 1, 2});
}

TEST_CASE("Nobody begins a course that builds on what nobody knows") {
  models::Parameters p = market_case::quiet_market(30);
  p.learner.number = 500;
  p.market.courses = 60;
  p.run.months = 6;
  p.learner.initial_skill = 0.2;
  p.study.learning_rate = 0.0;
  CHECK(series_of(p, "purchases").back() > 0.0);
  const auto purchases = [&](double least) {
    p.choice.prerequisite_tree = least;
    double sum = 0.0;
    for (const double n : series_of(p, "purchases")) sum += n;
    return sum;
  };
  const double all = purchases(0.0);
  CHECK(purchases(0.2) == all);  // everybody knows so much of everything
  CHECK(purchases(0.5) < all);
  CHECK(purchases(0.5) > 0.0);
}
