#include "models/choice.hpp"

#include <algorithm>

#include "models/choice_rule.hpp"
#include "models/coupons.hpp"
#include "models/deal.hpp"
#include "models/employer.hpp"
#include "models/knowledge_tree.hpp"
#include "models/sponsorship.hpp"
#include "models/topics.hpp"
#include "models/voucher.hpp"

namespace models {

namespace {

/// Courses lie anywhere in memory: all are asked for before the first is looked at.
SIM_INLINE void expect(const Scene& scene, const Storefront& front, const Scratch& scratch, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    __builtin_prefetch(&scene.views.course[scratch.shown[i]]);
    __builtin_prefetch(scene.courses.topics.row(scratch.shown[i]).data());
    __builtin_prefetch(&front.standing(scratch.shown[i]));
  }
}

}  // namespace

SIM_HOT void weigh_courses(const Scene& scene, Scratch& scratch, std::size_t n) {
  const ChoiceSettings& weight = scene.parameters.choice;
  const std::size_t n_topics = scene.courses.topics.width();
  for (std::size_t i = 0; i < n; ++i) {
    const CourseView& view = scene.views.course[scratch.shown[i]];
    scratch.maker[i] = view.maker;
    scratch.count[i] = view.count;
    const float* content = scene.courses.topics.row(scratch.shown[i]).data();
    const Fit fit = fit_of(scratch.interest.data(), scratch.skill.data(), content, n_topics);
    // Thirds of the scale of difficulty are tiers, and each above the first asks for so much more knowledge.
    const float tier = std::min(2.0F, static_cast<float>(static_cast<int>(3.0F * view.difficulty)));
    const bool ready = static_cast<double>(fit.knowledge) >= weight.prerequisite * static_cast<double>(tier);
    const double distance = sim::absolute(static_cast<double>(view.difficulty) - static_cast<double>(fit.knowledge));
    const double utility =
        static_cast<double>(view.appeal) + weight.match * static_cast<double>(fit.match) - weight.difficulty * distance;
    scratch.utility[i] = ready ? utility : never;
    scratch.beyond[i] = static_cast<double>(view.surprise);
  }
}

namespace {

/// What could have helped a visitor who takes nothing.
struct Missed {
  bool by_seat = false;     // a seat would have paid what the visitor cannot
  bool by_coupon = false;   // something had a price
  bool by_licence = false;  // the enterprise pays seats in a course
};

/// The deal for the course at place `i`: for most visitors the one that is everybody's.
Deal settle_on(const Scene& scene, const Visitor& visitor, std::uint32_t course) {
  const Storefront& front = scene.stores[visitor.platform].front;
  const Deal& standing = front.standing(course);
  if (!visitor.newcomer || !standing.offered()) return best_deal(scene, visitor, course);
  if (standing.due() <= visitor.cash) return standing;
  return front.price()[course] > visitor.cash ? Deal{} : best_deal(scene, visitor, course);
}

/// Settle on a deal for each course, and take away what the visitor cannot pay; what a seat or a coupon pays does not
/// weigh on the visitor.
Missed count_the_cost(const Scene& scene, Worker& worker, const Offer& offer) {
  Scratch& scratch = worker.scratch;
  const bool with_seats = scene.learners.seat.width() > 0, with_coupons = scene.learners.coupon.width() > 0;
  const std::span<const std::int32_t> price = scene.stores[offer.visitor.platform].front.price();
  const bool licensed = offer.visitor.employer != nullptr && !offer.visitor.seat &&
                        scene.stores[offer.visitor.platform].menu.offers(Access::employee);
  const double per_cent = 0.01 * scene.parameters.choice.price;
  Missed missed;
  std::int64_t considered = 0, unaffordable = 0;
  for (std::size_t i = 0; i < offer.n; ++i) {
    if (scratch.utility[i] == never) continue;
    const std::uint32_t course = scratch.shown[i];
    Deal& deal = scratch.deal[i];
    deal = settle_on(scene, offer.visitor, course);
    scratch.utility[i] = deal.offered() ? scratch.utility[i] + deal.utility : never;
    scratch.beyond[i] += per_cent * deal.cost;
    // What the enterprise would like says nothing of what the course turns out to be worth to the employee.
    if (offer.visitor.employer != nullptr && deal.offered() && deal.plan().access == Access::employee) {
      scratch.beyond[i] -= offer.visitor.employer->settings().encouragement;
    }
    considered += 1;
    unaffordable += deal.offered() ? 0 : 1;
    if (with_coupons && price[course] > 0) missed.by_coupon = true;
    if (licensed && is_asked_for(scene, offer.visitor, course)) missed.by_licence = true;
    if (with_seats && !deal.offered() && is_covered_by_seats(scene, price[course])) missed.by_seat = true;
  }
  LearnerTally& tally = count_of(scene, worker, offer.visitor.row);
  tally.considered += considered;
  tally.unaffordable += unaffordable;
  return missed;
}

}  // namespace

std::optional<std::size_t> choose(const Scene& scene, Worker& worker, const Offer& offer) {
  Scratch& scratch = worker.scratch;
  expect(scene, scene.stores[offer.visitor.platform].front, scratch, offer.n);
  weigh_courses(scene, scratch, offer.n);
  close_unfounded(scene, scratch, offer.n);
  const Missed missed = count_the_cost(scene, worker, offer);
  if (missed.by_licence) apply_for(scene.learners.seat, offer.visitor.row);
  const std::optional<std::size_t> picked = scene.rule.pick(scene, worker, offer);
  if (!picked) {
    if (missed.by_seat) apply_for_seat(scene, offer.visitor);
    if (missed.by_coupon) apply_for_coupon(scene, offer.visitor);
  }
  return picked;
}

}  // namespace models
