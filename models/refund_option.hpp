#pragma once
/// @file What the right to a refund is worth at the moment of choice.

#include <cstdint>

#include "models/parameters.hpp"

namespace models {

/// A buyer can have the price back after a disappointment. Expected at the moment of choice:
///
/// share = weight·p_refund·P(tried)·P(experience < refund_experience)
/// P(tried) = (1 − p_no_show_paid)·(1 − (1 − p)^(refund_days/7)), p the mean weekly probability to study
/// experience ~ N(0, s²), s² = experience_sd² + βq²·quality_sd²·m0/(n + m0), n ratings, m0 = prior_ratings
///
/// and the option is worth βp·price·share of utility: no more for whom the price is lower, nothing for a free course.
/// Buyers reckon with a usual week of study, and not with going beyond `refund_progress` or giving up before asking.
/// @source Heiman, McWilliams, Zhao & Zilberman 2002 (money-back guarantees as options)
/// @test tests/models/refund_option_test.cpp
class RefundOption {
 public:
  explicit RefundOption(const Parameters& parameters);

  /// [1] of the price that is expected back, times `choice.refund_option`.
  /// @param n_ratings that the course has
  double share(double n_ratings) const;

 private:
  double scale_ = 0.0;       // weight·p_refund·P(tried)
  double threshold_ = 0.0;   // [utility] of experience
  double personal_ = 0.0;    // variance of experience when quality is known
  double unknown_ = 0.0;     // and what unknown quality adds without any rating
  double n_of_prior_ = 0.0;  // ratings
};

}  // namespace models
