#include "models/deal.hpp"

#include "models/access.hpp"
#include "models/coupons.hpp"
#include "models/slate.hpp"
#include "models/sponsorship.hpp"

namespace models {
namespace {

Deal deal_of(const Scene& scene, const Visitor& visitor, std::size_t course, const Plan& plan) {
  const Store& store = scene.stores[visitor.platform];
  const ChoiceSettings& choice = scene.parameters.choice;
  const Terms terms = plan.terms(store.front.list_price(course), *store.policy);
  Deal deal;
  deal.plan = &plan;
  deal.bill = bill_of(scene, visitor, terms.at_enrolment);
  deal.joins = !has_access(scene, visitor, plan.access, course);
  if (deal.joins) deal.access_fee = first_fee(plan.access, *store.policy);
  const double kept = 1.0 - static_cast<double>(scene.views.returned[course]);
  deal.cost = kept * deal.bill.charge + choice.expected_progress * terms.by_progress +
              choice.expected_mastery * terms.at_mastery + deal.access_fee;
  return deal;
}

}  // namespace

Bill bill_of(const Scene& scene, const Visitor& visitor, std::int32_t price) {
  if (seat_covers(scene, visitor, price)) return {price, 0};
  if (!visitor.coupon) return {price, price};
  const std::int32_t lowered = with_coupon(price, scene.stores[visitor.platform].policy->coupon_discount);
  return {lowered, lowered};
}

double utility_of(const Scene& scene, const Deal& deal) {
  const ChoiceSettings& choice = scene.parameters.choice;
  const double taste = deal.plan->access == Access::subscriber ? choice.subscription
                       : deal.plan->access == Access::member   ? choice.membership
                                                               : 0.0;
  return taste - choice.price * 0.01 * deal.cost;
}

Deal best_deal(const Scene& scene, const Visitor& visitor, std::size_t course) {
  const Store& store = scene.stores[visitor.platform];
  Deal best;
  double most = 0.0;
  for (const Plan* plan : store.menu.plans()) {
    if (!is_offered(scene, visitor, *plan, course)) continue;
    const Deal deal = deal_of(scene, visitor, course, *plan);
    if (deal.due() > visitor.cash) continue;
    const double utility = utility_of(scene, deal);
    if (best.plan != nullptr && utility <= most) continue;
    best = deal;
    most = utility;
  }
  return best;
}

}  // namespace models
