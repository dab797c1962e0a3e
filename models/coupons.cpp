#include "models/coupons.hpp"

#include <algorithm>
#include <limits>

#include "models/guidance.hpp"
#include "models/plan.hpp"
#include "models/slate.hpp"

namespace models {
namespace {

/// Exchange points for a coupon, if there are enough and no coupon is at hand. @returns whether it was done
bool redeem_points(const Scene& scene, std::size_t row) {
  Learners& learners = scene.learners;
  if (learners.points.width() == 0 || learners.coupon[row] != no_voucher) return false;
  const Platform& policy = *home_of(scene, row).policy;
  const auto price = static_cast<std::uint16_t>(policy.points_for_coupon);
  if (learners.points[row] < price) return false;
  learners.points[row] = static_cast<std::uint16_t>(learners.points[row] - price);
  learners.coupon[row] = static_cast<std::uint8_t>(policy.coupon_months);
  return true;
}

}  // namespace

std::int32_t with_coupon(std::int32_t price, double discount) {
  return static_cast<std::int32_t>(share_of(price, 1.0 - discount));
}

void apply_for_coupon(const Scene& scene, const Visitor& visitor) {
  if (scene.learners.coupon.width() == 0) return;
  if (home_of(scene, visitor.row).policy->coupons_per_month == 0) return;
  apply_for(scene.learners.coupon, visitor.row);
}

void Coupons::allot(const Scene& scene, const Store& store) {
  const Learners& learners = scene.learners;
  lottery_.draw(learners, learners.coupon, share_of_month(store.policy->coupons_per_month, scene.clock), scene.clock,
                scene.key, [&](std::size_t row) { return &home_of(scene, row) == &store; });
}

void receive_coupons(const Scene& scene, const Block& block) {
  Learners& learners = scene.learners;
  if (learners.coupon.width() == 0) return;
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    const Store& store = home_of(scene, row);
    const VoucherNews news = store.coupons.lottery().tell(learners, learners.coupon, row, store.policy->coupon_months,
                                                          scene.clock, scene.key);
    const bool given = news.given || redeem_points(scene, row);
    count_of(scene, block.worker, row).coupons_given += given ? 1 : 0;
  }
}

void earn_points(const Scene& scene, std::size_t row) {
  if (scene.learners.points.width() == 0) return;
  constexpr std::int64_t most = std::numeric_limits<std::uint16_t>::max();
  std::uint16_t& points = scene.learners.points[row];
  points = static_cast<std::uint16_t>(std::min(most, points + home_of(scene, row).policy->points_per_completion));
}

}  // namespace models
