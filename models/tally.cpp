#include "models/tally.hpp"

#include <algorithm>

namespace models {

void CourseTally::add(const CourseTally& o) {
  shown += o.shown;
  sold += o.sold;
  referred += o.referred;
  satisfied += o.satisfied;
  rated += o.rated;
  stars += o.stars;
  positive += o.positive;
  refunded += o.refunded;
}

void SlateTally::add(const SlateTally& o) {
  places += o.places;
  relevant_shown += o.relevant_shown;
  relevant += o.relevant;
  match += o.match;
  ranked += o.ranked;
  ndcg += o.ndcg;
}

void LearnerTally::add(const LearnerTally& o) {
  visits += o.visits;
  direct_visits += o.direct_visits;
  purchases += o.purchases;
  enrolments += o.enrolments;
  spent += o.spent;
  refunded += o.refunded;
  n_refunds += o.n_refunds;
  allowances += o.allowances;
  cash += o.cash;
  enrolled += o.enrolled;
  planned_minutes += o.planned_minutes;
  sessions += o.sessions;
  hours += o.hours;
  items += o.items;
  correct += o.correct;
  ended += o.ended;
  completed += o.completed;
  left += o.left;
  outcome += o.outcome;
  guided += o.guided;
  guidance_paid += o.guidance_paid;
  slate.add(o.slate);
  skill_gain += o.skill_gain;
  for (std::size_t i = 0; i < skill_cells; ++i) skill_change[i] += o.skill_change[i];
}

void Tally::clear() {
  std::fill(course.begin(), course.end(), CourseTally{});
  std::fill(refund.begin(), refund.end(), Split{});
  learner = {};
}

void Tally::add(const Tally& other) {
  for (std::size_t i = 0; i < course.size(); ++i) course[i].add(other.course[i]);
  for (std::size_t i = 0; i < refund.size(); ++i) {
    refund[i].creator += other.refund[i].creator;
    refund[i].platform += other.refund[i].platform;
  }
  learner.add(other.learner);
}

}  // namespace models
