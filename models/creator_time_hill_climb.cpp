#include <algorithm>

#include "models/creator_time.hpp"
#include "models/purpose.hpp"

namespace models {

Shares decide_hill_climb(const TimeReview& review) {
  Creators& creators = review.creators;
  const auto base = creators.base.row(review.row);
  const Shares now = review.shares();
  const bool trying = !std::equal(now.begin(), now.end(), base.begin());
  const double income = creators.reviewed_income[review.row];
  if (trying && income <= creators.base_income[review.row]) return {base[0], base[1], base[2]};
  std::copy(now.begin(), now.end(), base.begin());
  creators.base_income[review.row] = income;
  const sim::Words words = sim::draw(review.key, {creators.id[review.row], creator_kind, time_draw, review.step, 0});
  const std::uint32_t from = sim::below(words[0], 3);
  const std::uint32_t to = (from + 1 + sim::below(words[1], 2)) % 3;
  Shares next = now;
  const double moved = std::min(now[from], review.group().climb_step);
  next[from] -= moved;
  next[to] += moved;
  return next;
}

}  // namespace models
