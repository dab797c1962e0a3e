#include <algorithm>

#include "models/creator_time.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

/// [month] until the end that the creator knows of.
double time_left(const TimeReview& review) {
  const Schedule& run = review.parameters.run;
  const double horizon = review.group().horizon_months;
  if (horizon <= 0.0) return static_cast<double>(run.burn_in + run.months) - review.month;
  const double dt = 1.0 / static_cast<double>(run.steps_per_month);
  return month_of_entry(review.creators.id[review.row], dt) + horizon - review.month;
}

/// The root in [0,1] of C·s^(1−γ) = γ·k·τ^γ·(1−s)·h: the left side rises and the right side falls with s.
double share_that_stays(const Prospect& p) {
  const double scale = p.returns * p.gain * sim::pow(p.effort, p.returns) * p.worth;
  double low = 0.0, high = 1.0;
  for (int halving = 0; halving < 53; ++halving) {  // to the last bit of a share
    const double s = 0.5 * (low + high);
    (p.capability * sim::pow(s, 1.0 - p.returns) < scale * (1.0 - s) ? low : high) = s;
  }
  return low;
}

}  // namespace

double forward_looking_share(const Prospect& p, Variant variant) {
  if (p.worth <= 0.0 || p.gain <= 0.0 || p.effort <= 0.0) return 0.0;
  if (variant != Variant::ben_porath) return share_that_stays(p);
  const double produced = sim::pow(p.returns * p.gain * p.effort * p.worth, 1.0 / (1.0 - p.returns));
  return std::min(1.0, produced / (p.effort * p.capability));
}

Shares decide_forward_looking(const TimeReview& review) {
  const InfluenceSettings& law = review.parameters.influence;
  const CreatorGroup& group = review.group();
  const Variant variant = influence_variant(law);
  const double rate = group.discount_rate + law.decay_capability;
  const double left = std::max(0.0, time_left(review));
  const double free = review.free_share();
  Prospect prospect;
  prospect.capability = review.creators.capability[review.row];
  prospect.gain = law.k_content * review.creators.talent[review.row];
  prospect.effort = law.capability_from_content * free * review.creators.hours[review.row] / law.reference_hours;
  prospect.returns = variant == Variant::ben_porath ? law.human_capital_exponent : law.returns;
  prospect.worth = rate > 0.0 ? (1.0 - sim::exp(-rate * left)) / rate : left;
  const double content = free * forward_looking_share(prospect, variant);
  const double others = group.promotion_share + group.monetisation_share;
  const double promotion = others > 0.0 ? group.promotion_share / others : 0.0;
  return {content, (free - content) * promotion, (free - content) * (1.0 - promotion)};
}

}  // namespace models
