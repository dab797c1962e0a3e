#include <algorithm>
#include <utility>

#include "models/knapsack.hpp"

namespace models {
namespace {

constexpr std::size_t inner = 0;  // the constraint Dantzig's rule is applied to
constexpr std::size_t outer = 1;  // the one whose multiplier is searched for

/// What is best at one price of the outer constraint.
struct Answer {
  Shares share;
  double value = 0.0;       // of the shares, at the items' own values
  double used = 0.0;        // of the outer constraint
  double multiplier = 0.0;  // of the inner constraint
};

/// Dantzig's rule on the inner constraint, each item's value less `price` per unit of its outer weight.
Answer best_at(const Knapsack& knapsack, const std::vector<std::size_t>& takeable, double price) {
  const std::vector<KnapsackItem>& items = knapsack.items;
  struct Offer {
    std::size_t item;
    double weight;
    double density;  // infinite without weight
  };
  std::vector<Offer> offers;
  for (const std::size_t i : takeable) {
    const double left = items[i].value - price * static_cast<double>(items[i].weight[outer]);
    const auto weight = static_cast<double>(items[i].weight[inner]);
    if (left > 0.0) offers.push_back({i, weight, left / weight});
  }
  std::stable_sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) { return a.density > b.density; });
  Answer answer{Shares(items.size(), 0.0), 0.0, 0.0, 0.0};
  auto room = static_cast<double>(knapsack.capacity[inner]);
  for (const Offer& offer : offers) {
    const double share = offer.weight <= room ? 1.0 : room / offer.weight;
    answer.share[offer.item] = share;
    room -= share * offer.weight;
    if (share == 1.0) continue;
    answer.multiplier = offer.density;
    break;
  }
  answer.value = value_of(knapsack, answer.share);
  answer.used = weight_of(knapsack, answer.share, outer);
  return answer;
}

/// A price at which nothing with outer weight is worth taking.
double prohibitive(const Knapsack& knapsack, const std::vector<std::size_t>& takeable) {
  double most = 0.0;
  for (const std::size_t i : takeable) {
    const KnapsackItem& item = knapsack.items[i];
    if (item.weight[outer] > 0) most = std::max(most, item.value / static_cast<double>(item.weight[outer]));
  }
  return 2.0 * most;
}

/// The mixture of a choice that uses too much and one that does not, which uses the outer constraint up.
Relaxation mixture(const Answer& over, const Answer& under, double capacity, double price) {
  const double weight = (capacity - under.used) / (over.used - under.used);
  Relaxation mixed{under.share, weight * over.value + (1.0 - weight) * under.value, {over.multiplier, price}};
  for (std::size_t i = 0; i < mixed.share.size(); ++i) {
    mixed.share[i] = weight * over.share[i] + (1.0 - weight) * under.share[i];
  }
  return mixed;
}

}  // namespace

Relaxation relax(const Knapsack& knapsack) {
  std::vector<std::size_t> takeable;
  for (std::size_t i = 0; i < knapsack.items.size(); ++i) {
    if (can_take(knapsack, knapsack.items[i])) takeable.push_back(i);
  }
  const auto capacity = static_cast<double>(knapsack.capacity[outer]);
  Answer over = best_at(knapsack, takeable, 0.0);
  if (over.used <= capacity) return {over.share, over.value, {over.multiplier, 0.0}};
  Answer under = best_at(knapsack, takeable, prohibitive(knapsack, takeable));
  // The dual is the upper edge of lines value + price·(capacity − used). Where the lines of `over` and `under` cross
  // it is either as low as the mixture of both, which is then optimal, or another choice is above both and replaces
  // one. Each choice comes once, so the search ends; 10^-12 is far above the rounding of values.
  while (true) {
    const double price = (over.value - under.value) / (over.used - under.used);
    Answer next = best_at(knapsack, takeable, price);
    const double crossing = over.value + price * (capacity - over.used);
    const double edge = next.value + price * (capacity - next.used);
    if (edge <= crossing + 1e-12 * over.value) {
      Relaxation mixed = mixture(over, under, capacity, price);
      mixed.multiplier[inner] = next.multiplier;
      mixed.bound = std::max(mixed.bound, edge);
      return mixed;
    }
    (next.used > capacity ? over : under) = std::move(next);
  }
}

Shares choose_in_shares(const Knapsack& knapsack) { return relax(knapsack).share; }

}  // namespace models
