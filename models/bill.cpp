#include "models/bill.hpp"

#include "models/coupons.hpp"
#include "models/sponsorship.hpp"

namespace models {

Bill bill_of(const Scene& scene, const Visitor& visitor, std::int32_t price) {
  if (seat_covers(scene, visitor, price)) return {price, 0};
  if (!visitor.coupon) return {price, price};
  const std::int32_t lowered = with_coupon(price, scene.platform.coupon_discount);
  return {lowered, lowered};
}

}  // namespace models
