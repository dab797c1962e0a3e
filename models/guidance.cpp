#include "models/guidance.hpp"

#include <algorithm>

#include "models/purpose.hpp"

namespace models {
namespace {

/// A course open since before this step, and the money for the step.
bool applies(const Learners& learners, std::size_t row, std::int32_t charge, const sim::Clock& clock) {
  if (learners.cash[row] < charge) return false;
  const auto places = learners.enrolment.row(row);
  return std::any_of(places.begin(), places.end(), [&](const Enrolment& enrolment) {
    return enrolment.open() && enrolment.step != static_cast<std::uint16_t>(clock.step);
  });
}

}  // namespace

std::int32_t share_of_month(std::int32_t monthly, const sim::Clock& clock) {
  const std::int64_t n = clock.calendar.steps_per_month, step = clock.step % n;
  return static_cast<std::int32_t>(monthly * (step + 1) / n - monthly * step / n);
}

std::uint32_t Guidance::place_of(const Learners& learners, std::size_t row, const sim::Clock& clock,
                                 sim::Key key) const {
  const std::uint32_t regulation = learners.regulation[row].bits();
  switch (order_) {
    case Order::lowest: return regulation;
    case Order::highest: return n_places - 1 - regulation;
    case Order::alike: return 0;
    default: break;
  }
  const auto month = static_cast<std::uint32_t>(clock.step / clock.calendar.steps_per_month);
  return sim::draw(key, {learners.id(row), learner_kind, guidance_draw, month, 0})[0] >> 16;
}

void Guidance::allot(const Learners& learners, const Platform& platform, const sim::Clock& clock, sim::Key key) {
  line_ = 0;
  if (platform.guidance == "nobody") return;
  line_ = n_places;
  charge_ = share_of_month(static_cast<std::int32_t>(100.0 * platform.guidance_price + 0.5), clock);
  order_ = platform.guidance == "lowest"    ? Order::lowest
           : platform.guidance == "highest" ? Order::highest
           : platform.guidance == "chance"  ? Order::chance
                                            : Order::alike;
  if (order_ == Order::alike || platform.guidance_seats == 0) return;
  std::fill(applicants_.begin(), applicants_.end(), 0);
  for (std::size_t row = 0; row < learners.size(); ++row) {
    if (applies(learners, row, charge_, clock)) ++applicants_[place_of(learners, row, clock, key)];
  }
  std::int64_t seats = platform.guidance_seats;
  for (line_ = 0; line_ < n_places && seats >= applicants_[line_]; ++line_) seats -= applicants_[line_];
}

bool Guidance::guides(const Learners& learners, std::size_t row, const sim::Clock& clock, sim::Key key) const {
  return applies(learners, row, charge_, clock) && place_of(learners, row, clock, key) < line_;
}

void be_guided(const Scene& scene, const Block& block) {
  Scratch& scratch = block.worker.scratch;
  std::fill_n(scratch.guided.begin(), block.n, 0.0);
  if (!scene.guidance.guides_anybody()) return;
  const std::int32_t charge = scene.guidance.charge();
  LearnerTally& tally = block.worker.tally.learner;
  for (std::size_t i = 0; i < block.n; ++i) {
    const std::size_t row = block.first + i;
    if (!scene.guidance.guides(scene.learners, row, scene.clock, scene.key)) continue;
    scratch.guided[i] = 1.0;
    scene.learners.cash[row] -= charge;
    tally.guided += 1;
    tally.guidance_paid += charge;
  }
}

}  // namespace models
