#include "models/knapsack.hpp"

namespace models {

bool can_take(const Knapsack& knapsack, const KnapsackItem& item) {
  return item.value > 0.0 && item.weight[0] <= knapsack.capacity[0] && item.weight[1] <= knapsack.capacity[1];
}

double value_of(const Knapsack& knapsack, const Shares& share) {
  double sum = 0.0;
  for (std::size_t i = 0; i < share.size(); ++i) sum += share[i] * knapsack.items[i].value;
  return sum;
}

double weight_of(const Knapsack& knapsack, const Shares& share, std::size_t constraint) {
  double sum = 0.0;
  for (std::size_t i = 0; i < share.size(); ++i) {
    sum += share[i] * static_cast<double>(knapsack.items[i].weight[constraint]);
  }
  return sum;
}

}  // namespace models
