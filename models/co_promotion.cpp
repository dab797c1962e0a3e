#include "models/co_promotion.hpp"

#include <algorithm>

namespace models {

void share_promotion(Creators& creators) {
  if (!creators.promotes_others) return;
  std::fill(creators.promoted.begin(), creators.promoted.end(), 0.0);
  for (std::size_t j = 0; j < creators.size(); ++j) {
    const std::uint32_t group = creators.group[j];
    const std::size_t other = creators.promotes[group];
    if (other == group) continue;
    creators.promoted[other] += divide_hours(creators, j)[1] * creators.policy[group]->promotion_given;
  }
  for (std::size_t group = 0; group < creators.promoted.size(); ++group) {
    std::int64_t n = 0;
    for (std::size_t j = 0; j < creators.size(); ++j) n += creators.group[j] == group && creators.is_active(j) ? 1 : 0;
    if (n > 0) creators.promoted[group] /= static_cast<double>(n);
  }
}

}  // namespace models
