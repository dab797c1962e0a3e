#pragma once
/// @file The 0/1 knapsack problem under two constraints: exactly, relaxed to shares, and by density.

#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace models {

/// Weights of one item, or amounts of both constraints, in whole units.
using Amounts = std::array<std::int64_t, 2>;

struct KnapsackItem {
  double value = 0.0;  // not negative
  Amounts weight{};    // not negative
};

/// Items, and what there is of each constraint; a constraint in which nothing weighs anything does not bind.
struct Knapsack {
  std::vector<KnapsackItem> items;
  Amounts capacity{};
};

/// How much of each item is taken, in the order of the items: 0 or 1, between them where items may be divided.
using Shares = std::vector<double>;

/// The solution of a linear program: the shares, the value that no choice exceeds, and the price of a unit of each
/// constraint.
struct Relaxation {
  Shares share;
  double bound = 0.0;
  std::array<double, 2> multiplier{};
};

/// A problem that is too large for a method; the message says what to do.
class PlanTooLarge : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Whether an item may be taken at all: it is worth something and fits by itself.
bool can_take(const Knapsack& knapsack, const KnapsackItem& item);

/// Σ share·value.
double value_of(const Knapsack& knapsack, const Shares& share);

/// Σ share·weight of one constraint.
double weight_of(const Knapsack& knapsack, const Shares& share, std::size_t constraint);

/// The linear relaxation over the items that fit by themselves, solved through its Lagrange multipliers.
///
/// min over μ ≥ 0 of Σ_k μ_k·c_k + Σ_i max(0, v_i − Σ_k μ_k·w_ik). For one constraint this is Dantzig's rule: the
/// densest items first, the one that no longer fits in part; μ is its density. For two, the dual as a function of the
/// second multiplier is convex and in straight pieces, each evaluation being Dantzig's rule on the first constraint;
/// the two choices around its least value are mixed to use the second constraint up. O(n log n) per evaluation.
/// @source Dantzig 1957; Everett 1963
/// @test tests/models/knapsack_test.cpp
Relaxation relax(const Knapsack& knapsack);

/// `exact`: dynamic programming over the plans that no other plan beats in value and in every weight.
///
/// Items in order of how clearly the multipliers decide them; a plan is dropped when its value and the bound of what
/// can still be added do not exceed the best plan found, at first by density at the multipliers' prices (to one part in
/// 10^12, the rounding of the bound). Weights are
/// whole, so with one constraint there are at most capacity + 1 plans after each item, O(n·capacity) in all; with two
/// at most the product of both. Plans are kept to read off the choice.
/// @throws PlanTooLarge when more than `most_plans` would be kept
/// @source Nemhauser & Ullmann 1969; the bound is Everett 1963
/// @test tests/models/knapsack_test.cpp
Shares choose_exactly(const Knapsack& knapsack);

/// [plan] that `choose_exactly` may keep: 8 bytes each, and about 100 for those that can still be added to.
inline constexpr std::size_t most_plans = 1'000'000;

/// `lp`: the shares of the linear relaxation; at most as many items are divided as there are constraints.
Shares choose_in_shares(const Knapsack& knapsack);

/// `greedy`: items in order of value per weight, each taken if it still fits.
///
/// With two constraints the weight is the sum of the shares of both capacities. Of equal densities the first item comes
/// first. O(n log n).
/// @source Dantzig 1957
/// @test tests/models/knapsack_test.cpp
Shares choose_by_density(const Knapsack& knapsack);

/// The same with the weight of an item being the price of its amounts.
Shares choose_by_density(const Knapsack& knapsack, const std::array<double, 2>& price);

}  // namespace models
