#include "models/homing.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "models/access.hpp"
#include "models/enrolment.hpp"
#include "models/event_notes.hpp"
#include "models/payment.hpp"
#include "models/purpose.hpp"
#include "models/study.hpp"
#include "sim/distribution.hpp"

namespace models {

double draw_of(const Store& store, const VisitSettings& settings) {
  return settings.attention * store.inclusive_value + settings.marketing * sim::log(1.0 + store.policy->marketing);
}

std::size_t pick_platform(std::span<const Store> stores, const VisitSettings& settings, std::uint64_t learner,
                          std::size_t here, sim::Key key, std::uint32_t when, sim::Purpose purpose) {
  std::size_t picked = 0;
  double most = -std::numeric_limits<double>::infinity();
  for (const Store& store : stores) {
    if (!store.open()) continue;
    const auto place = static_cast<std::uint32_t>(store.place);
    const sim::Words words = sim::draw(key, {learner, learner_kind, purpose, when, place});
    const double utility =
        draw_of(store, settings) + (store.place == here ? settings.inertia : 0.0) + sim::gumbel(sim::uniform(words[0]));
    if (utility <= most) continue;
    most = utility;
    picked = store.place;
  }
  return picked;
}

void choose_homes(const Scene& scene, const Block& block) {
  Learners& learners = scene.learners;
  if (learners.home.width() == 0 || !scene.clock.month_begins()) return;
  const auto month = static_cast<std::uint32_t>(scene.clock.step / scene.clock.calendar.steps_per_month);
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    learners.home[row] = static_cast<std::uint8_t>(pick_platform(scene.stores, scene.parameters.visit, learners.id(row),
                                                                 learners.home[row], scene.key, month, home_draw));
  }
}

void leave_closed(const Scene& scene, const Block& block) {
  if (std::all_of(scene.stores.begin(), scene.stores.end(), [](const Store& s) { return s.open(); })) return;
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    const auto places = scene.learners.enrolment.row(row);
    for (std::size_t slot = 0; slot < places.size(); ++slot) {
      const Enrolment& enrolment = places[slot];
      if (!enrolment.open() || scene.stores[enrolment.platform].open()) continue;
      if (paid_at_enrolment(enrolment) > 0 && lag(scene, enrolment) < scene.refund_lags) {
        pay_back(scene, block.worker, row, enrolment);
        note_refund(scene, block.worker, scene.learners.id(row), enrolment);
      }
      leave_course(scene, block.worker, row, slot);
    }
    end_passes_of_closed(scene, block.worker, row);
  }
}

void place_creators(Creators& creators, std::span<const Store> stores, const Parameters& known, const sim::Clock& clock,
                    sim::Key key) {
  if (creators.home.width() == 0) return;
  const auto month = static_cast<std::uint32_t>(clock.step / clock.calendar.steps_per_month);
  std::array<double, most_platforms> sellers{};
  for (std::size_t j = 0; j < creators.size(); ++j) {
    for (const Store& store : stores)
      sellers[store.place] += creators.is_active(j) && creators.sells_on(j, store.place);
  }
  for (std::size_t j = 0; j < creators.size(); ++j) {
    const CreatorGroup& group = *creators.policy[creators.group[j]];
    const bool is_new = creators.home[j] == nowhere;
    if (group.homing != "single" || !creators.is_active(j) || (!is_new && !clock.month_begins())) continue;
    double most = -std::numeric_limits<double>::infinity();
    std::size_t picked = 0;
    for (const Store& store : stores) {
      if (!store.open() || (creators.allowed(j) >> store.place & 1U) == 0) continue;
      const sim::Words words =
          sim::draw(key, {creators.id[j], creator_kind, home_draw, month, static_cast<std::uint32_t>(store.place)});
      const Platform& policy = std::next(known.platform.begin(), static_cast<std::ptrdiff_t>(store.place))->second;
      const double rate = Rates{policy.commission, 0.0, policy.exclusive_bonus}.of(false, true);
      const double kept =
          0.01 * static_cast<double>(store.spent_last_month) * (1.0 - rate) / (sellers[store.place] + 1.0);
      const double utility = group.platform_choice * sim::log(1.0 + kept) +
                             (store.place == creators.home[j] ? group.platform_inertia : 0.0) +
                             sim::gumbel(sim::uniform(words[0]));
      if (utility <= most) continue;
      most = utility;
      picked = store.place;
    }
    creators.home[j] = static_cast<std::uint8_t>(picked);
  }
}

}  // namespace models
