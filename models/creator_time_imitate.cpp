#include "models/creator_time.hpp"
#include "models/purpose.hpp"

namespace models {
namespace {

/// [USD/h] since the last review.
double earned_per_hour(const Creators& creators, std::size_t row) {
  const double hours = hours_at_work(creators, row);
  return hours > 0.0 ? creators.reviewed_income[row] / hours : 0.0;
}

}  // namespace

Shares decide_imitate(const TimeReview& review) {
  const Creators& creators = review.creators;
  const Shares own = review.shares();
  const auto others = static_cast<std::uint32_t>(creators.size() - 1);
  const sim::Words words = sim::draw(review.key, {creators.id[review.row], creator_kind, imitate_draw, review.step, 0});
  if (others == 0 || sim::uniform(words[0]) >= review.group().p_imitate) return own;
  const std::uint32_t drawn = sim::below(words[1], others);
  const std::size_t other = drawn < review.row ? drawn : drawn + 1;
  const double hours = creators.hours[other];
  if (!creators.is_active(other) || hours <= 0.0) return own;
  if (earned_per_hour(creators, other) <= earned_per_hour(creators, review.row)) return own;
  Shares next = divide_hours(creators, other);
  double sum = 0.0;
  for (const double part : next) sum += part / hours;
  // Who answers complaints has less time for the rest.
  const double room = sum > review.free_share() ? review.free_share() / sum : 1.0;
  for (double& part : next) part *= room / hours;
  return next;
}

}  // namespace models
