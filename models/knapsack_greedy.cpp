#include <algorithm>

#include "models/knapsack.hpp"

namespace models {
namespace {

double real(std::int64_t amount) { return static_cast<double>(amount); }

bool fits(const Amounts& weight, const Amounts& room) { return weight[0] <= room[0] && weight[1] <= room[1]; }

}  // namespace

Shares choose_by_density(const Knapsack& knapsack) {
  std::array<double, 2> price{};
  for (std::size_t k = 0; k < price.size(); ++k) {
    if (knapsack.capacity[k] > 0) price[k] = 1.0 / real(knapsack.capacity[k]);
  }
  return choose_by_density(knapsack, price);
}

Shares choose_by_density(const Knapsack& knapsack, const std::array<double, 2>& price) {
  const std::vector<KnapsackItem>& items = knapsack.items;
  std::vector<std::size_t> order;
  std::vector<double> densities(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!can_take(knapsack, items[i])) continue;
    order.push_back(i);
    // Infinite for an item without weight.
    densities[i] = items[i].value / (price[0] * real(items[i].weight[0]) + price[1] * real(items[i].weight[1]));
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return densities[a] > densities[b]; });
  Shares share(items.size(), 0.0);
  Amounts room = knapsack.capacity;
  for (const std::size_t i : order) {
    if (!fits(items[i].weight, room)) continue;
    share[i] = 1.0;
    for (std::size_t k = 0; k < room.size(); ++k) room[k] -= items[i].weight[k];
  }
  return share;
}

}  // namespace models
