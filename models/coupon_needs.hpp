#pragma once
/// @file What has to be kept of learners for coupons; it exists only when some phase of the run gives any.

#include "models/parameters.hpp"

namespace models {

struct CouponNeeds {
  bool coupons = false;
  bool points = false;

  CouponNeeds operator|(const CouponNeeds& other) const { return {coupons || other.coupons, points || other.points}; }
};

/// What the platforms of one phase need.
inline CouponNeeds coupon_needs(const Parameters& parameters) {
  CouponNeeds needs;
  for (const auto& [name, platform] : parameters.platform) {
    const bool points = platform.points_per_completion > 0;
    needs = needs | CouponNeeds{points || platform.coupons_per_month > 0, points};
  }
  return needs;
}

}  // namespace models
