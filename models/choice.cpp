#include "models/choice.hpp"

#include <algorithm>

#include "models/choice_rule.hpp"
#include "models/coupons.hpp"
#include "models/deal.hpp"
#include "models/knowledge_tree.hpp"
#include "models/sponsorship.hpp"
#include "models/topics.hpp"

namespace models {

SIM_HOT void weigh_courses(const Scene& scene, Scratch& scratch, std::size_t n) {
  const ChoiceSettings& weight = scene.parameters.choice;
  const std::size_t n_topics = scene.courses.topics.width();
  // Courses lie anywhere in memory: all are asked for before the first is looked at.
  for (std::size_t i = 0; i < n; ++i) {
    __builtin_prefetch(&scene.views.course[scratch.shown[i]]);
    __builtin_prefetch(scene.courses.topics.row(scratch.shown[i]).data());
  }
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
  }
}

namespace {

/// What could have helped a visitor who takes nothing.
struct Missed {
  bool by_seat = false;    // a seat would have paid what the visitor cannot
  bool by_coupon = false;  // something had a price
};

/// Settle on a deal for each course, and take away what the visitor cannot pay; what a seat or a coupon pays does not
/// weigh on the visitor.
Missed count_the_cost(const Scene& scene, Worker& worker, const Offer& offer) {
  Scratch& scratch = worker.scratch;
  const bool with_seats = scene.learners.seat.width() > 0;
  const Storefront& front = scene.stores[offer.visitor.platform].front;
  Missed missed;
  std::int64_t considered = 0, unaffordable = 0;
  for (std::size_t i = 0; i < offer.n; ++i) {
    if (scratch.utility[i] == never) continue;
    const std::uint32_t course = scratch.shown[i];
    const std::int32_t price = front.price()[course];
    scratch.deal[i] = best_deal(scene, offer.visitor, course);
    missed.by_coupon = missed.by_coupon || price > 0;
    considered += 1;
    if (scratch.deal[i].plan == nullptr) {
      unaffordable += 1;
      scratch.utility[i] = never;
      missed.by_seat = missed.by_seat || (with_seats && is_covered_by_seats(scene, price));
    } else {
      scratch.utility[i] += utility_of(scene, scratch.deal[i]);
    }
  }
  LearnerTally& tally = count_of(scene, worker, offer.visitor.row);
  tally.considered += considered;
  tally.unaffordable += unaffordable;
  return missed;
}

}  // namespace

std::optional<std::size_t> choose(const Scene& scene, Worker& worker, const Offer& offer) {
  Scratch& scratch = worker.scratch;
  weigh_courses(scene, scratch, offer.n);
  close_unfounded(scene, scratch, offer.n);
  const Missed missed = count_the_cost(scene, worker, offer);
  const std::optional<std::size_t> picked = scene.rule.pick(scene, worker, offer);
  if (!picked) {
    if (missed.by_seat) apply_for_seat(scene, offer.visitor);
    if (missed.by_coupon) apply_for_coupon(scene, offer.visitor);
    return std::nullopt;
  }
  return picked;
}

}  // namespace models
