#pragma once
/// @file Coupons: a lower price for the next paid course, by lot for visitors who took nothing, or for points.

#include <cstdint>

#include "models/purpose.hpp"
#include "models/voucher.hpp"

namespace models {

struct Block;
struct Scene;
struct Store;
struct Visitor;

/// [cent] A list price with a coupon: floor(price·(1 − discount)).
/// @param discount 0…1
std::int32_t with_coupon(std::int32_t price, double discount);

/// Ask for a coupon in the next step, if the platform gives any and there is none yet.
void apply_for_coupon(const Scene& scene, const Visitor& visitor);

/// Who gets a coupon in a step; the steps of a month add up to the month's coupons, and what is left over is not kept.
class Coupons {
 public:
  void allocate(bool needed) { lottery_.allocate(needed); }
  void allot(const Scene& scene, const Store& store);

  const Lottery& lottery() const { return lottery_; }
  std::uint64_t bytes() const { return lottery_.bytes(); }

 private:
  Lottery lottery_{coupon_draw};
};

/// Tell the applicants of a block whether they have a coupon, let unused ones grow older at the beginning of a month,
/// and give one for enough points to each learner who has none.
void receive_coupons(const Scene& scene, const Block& block);

/// Points for a completion; they wait for as long as the learner has a coupon.
void earn_points(const Scene& scene, std::size_t row);

}  // namespace models
