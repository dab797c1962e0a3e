#include "models/guidance.hpp"

#include <algorithm>

#include "models/ledger.hpp"
#include "models/purpose.hpp"
#include "sim/maths.hpp"

namespace models {

bool Guidance::applies(const Learners& learners, std::size_t row, const sim::Clock& clock) const {
  if (learners.cash[row] < charge_) return false;
  if (!groups_[learners.group.width() > 0 ? learners.group[row] : 0].guidance) return false;
  const auto places = learners.enrolment.row(row);
  return std::any_of(places.begin(), places.end(), [&](const Enrolment& enrolment) {
    if (!enrolment.open() || enrolment.step == static_cast<std::uint16_t>(clock.step)) return false;
    return !cohorts_ || !cohorts_->waits(*courses_, enrolment);
  });
}

std::int64_t share_of_month(std::int64_t monthly, const sim::Clock& clock) {
  const std::int64_t n = clock.calendar.steps_per_month, step = clock.step % n;
  return monthly * (step + 1) / n - monthly * step / n;
}

std::uint32_t Guidance::place_of(const Learners& learners, std::size_t row, const sim::Clock& clock,
                                 sim::Key key) const {
  const std::uint32_t regulation = learners.regulation[row].bits();
  switch (order_) {
    case Order::lowest: return regulation;
    case Order::highest: return Allotment::n_places - 1 - regulation;
    case Order::alike: return 0;
    default: break;
  }
  const auto month = static_cast<std::uint32_t>(clock.step / clock.calendar.steps_per_month);
  return sim::draw(key, {learners.id(row), learner_kind, guidance_draw, month, 0})[0] >> 16;
}

double guidance_lift(const Platform& platform) {
  const double missing = 1.0 - platform.guidance_lift;
  if (platform.offline_hours == 0.0 || platform.offline_lift == 0.0) return platform.guidance_lift;
  return 1.0 - missing * sim::pow(1.0 - platform.offline_lift, platform.offline_hours);
}

double guidance_cost(const Platform& platform) {
  return platform.guidance_cost + platform.offline_hours * platform.offline_cost;
}

void Guidance::allot(const Learners& learners, const Platform& platform, std::span<const LearnerGroup> groups,
                     const sim::Clock& clock, sim::Key key) {
  line_.turn_all_away();
  groups_ = groups;
  if (platform.guidance == "nobody") return;
  line_.admit_all();
  charge_ = static_cast<std::int32_t>(share_of_month(cents(platform.guidance_price), clock));
  order_ = platform.guidance == "lowest"    ? Order::lowest
           : platform.guidance == "highest" ? Order::highest
           : platform.guidance == "chance"  ? Order::chance
                                            : Order::alike;
  if (order_ == Order::alike || platform.guidance_seats == 0) return;
  line_.admit_first(platform.guidance_seats, [&](const auto& count) {
    for (std::size_t row = 0; row < learners.size(); ++row) {
      if (applies(learners, row, clock)) count(place_of(learners, row, clock, key));
    }
  });
}

bool Guidance::guides(const Learners& learners, std::size_t row, const sim::Clock& clock, sim::Key key) const {
  return applies(learners, row, clock) && line_.admits(place_of(learners, row, clock, key));
}

void be_guided(const Scene& scene, const Block& block) {
  Scratch& scratch = block.worker.scratch;
  std::fill_n(scratch.guided.begin(), block.n, 0.0);
  if (!scene.guidance.guides_anybody()) return;
  const std::int32_t charge = scene.guidance.charge();
  for (std::size_t i = 0; i < block.n; ++i) {
    const std::size_t row = block.first + i;
    if (!scene.guidance.guides(scene.learners, row, scene.clock, scene.key)) continue;
    scratch.guided[i] = 1.0;
    scene.learners.cash[row] -= charge;
    LearnerTally& tally = count_of(scene, block.worker, row);
    tally.guided += 1;
    tally.guidance_paid += charge;
  }
}

}  // namespace models
