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
#include "sim/hot.hpp"

namespace models {
namespace {

/// Each learner goes to a platform when that arrives sooner, after an exponential time over its weight, than those
/// before: this is the largest V plus a Gumbel shock.
SIM_HOT void race_to(std::uint64_t place, double elsewhere, double there, const std::uint32_t* __restrict word,
                     const std::uint8_t* __restrict here, std::size_t n, double* __restrict fastest,
                     std::uint64_t* __restrict picked) {
  for (std::size_t i = 0; i < n; ++i) {
    const double speed = (here[i] == place ? there : elsewhere) / sim::exponential(sim::uniform(word[i]));
    const bool sooner = speed > fastest[i];
    fastest[i] = sooner ? speed : fastest[i];
    picked[i] = sooner ? place : picked[i];
  }
}

}  // namespace

PlatformWeights::PlatformWeights(std::span<const Store> stores, const VisitSettings& settings) : n(stores.size()) {
  double most = -std::numeric_limits<double>::infinity();
  std::array<double, most_platforms> utility{};
  for (const Store& store : stores) {
    utility[store.place] =
        settings.attention * store.inclusive_value + settings.marketing * sim::log(1.0 + store.policy->marketing);
    if (store.open()) most = std::max(most, utility[store.place]);
  }
  for (const Store& store : stores) {
    if (!store.open()) continue;
    const double behind = utility[store.place] - most;
    elsewhere[store.place] = sim::exp(behind);
    there[store.place] = sim::exp(behind + settings.inertia);
  }
}

void pick_platforms(const PlatformWeights& weights, sim::Key key, std::span<const std::uint64_t> learners,
                    const sim::Address& at, std::span<const std::uint8_t> here, Scratch& scratch) {
  const std::size_t n = learners.size();
  Destinations& to = scratch.destination;
  std::fill_n(to.picked.begin(), n, 0);
  std::fill_n(to.fastest.begin(), n, 0.0);
  if (here.empty()) std::fill_n(to.here.begin(), n, nowhere);
  const std::uint8_t* from = here.empty() ? to.here.data() : here.data();
  constexpr std::size_t words = 4;
  for (std::size_t place = 0; place < weights.n; ++place) {
    if (place % words == 0) {
      const sim::Address block{0, at.kind, at.purpose, at.step, static_cast<std::uint32_t>(place / words)};
      sim::draw_each(key, learners, block, columns_from(scratch.words, 0));
    }
    race_to(place, weights.elsewhere[place], weights.there[place], scratch.words[place % words].data(), from, n,
            to.fastest.data(), to.picked.data());
  }
}

void choose_homes(const Scene& scene, const Block& block) {
  if (scene.learners.home.width() == 0 || !scene.clock.month_begins()) return;
  Scratch& scratch = block.worker.scratch;
  const auto month = static_cast<std::uint32_t>(scene.clock.step / scene.clock.calendar.steps_per_month);
  const std::span<std::uint8_t> home(scene.learners.home.data() + block.first, block.n);
  pick_platforms({scene.stores, scene.parameters.visit}, scene.key, {scratch.id.data(), block.n},
                 {0, learner_kind, home_draw, month, 0}, home, scratch);
  std::copy_n(scratch.destination.picked.begin(), block.n, home.begin());
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
