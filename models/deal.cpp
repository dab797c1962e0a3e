#include "models/deal.hpp"

#include "models/access.hpp"
#include "models/coupons.hpp"
#include "models/crowdfunding.hpp"
#include "models/employer.hpp"
#include "models/slate.hpp"
#include "models/sponsorship.hpp"

namespace models {
namespace {

double taste(const ChoiceSettings& choice, Access access) {
  if (access == Access::subscriber) return choice.subscription;
  return access == Access::member ? choice.membership : 0.0;
}

/// @param joins whether the visitor has no access yet
Deal deal_of(const Quote& quote, const Plan& plan, const Terms& terms, const Bill& bill, bool joins) {
  Deal deal;
  deal.place = place_of(plan);
  deal.bill = bill;
  deal.joins = joins;
  if (joins) deal.access_fee = first_fee(plan.access, quote.policy);
  deal.cost = (1.0 - quote.returned) * bill.charge + quote.choice.expected_progress * terms.by_progress +
              quote.choice.expected_mastery * terms.at_mastery + deal.access_fee;
  deal.utility = taste(quote.choice, plan.access) - quote.choice.price * 0.01 * deal.cost;
  return deal;
}

void keep_the_better(Deal& best, const Deal& deal) {
  if (!best.offered() || deal.utility > best.utility) best = deal;
}

/// What is paid at once under a plan, out of whose pocket.
Bill bill_under(const Scene& scene, const Visitor& visitor, const Plan& plan, std::size_t course, std::int32_t price) {
  if (plan.access == Access::employee) return {visitor.employer->price_of_seat(price, visitor.platform), 0};
  // A pledge is money of one's own: seats and coupons are for courses that there are.
  if (stage_of(scene.courses, course) == Stage::pledged) return {price, price};
  return bill_of(scene, visitor, price);
}

}  // namespace

Bill bill_of(const Scene& scene, const Visitor& visitor, std::int32_t price) {
  if (seat_covers(scene, visitor, price)) return {price, 0};
  if (!visitor.coupon) return {price, price};
  const std::int32_t lowered = with_coupon(price, scene.stores[visitor.platform].policy->coupon_discount);
  return {lowered, lowered};
}

Deal best_deal(const Scene& scene, const Visitor& visitor, std::size_t course) {
  const Store& store = scene.stores[visitor.platform];
  const Quote quote{scene.parameters.choice, *store.policy, store.front.list_price(course),
                    static_cast<double>(scene.views.returned[course]),
                    static_cast<double>(scene.courses.difficulty[course])};
  Deal best;
  for (const Plan* plan : store.menu.plans()) {
    if (!is_offered(scene, visitor, *plan, course)) continue;
    const Terms terms = plan->terms(quote.price, quote.policy);
    const Bill bill = bill_under(scene, visitor, *plan, course, terms.at_enrolment);
    Deal deal = deal_of(quote, *plan, terms, bill, !has_access(scene, visitor, plan->access, course));
    if (plan->access == Access::employee) deal.utility += visitor.employer->settings().encouragement;
    if (deal.due() <= visitor.cash) keep_the_better(best, deal);
  }
  return best;
}

Deal standing_deal(const Quote& quote, const Menu& menu) {
  Deal best;
  for (const Plan* plan : menu.plans()) {
    if (plan->access == Access::employee) continue;
    if (plan->access == Access::subscriber && !is_in_subscription(quote.policy, quote.difficulty)) continue;
    const Terms terms = plan->terms(quote.price, quote.policy);
    keep_the_better(best,
                    deal_of(quote, *plan, terms, {terms.at_enrolment, terms.at_enrolment}, needs_pass(plan->access)));
  }
  return best;
}

}  // namespace models
