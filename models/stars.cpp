#include "models/stars.hpp"

#include <algorithm>

#include "sim/maths.hpp"

namespace models {

StarScale::StarScale(const FeedbackSettings& feedback, const CourseSettings& course)
    : mean_(feedback.rating_mean),
      per_quality_(feedback.rating_quality),
      per_experience_(feedback.rating_experience),
      skew_(feedback.rating_skew),
      quality_mean_(course.quality_mean),
      quality_sd_(course.quality_sd) {
  const double growth = sim::exp(skew_ * skew_);
  shift_ = sim::sqrt(growth);
  scale_ = shift_ * sim::sqrt(growth - 1.0);
}

double StarScale::stars(double quality) const {
  const double z = quality_sd_ > 0.0 ? (quality - quality_mean_) / quality_sd_ : 0.0;
  return mean_ + per_quality_ * (shift_ - sim::exp(-skew_ * z)) / scale_;
}

double StarScale::quality(double stars) const {
  constexpr double most = 6.0;
  const double left = shift_ - (stars - mean_) / per_quality_ * scale_;
  const double z = left > 0.0 ? std::clamp(-sim::log(left) / skew_, -most, most) : most;
  return quality_mean_ + quality_sd_ * z;
}

int StarScale::rating(double quality, double experience) const {
  const double rounded = sim::floor(stars(quality) + per_experience_ * experience + 0.5);
  return static_cast<int>(std::clamp(rounded, 1.0, 5.0));
}

double perceived_quality(const FeedbackSettings& feedback, const StarScale& scale, std::int64_t n_ratings,
                         double stars) {
  const double n = static_cast<double>(n_ratings) + feedback.prior_ratings;
  return scale.quality((stars + feedback.prior_ratings * feedback.rating_mean) / n);
}

}  // namespace models
