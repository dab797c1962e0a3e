#include "models/knapsack.hpp"

#include <algorithm>

#include "models/selection_method.hpp"
#include "sim/draw.hpp"
#include "tests/catch.hpp"

namespace {

using namespace models;

/// A17.
Knapsack textbook(std::int64_t capacity) {
  return {{{60.0, {10, 0}}, {100.0, {20, 0}}, {120.0, {30, 0}}}, {capacity, 0}};
}

/// Items with whole values and weights from 1 to 20 whose capacities are from a tenth to all of the weights; without
/// `second`, the second constraint does not bind.
Knapsack random_problem(std::uint32_t number, std::size_t n, bool second) {
  sim::Stream stream({7, 8}, {number, sim::Kind{9}, sim::Purpose{second ? 2U : 1U}, 0, 0});
  Knapsack knapsack;
  Amounts sum{};
  for (std::size_t i = 0; i < n; ++i) {
    KnapsackItem item{1.0 + sim::below(stream(), 20), {1 + sim::below(stream(), 20), 1 + sim::below(stream(), 20)}};
    if (!second) item.weight[1] = 0;
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += item.weight[k];
    knapsack.items.push_back(item);
  }
  for (std::size_t k = 0; k < sum.size(); ++k) {
    knapsack.capacity[k] = static_cast<std::int64_t>((0.1 + 0.9 * stream.uniform()) * static_cast<double>(sum[k]));
  }
  return knapsack;
}

bool feasible(const Knapsack& knapsack, const Shares& share) {
  // 1e-9: rounding of a share times weights of at most a few hundred.
  return weight_of(knapsack, share, 0) <= static_cast<double>(knapsack.capacity[0]) + 1e-9 &&
         weight_of(knapsack, share, 1) <= static_cast<double>(knapsack.capacity[1]) + 1e-9 &&
         std::all_of(share.begin(), share.end(), [](double s) { return s >= 0.0 && s <= 1.0; });
}

/// The best value among all subsets.
double by_trying_all(const Knapsack& knapsack) {
  const std::size_t n = knapsack.items.size();
  double best = 0.0;
  for (std::uint32_t subset = 0; subset < 1U << n; ++subset) {
    Shares share(n);
    for (std::size_t i = 0; i < n; ++i) share[i] = subset >> i & 1U;
    if (feasible(knapsack, share)) best = std::max(best, value_of(knapsack, share));
  }
  return best;
}

/// The Lagrange function of the multipliers: an upper bound of every plan, for any that are not negative.
double dual(const Knapsack& knapsack, const std::array<double, 2>& multiplier) {
  double sum = 0.0;
  for (std::size_t k = 0; k < 2; ++k) sum += multiplier[k] * static_cast<double>(knapsack.capacity[k]);
  for (const KnapsackItem& item : knapsack.items) {
    if (!can_take(knapsack, item)) continue;
    const double left = item.value - multiplier[0] * static_cast<double>(item.weight[0]) -
                        multiplier[1] * static_cast<double>(item.weight[1]);
    sum += std::max(0.0, left);
  }
  return sum;
}

std::ptrdiff_t n_divided(const Shares& share) {
  return std::count_if(share.begin(), share.end(), [](double s) { return s > 1e-12 && s < 1.0 - 1e-12; });
}

}  // namespace

// A17.
TEST_CASE("Knapsack of 60, 100, 120 at 10, 20, 30 and room for 50: exact 220, relaxed 240, greedy 160") {
  const Knapsack knapsack = textbook(50);
  CHECK(value_of(knapsack, choose_exactly(knapsack)) == 220.0);
  CHECK(choose_exactly(knapsack) == Shares{0.0, 1.0, 1.0});
  CHECK(value_of(knapsack, choose_by_density(knapsack)) == 160.0);
  const Relaxation relaxed = relax(knapsack);
  CHECK(relaxed.bound == Approx(240.0).epsilon(1e-15));
  CHECK(relaxed.share[2] == Approx(2.0 / 3.0).epsilon(1e-15));
  CHECK(relaxed.multiplier[0] == 4.0);  // the density of the item divided
  CHECK(relaxed.multiplier[1] == 0.0);
}

TEST_CASE("The same knapsack has the same answers with its weights in the second constraint, or in both") {
  for (const bool both : {false, true}) {
    Knapsack knapsack = textbook(50);
    for (KnapsackItem& item : knapsack.items) item.weight = {both ? item.weight[0] : 0, item.weight[0]};
    knapsack.capacity = {both ? 50 : 0, 50};
    CHECK(value_of(knapsack, choose_exactly(knapsack)) == 220.0);
    CHECK(value_of(knapsack, choose_by_density(knapsack)) == 160.0);
    CHECK(relax(knapsack).bound == Approx(240.0).epsilon(1e-12));
    CHECK(dual(knapsack, relax(knapsack).multiplier) == Approx(240.0).epsilon(1e-12));
  }
}

TEST_CASE("Dynamic programming finds what trying all subsets finds, with one constraint and with two") {
  for (const bool second : {false, true}) {
    for (std::uint32_t number = 0; number < 300; ++number) {
      const Knapsack knapsack = random_problem(number, 1 + number % 12, second);
      INFO("problem " << number << (second ? " of two constraints" : " of one constraint"));
      const Shares share = choose_exactly(knapsack);
      REQUIRE(feasible(knapsack, share));
      REQUIRE(n_divided(share) == 0);
      REQUIRE(value_of(knapsack, share) == by_trying_all(knapsack));  // whole values: no rounding
    }
  }
}

TEST_CASE("Bound of the relaxation >= exact >= greedy, and there are problems in which none are equal") {
  for (const bool second : {false, true}) {
    int apart = 0;
    for (std::uint32_t number = 0; number < 200; ++number) {
      const Knapsack knapsack = random_problem(number, 30, second);
      INFO("problem " << number << (second ? " of two constraints" : " of one constraint"));
      const double bound = relax(knapsack).bound;
      const double exact = value_of(knapsack, choose_exactly(knapsack));
      const Shares greedy = choose_by_density(knapsack);
      REQUIRE(feasible(knapsack, greedy));
      REQUIRE(n_divided(greedy) == 0);
      REQUIRE(bound * (1.0 + 1e-12) >= exact);  // rounding
      REQUIRE(exact >= value_of(knapsack, greedy));
      apart += bound > exact + 1e-9 && exact > value_of(knapsack, greedy) ? 1 : 0;
    }
    CHECK(apart > 20);
  }
}

TEST_CASE("The relaxed plan can be carried out, is worth the bound, and divides one item per constraint") {
  for (const bool second : {false, true}) {
    for (std::uint32_t number = 0; number < 200; ++number) {
      const Knapsack knapsack = random_problem(number, 30, second);
      INFO("problem " << number << (second ? " of two constraints" : " of one constraint"));
      const Relaxation relaxed = relax(knapsack);
      REQUIRE(feasible(knapsack, relaxed.share));
      // No plan is worth more than the dual, so a plan worth as much is optimal, and so are the multipliers. 1e-11 is
      // ten times what the search for the multiplier leaves.
      REQUIRE(relaxed.multiplier[0] >= 0.0);
      REQUIRE(relaxed.multiplier[1] >= 0.0);
      REQUIRE(dual(knapsack, relaxed.multiplier) == Approx(relaxed.bound).epsilon(1e-11));
      REQUIRE(value_of(knapsack, relaxed.share) == Approx(relaxed.bound).epsilon(1e-11));
      if (!second) REQUIRE(n_divided(relaxed.share) <= 1);
    }
  }
}

TEST_CASE("Where whole items fill the room to the brim, the relaxation is the exact answer") {
  CHECK(relax(textbook(30)).bound == 160.0);
  CHECK(value_of(textbook(30), choose_exactly(textbook(30))) == 160.0);
  CHECK(relax(textbook(60)).bound == 280.0);
  CHECK(value_of(textbook(60), choose_exactly(textbook(60))) == 280.0);
  for (std::uint32_t number = 0; number < 50; ++number) {  // items of weight 1 always do
    Knapsack knapsack = random_problem(number, 30, false);
    for (KnapsackItem& item : knapsack.items) item.weight[0] = 1;
    knapsack.capacity[0] = 1 + number % 30;
    CHECK(relax(knapsack).bound == value_of(knapsack, choose_exactly(knapsack)));
  }
}

TEST_CASE("More room never makes the best plan or the bound worse, and room for all takes all") {
  for (std::uint32_t number = 0; number < 20; ++number) {
    Knapsack knapsack = random_problem(number, 15, true);
    double exact = 0.0, bound = 0.0;
    for (knapsack.capacity[0] = 0; knapsack.capacity[0] <= 300; ++knapsack.capacity[0]) {
      const double next_exact = value_of(knapsack, choose_exactly(knapsack));
      const double next_bound = relax(knapsack).bound;
      INFO("problem " << number << ", room for " << knapsack.capacity[0]);
      REQUIRE(next_exact >= exact);
      REQUIRE(next_bound >= bound * (1.0 - 1e-12));  // rounding
      exact = next_exact;
      bound = next_bound;
    }
    knapsack.capacity[1] = 300;  // 15 items weigh at most 300
    for (const SelectionMethod& method : selection_method_table()) {
      CHECK(method.choose(knapsack) == Shares(15, 1.0));
    }
  }
}

TEST_CASE("Items that are worth nothing or do not fit by themselves are never taken") {
  const Knapsack knapsack{{{0.0, {0, 0}}, {100.0, {11, 0}}, {100.0, {1, 6}}, {1.0, {10, 5}}}, {10, 5}};
  for (const SelectionMethod& method : selection_method_table()) {
    INFO(method.name);
    CHECK(method.choose(knapsack) == Shares{0.0, 0.0, 0.0, 1.0});
    CHECK(method.choose({{}, {10, 5}}).empty());
    CHECK(method.choose({{{1.0, {1, 0}}, {2.0, {0, 0}}}, {0, 0}}) == Shares{0.0, 1.0});
  }
}

TEST_CASE("A problem with too many plans that none beats is refused, with the way out") {
  // Values equal to large weights that hardly ever fill the room: no bound decides, and no plan beats another.
  Knapsack knapsack;
  for (int i = 0; i < 60; ++i) knapsack.items.push_back({0.0, {(std::int64_t{1} << 40) + 2 * i * i * i, 0}});
  for (KnapsackItem& item : knapsack.items) item.value = static_cast<double>(item.weight[0]);
  knapsack.capacity = {(std::int64_t{30} << 40) + 1, 0};
  CHECK_THROWS_AS(choose_exactly(knapsack), PlanTooLarge);
  CHECK_THROWS_WITH(choose_exactly(knapsack), Catch::Contains("choose lp or greedy"));
}
