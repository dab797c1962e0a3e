#include "models/guidance.hpp"

#include <algorithm>

#include "models/ledger.hpp"
#include "models/personal_value.hpp"
#include "models/purpose.hpp"
#include "models/scene.hpp"
#include "sim/maths.hpp"

namespace models {

bool Guidance::applies(const Scene& scene, std::size_t row) const {
  if (scene.learners.cash[row] < charge_ || !group_of(scene, row).guidance) return false;
  const auto places = scene.learners.enrolment.row(row);
  return std::any_of(places.begin(), places.end(), [&](const Enrolment& enrolment) {
    return enrolment.open() && enrolment.step != static_cast<std::uint16_t>(scene.step()) &&
           !scene.cohorts.waits(scene.courses, enrolment);
  });
}

std::int64_t share_of_month(std::int64_t monthly, const sim::Clock& clock) {
  const std::int64_t n = clock.calendar.steps_per_month, step = clock.step % n;
  return monthly * (step + 1) / n - monthly * step / n;
}

std::uint32_t Guidance::place_of(const Scene& scene, std::size_t row) const {
  if (order_ == Order::alike) return 0;
  const auto month = static_cast<std::uint32_t>(scene.clock.step / scene.clock.calendar.steps_per_month);
  const std::uint32_t lot = sim::draw(scene.key, {scene.learners.id(row), learner_kind, guidance_draw, month, 0})[0];
  if (order_ == Order::chance) return lot;
  const std::uint32_t regulation = scene.learners.regulation[row].bits();
  const std::uint32_t before = order_ == Order::lowest ? regulation : 0xFFFF - regulation;
  return before << 16 | lot >> 16;
}

double guidance_lift(const Platform& platform) {
  const double missing = 1.0 - platform.guidance_lift;
  if (platform.offline_hours == 0.0 || platform.offline_lift == 0.0) return platform.guidance_lift;
  return 1.0 - missing * sim::pow(1.0 - platform.offline_lift, platform.offline_hours);
}

double guidance_cost(const Platform& platform) {
  return platform.guidance_cost + platform.offline_hours * platform.offline_cost;
}

void Guidance::allot(const Scene& scene, const Store& store) {
  const Platform& platform = *store.policy;
  line_.turn_all_away();
  if (platform.guidance == "nobody") return;
  line_.admit_all();
  charge_ = static_cast<std::int32_t>(share_of_month(cents(platform.guidance_price), scene.clock));
  cost_ = share_of_month(cents(guidance_cost(platform)), scene.clock);
  order_ = platform.guidance == "lowest"    ? Order::lowest
           : platform.guidance == "highest" ? Order::highest
           : platform.guidance == "chance"  ? Order::chance
                                            : Order::alike;
  if (order_ == Order::alike || platform.guidance_seats == 0) return;
  line_.admit_first(platform.guidance_seats, [&](const auto& count) {
    for (std::size_t row = 0; row < scene.learners.size(); ++row) {
      if (&home_of(scene, row) == &store && applies(scene, row)) count(place_of(scene, row));
    }
  });
}

bool Guidance::guides(const Scene& scene, std::size_t row) const {
  return applies(scene, row) && line_.admits(place_of(scene, row));
}

void be_guided(const Scene& scene, const Block& block) {
  Scratch& scratch = block.worker.scratch;
  std::fill_n(scratch.guided.begin(), block.n, 0.0);
  if (std::none_of(scene.stores.begin(), scene.stores.end(),
                   [](const Store& store) { return store.guidance.guides_anybody(); })) {
    return;
  }
  for (std::size_t i = 0; i < block.n; ++i) {
    const std::size_t row = block.first + i;
    const Store& store = home_of(scene, row);
    if (!store.guidance.guides_anybody() || !store.guidance.guides(scene, row)) continue;
    scratch.guided[i] = 1.0;
    const std::int32_t charge = store.guidance.charge();
    const std::int64_t cost = store.guidance.cost();
    scene.learners.cash[row] -= charge;
    LearnerTally& tally = count_of(scene, block.worker, row);
    tally.guided += 1;
    tally.guidance_paid += charge;
    tally.guidance_cost += cost;
    Till& till = block.worker.tally.till[store.place];
    till.guidance_paid += charge;
    till.guidance_cost += cost;
    count_time(scene, tally, row, store.policy->offline_hours * scene.clock.dt());
  }
}

}  // namespace models
