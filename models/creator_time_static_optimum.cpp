#include <algorithm>

#include "models/creator_time.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

// Who stopped altogether would never learn that effort pays again.
constexpr double least_share = 0.01;

}  // namespace

Shares best_split(const Shares& payoff, double returns) {
  Shares split{};
  double sum = 0.0;
  for (std::size_t k = 0; k < split.size(); ++k) {
    split[k] = sim::pow(payoff[k], 1.0 / (1.0 - returns));
    sum += split[k];
  }
  for (double& part : split) part /= sum;
  return split;
}

Shares decide_static_optimum(const TimeReview& review) {
  const CreatorGroup& group = review.group();
  const double returns = review.parameters.influence.returns;
  const double reference = review.parameters.influence.reference_hours;
  const double effort = review.creators.hours[review.row] / reference;
  const Shares payoff{group.payoff_content, group.payoff_promotion, group.payoff_monetisation};
  const Shares now = review.shares();
  double earning = 0.0;
  for (std::size_t k = 0; k < now.size(); ++k) earning += payoff[k] * sim::pow(now[k] * effort, returns);
  const double most = review.free_share();
  double best = most;
  if (group.outside_wage > 0.0 && earning > 0.0) {
    const double each = review.creators.reviewed_income[review.row] / earning;
    double total = 0.0;
    for (const double a : payoff) {
      total += sim::pow(returns * std::max(0.0, each) * a / (group.outside_wage * reference), 1.0 / (1.0 - returns));
    }
    best = std::min(most, total / effort);
  }
  const double before = now[0] + now[1] + now[2];
  const double total = std::clamp(sim::sqrt(before * best), std::min(most, least_share), most);
  Shares next = best_split(payoff, returns);
  for (double& part : next) part *= total;
  return next;
}

}  // namespace models
