#pragma once
/// @file The scale of stars: how latent quality shows in ratings, and what a mean rating says of quality.

#include <cstdint>

#include "models/parameters.hpp"

namespace models {

/// Course quality on the scale of stars is left-skewed: u = (e^(a²/2) − e^(−a·z)) / s with z the standardised latent
/// quality and s such that u has mean 0 and variance 1 for normal z. A rating is
/// clamp(round(mean + b·u + c·e), 1, 5), e the personal experience in standard deviations.
class StarScale {
 public:
  StarScale(const FeedbackSettings& feedback, const CourseSettings& course);

  /// [star] before personal experience, rounding and clamping. @param quality [utility]
  double stars(double quality) const;

  /// [utility] the latent quality at which stars() is `stars`; bounded at six standard deviations.
  double quality(double stars) const;

  /// A whole number of stars, 1…5. @param experience in standard deviations
  int rating(double quality, double experience) const;

 private:
  double mean_, per_quality_, per_experience_, skew_, quality_mean_, quality_sd_;
  double shift_ = 0.0;  // e^(a²/2)
  double scale_ = 1.0;  // s
};

/// [utility] Perceived quality: the mean of the ratings and a prior, mapped back to utility.
/// @param stars sum of the ratings
double perceived_quality(const FeedbackSettings& feedback, const StarScale& scale, std::int64_t n_ratings,
                         double stars);

}  // namespace models
