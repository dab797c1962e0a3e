#include <algorithm>

#include "models/chances.hpp"
#include "models/choice.hpp"
#include "models/choice_rule.hpp"
#include "models/purpose.hpp"
#include "models/surplus.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

SIM_HOT void exponentials(std::span<double> x, double shift) {
  const std::size_t n = x.size();
  for (std::size_t i = 0; i < n; ++i) x[i] = sim::exp(x[i] - shift);
}

/// Adds a Gumbel shock to each utility: the lasting one of learner and course with probability `persistence`, else one
/// of this visit. Either way it is Gumbel and independent over the courses shown, so each visit is an exact logit.
SIM_HOT void add_shocks(const Scene& scene, std::uint64_t learner, Scratch& scratch, std::size_t n) {
  constexpr std::uint32_t spread = 0x9E3779B9;  // odd, so that courses of one maker stay apart
  const auto id = static_cast<std::uint32_t>(learner);
  const std::uint32_t mood_tag = sim::tag(learner, learner_kind, mood_draw);
  const std::uint32_t taste_tag = sim::tag(learner, learner_kind, taste_draw);
  const std::uint32_t step = scene.step();
  const double persistence = scene.parameters.choice.persistence;
  const sim::Key key = scene.key;
  const std::uint32_t* __restrict maker = scratch.maker.data();
  const std::uint32_t* __restrict count = scratch.count.data();
  double* __restrict utility = scratch.utility.data();
  for (std::size_t first = 0; first < n; first += Scratch::lanes) {
    for (std::size_t i = first; i < first + Scratch::lanes; ++i) {
      const sim::Words mood = sim::philox({id, mood_tag, step, maker[i] * spread + count[i]}, key);
      const sim::Words taste = sim::philox({id, taste_tag, count[i], maker[i]}, key);
      const std::uint32_t word = sim::uniform(mood[1]) < persistence ? taste[0] : mood[0];
      utility[i] += sim::gumbel(sim::uniform(word));
    }
  }
}

/// Place of the largest utility above `outside`, which has a shock of its own.
std::optional<std::size_t> pick_largest(std::span<const double> utilities, double outside, std::uint32_t word) {
  double best = outside + sim::gumbel(sim::uniform(word));
  std::optional<std::size_t> picked;
  for (std::size_t i = 0; i < utilities.size(); ++i) {
    if (utilities[i] <= best) continue;
    best = utilities[i];
    picked = i;
  }
  return picked;
}

}  // namespace

std::optional<std::size_t> pick_logit(std::span<double> utilities, double outside, double u) {
  double most = outside;
  for (const double v : utilities) most = std::max(most, v);
  if (most == never) return std::nullopt;
  exponentials(utilities, most);
  const double stay = outside == never ? 0.0 : sim::exp(outside - most);
  double sum = stay;
  for (const double e : utilities) sum += e;
  double left = u * sum - stay;
  if (left < 0.0) return std::nullopt;
  std::size_t last = utilities.size();
  for (std::size_t i = 0; i < utilities.size(); ++i) {
    if (utilities[i] <= 0.0) continue;
    left -= utilities[i];
    last = i;
    if (left < 0.0) break;
  }
  if (last == utilities.size()) return std::nullopt;
  return last;
}

/// The largest of V − βr·ln(place) plus a shock each; with one uniform per visit, by its probabilities.
/// @source McFadden 1974
/// @test tests/models/choice_test.cpp
std::optional<std::size_t> choose_by_logit(const Scene& scene, Worker& worker, const Offer& offer) {
  Scratch& scratch = worker.scratch;
  const ChoiceSettings& settings = scene.parameters.choice;
  const std::span<double> utilities(scratch.utility.data(), offer.n);
  for (std::size_t i = 0; offer.ranked && i < offer.n; ++i) utilities[i] -= settings.rank * scene.log_rank[i];
  const double outside = settings.outside_option ? settings.outside : never;
  count_surplus(scene, worker, offer, outside);
  note_chances(worker, offer.n, outside);
  if (!scene.gumbel_shocks) return pick_logit(utilities, outside, sim::uniform(offer.word));
  add_shocks(scene, offer.visitor.id, scratch, offer.n);
  return pick_largest(utilities, outside, offer.word);
}

}  // namespace models
