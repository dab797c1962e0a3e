#include "models/choice.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "models/logit.hpp"
#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using models::never;

/// Alternatives weighed.
struct Weighed {
  Weighed(std::vector<double> v, double outside) : n(v.size()), utility(std::move(v)) {
    for (auto* column : {&utility, &beyond, &weight}) column->resize(models::alternative_room(n));
    weights = models::weigh_alternatives({utility, beyond, weight, n}, outside);
  }
  std::optional<std::size_t> pick(double u) const { return models::pick_by_chance({weight.data(), n}, weights, u); }
  double chance(std::size_t i) const { return weight[i] / weights.sum; }

  std::size_t n;
  std::vector<double> utility, beyond, weight;
  models::LogitWeights weights;
};

/// How often each alternative is picked, the outside option first.
std::vector<double> picks(const std::vector<double>& utilities, double outside, std::uint32_t n) {
  std::vector<double> times(utilities.size() + 1);
  for (std::uint32_t i = 0; i < n; ++i) {
    const double u = sim::uniform(sim::draw({61, 62}, {i, sim::Kind{0}, sim::Purpose{0}, 0, 0})[0]);
    const auto picked = Weighed(utilities, outside).pick(u);
    times[picked ? *picked + 1 : 0] += 1.0;
  }
  return times;
}

std::vector<double> times(const std::vector<double>& shares, double n) {
  std::vector<double> expected;
  for (const double share : shares) expected.push_back(share * n);
  return expected;
}

/// A market of courses whose appeal is all of their utility.
models::Parameters of_appeal_alone(std::int64_t courses, const std::string& shocks) {
  models::Parameters p = tests::small_market_parameters(1, courses);
  p.choice.match = p.choice.difficulty = p.choice.rank = p.choice.price = 0.0;
  p.choice.outside = 1.0;
  p.choice.shocks = shocks;
  return p;
}

/// How often each of the courses shown is chosen by learners of different names, the outside option first.
std::vector<double> choices(tests::SmallMarket& market, const std::vector<double>& appeals, std::uint32_t learners,
                            bool ranked = false) {
  const std::size_t n = appeals.size();
  for (std::uint32_t c = 0; c < n; ++c) {
    market.views.course[c].appeal = static_cast<float>(appeals[c]);
    market.worker.scratch.shown[c] = c;
  }
  const models::Scene scene = market.scene();
  std::vector<double> chosen(n + 1);
  for (std::uint32_t id = 0; id < learners; ++id) {
    const std::uint32_t word = sim::draw(market.key, {id, models::learner_kind, models::query_draw, 0, 0})[2];
    const models::Visitor visitor{0, id, 100'00};
    const auto course = models::choose(scene, market.worker, {visitor, n, ranked, word});
    chosen[course ? *course + 1 : 0] += 1.0;
  }
  return chosen;
}

}  // namespace

// A19.
TEST_CASE("Logits of 1 and .96 are picked with .510 and .490, and with .338, .325 and .338 against an outside of 1") {
  constexpr double n = 100000.0;
  const double two = std::exp(1.0) + std::exp(0.96), three = two + std::exp(1.0);
  CHECK(std::exp(1.0) / two == Approx(0.510).margin(5e-4));  // the digits given
  CHECK(std::exp(0.96) / three == Approx(0.325).margin(5e-4));
  const auto without = picks({1.0, 0.96}, never, n);
  CHECK(without[0] == 0.0);
  CHECK(tests::chi_square({without.data() + 1, 2}, times({std::exp(1.0) / two, std::exp(0.96) / two}, n)) <
        tests::chi_square_bound(1));
  const auto with = picks({1.0, 0.96}, 1.0, n);
  const auto expected = times({std::exp(1.0) / three, std::exp(1.0) / three, std::exp(0.96) / three}, n);
  CHECK(tests::chi_square(with, expected) < tests::chi_square_bound(2));
}

TEST_CASE("An evenly spaced uniform picks each alternative in proportion to its share") {
  const std::vector<double> utilities{0.3, -1.0, 2.0, never, 0.0};
  constexpr int n = 100000;
  std::vector<double> seen(utilities.size() + 1);
  for (int i = 0; i < n; ++i) {
    const auto picked = Weighed(utilities, 0.5).pick((i + 0.5) / n);
    seen[picked ? *picked + 1 : 0] += 1.0 / n;
  }
  double sum = std::exp(0.5);
  for (const double v : utilities) sum += std::exp(v);
  // Each alternative owns an interval of the uniforms, whose ends fall between two of them.
  CHECK(seen[0] == Approx(std::exp(0.5) / sum).margin(1.0 / n));
  for (std::size_t i = 0; i < utilities.size(); ++i) {
    CHECK(seen[i + 1] == Approx(std::exp(utilities[i]) / sum).margin(2.0 / n));
  }
}

TEST_CASE("An alternative of minus infinity is never picked, at the edges of the uniform either") {
  for (const double u : {0x1p-33, 0.5, 1.0 - 0x1p-33}) {
    CHECK(Weighed({never, 0.0, never}, never).pick(u) == std::optional<std::size_t>(1));
    CHECK_FALSE(Weighed({never, never}, never).pick(u));
    CHECK_FALSE(Weighed({never, never}, 0.0).pick(u));
    CHECK_FALSE(Weighed({}, 1.0).pick(u));
    CHECK_FALSE(Weighed({}, never).pick(u));
  }
}

TEST_CASE("Utilities of ten thousand neither overflow nor vanish") {
  for (const double level : {1e4, -1e4}) {
    const Weighed alike({level, level}, level);
    CHECK(alike.pick(0.4) == std::optional<std::size_t>(0));
    CHECK(alike.pick(0.99) == std::optional<std::size_t>(1));
    CHECK_FALSE(alike.pick(0.3));
    CHECK_FALSE(Weighed({-1e4, -1e4}, 1e4).pick(0.999));
  }
  CHECK(Weighed({-1e4, 1e4}, 0.0).pick(0x1p-33) == std::optional<std::size_t>(1));
}

TEST_CASE("As many alternatives as fill the lanes leave room for the outside option") {
  for (const std::size_t n : {7U, 8U, 9U, 16U}) {
    const Weighed alike(std::vector<double>(n, 2.0), 2.0);
    CHECK(alike.weights.sum == static_cast<double>(n + 1));
    CHECK(alike.chance(n - 1) == 1.0 / static_cast<double>(n + 1));
  }
}

TEST_CASE("Choices follow logit shares, whatever the shocks are made of and however lasting they are") {
  constexpr std::uint32_t n = 20000;
  const std::vector<double> appeals{1.0, 0.96, 0.0};
  const double sum = 2.0 * std::exp(1.0) + std::exp(0.96) + 1.0;
  const auto expected = times({std::exp(1.0) / sum, std::exp(1.0) / sum, std::exp(0.96) / sum, 1.0 / sum}, n);
  for (const std::string shocks : {"uniform", "gumbel"}) {
    for (const double persistence : {0.0, 0.5, 1.0}) {
      models::Parameters p = of_appeal_alone(3, shocks);
      p.course.free_share = 1.0;
      p.choice.persistence = persistence;
      tests::SmallMarket market(p);
      CHECK(tests::chi_square(choices(market, appeals, n), expected) < tests::chi_square_bound(3));
    }
  }
}

TEST_CASE("The lasting shocks of learner and course are the same at every visit, the others are not") {
  models::Parameters p = of_appeal_alone(5, "gumbel");
  p.course.free_share = 1.0;
  const auto changes = [&](double persistence) {
    p.choice.persistence = persistence;
    p.choice.outside_option = false;
    tests::SmallMarket market(p);
    int changed = 0;
    for (std::uint32_t id = 0; id < 200; ++id) {
      for (std::uint32_t c = 0; c < 5; ++c) market.worker.scratch.shown[c] = c;
      const models::Visitor visitor{0, id, 0};
      market.clock.step = 0;
      const auto before = models::choose(market.scene(), market.worker, {visitor, 5, false, 1});
      market.clock.step = 1;
      changed += models::choose(market.scene(), market.worker, {visitor, 5, false, 1}) != before ? 1 : 0;
    }
    return changed;
  };
  CHECK(changes(1.0) == 0);
  CHECK(changes(0.0) > 100);  // on average four in five
}

TEST_CASE("A course beyond the visitor's cash is never chosen, however good") {
  for (const std::string shocks : {"uniform", "gumbel"}) {
    for (const bool outside : {true, false}) {
      models::Parameters p = of_appeal_alone(3, shocks);
      p.choice.outside_option = outside;
      tests::SmallMarket market(p);
      market.courses.price[0] = market.courses.price[2] = 100'01;  // a cent more than there is
      market.courses.price[1] = 100'00;
      market.refresh();
      const auto chosen = choices(market, {1e4, 1.0, 1e4}, 2000);
      CHECK(chosen[1] == 0.0);
      CHECK(chosen[3] == 0.0);
      CHECK(chosen[2] > 0.0);
      if (!outside) CHECK(chosen[2] == 2000.0);
      market.courses.price[1] = 100'01;
      market.refresh();
      CHECK(choices(market, {1e4, 1e4, 1e4}, 100)[0] == 100.0);
    }
  }
}

TEST_CASE("In a ranked slate a course at place r loses the rank weight times ln r") {
  constexpr std::uint32_t n = 20000;
  models::Parameters p = of_appeal_alone(3, "uniform");
  p.course.free_share = 1.0;
  p.choice.rank = 0.4;
  p.choice.outside_option = false;
  tests::SmallMarket market(p);
  const double second = std::pow(2.0, -0.4), third = std::pow(3.0, -0.4), sum = 1.0 + second + third;
  const auto ranked = choices(market, {1.0, 1.0, 1.0}, n, true);
  CHECK(tests::chi_square({ranked.data() + 1, 3}, times({1.0 / sum, second / sum, third / sum}, n)) <
        tests::chi_square_bound(2));
  const auto unranked = choices(market, {1.0, 1.0, 1.0}, n);
  CHECK(tests::chi_square({unranked.data() + 1, 3}, times({1.0 / 3, 1.0 / 3, 1.0 / 3}, n)) <
        tests::chi_square_bound(2));
}

TEST_CASE("Utility is appeal, match times its weight, and distance in difficulty times its weight") {
  models::Parameters p = tests::small_market_parameters(1, 3);
  p.market.topics = 2;
  tests::SmallMarket market(p);
  const models::Scene scene = market.scene();
  models::Scratch& scratch = market.worker.scratch;
  scratch.shown[0] = 1;
  scratch.interest = {0.6F, 0.8F};
  scratch.skill = {0.5F, 0.1F};
  const auto content = market.courses.topics.row(1);
  const double match = 0.6 * static_cast<double>(content[0]) + 0.8 * static_cast<double>(content[1]);
  const double skill =
      0.5 * static_cast<double>(content[0] * content[0]) + 0.1 * static_cast<double>(content[1] * content[1]);
  const double appeal = market.views.course[1].appeal, difficulty = market.courses.difficulty[1];
  const double expected = appeal + p.choice.match * match - p.choice.difficulty * std::abs(difficulty - skill);
  models::weigh_courses(scene, scratch, 1);
  CHECK(scratch.utility[0] == Approx(expected).margin(1e-6));  // floats of about 1
}

TEST_CASE("Logit chances are those of the worked case, with an outside option and without") {
  const Weighed without({1.0, 0.96}, never), with({1.0, 0.96, never}, 1.0);
  CHECK(without.chance(0) == Approx(0.510).margin(5e-4));  // as printed
  CHECK(without.chance(1) == Approx(0.490).margin(5e-4));
  CHECK(with.chance(0) == Approx(0.338).margin(5e-4));
  CHECK(with.chance(1) == Approx(0.325).margin(5e-4));
  CHECK(with.chance(2) == 0.0);
}

TEST_CASE("Where nothing can be chosen nothing weighs") {
  CHECK(Weighed({}, never).weights.sum == 0.0);
  CHECK(Weighed({never, never}, never).weights.sum == 0.0);
}
