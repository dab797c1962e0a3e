#include "models/refund_option.hpp"

#include <algorithm>

#include "sim/distribution.hpp"

namespace models {
namespace {

double p_tried(const Parameters& p) {
  constexpr double days_per_week = 7.0;
  if (p.feedback.refund_days == 0.0) return 0.0;
  const LearnerSettings& learner = p.learner;
  const double regulation = learner.regulation_alpha / (learner.regulation_alpha + learner.regulation_beta);
  const double raw = p.study.active_base + p.study.active_regulation * regulation + p.study.active_paid;
  const double weekly = std::clamp(raw, 0.0, 1.0);
  const double idle = sim::exp(sim::log(1.0 - weekly) * p.feedback.refund_days / days_per_week);
  return (1.0 - p.study.p_no_show_paid) * (1.0 - idle);
}

}  // namespace

RefundOption::RefundOption(const Parameters& p)
    : scale_(p.choice.refund_option * p.feedback.p_refund * p_tried(p)),
      threshold_(p.feedback.refund_experience),
      personal_(p.feedback.experience_sd * p.feedback.experience_sd),
      n_of_prior_(p.feedback.prior_ratings) {
  const double sd = p.choice.quality * p.course.quality_sd;
  unknown_ = sd * sd;
}

double RefundOption::share(double n_ratings) const {
  if (scale_ == 0.0) return 0.0;
  const double variance = personal_ + unknown_ * n_of_prior_ / (n_ratings + n_of_prior_);
  if (variance == 0.0) return threshold_ > 0.0 ? scale_ : 0.0;
  return scale_ * sim::normal_below(threshold_ / sim::sqrt(variance));
}

}  // namespace models
