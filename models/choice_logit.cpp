#include <algorithm>
#include <array>

#include "models/chances.hpp"
#include "models/choice.hpp"
#include "models/choice_rule.hpp"
#include "models/logit.hpp"
#include "models/purpose.hpp"
#include "models/surplus.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

constexpr std::size_t lanes = Scratch::lanes;

/// Words of the shocks of as many courses as there are lanes: of this visit, and behind them the lasting ones of
/// learner and course.
using ShockWords = std::array<std::array<std::uint32_t, 2 * lanes>, 4>;

/// @param first place of the first course
SIM_INLINE void draw_shocks(const Scene& scene, std::uint64_t learner, const Scratch& scratch, std::size_t first,
                            ShockWords& words) {
  constexpr std::uint32_t spread = 0x9E3779B9;  // odd, so that courses of one maker stay apart
  auto& [ids, tags, counts, makers] = words;
  const std::uint32_t mood = sim::tag(learner, learner_kind, mood_draw);
  const std::uint32_t taste = sim::tag(learner, learner_kind, taste_draw);
  ids.fill(static_cast<std::uint32_t>(learner));
  std::fill_n(counts.begin(), lanes, scene.step());
  std::copy_n(scratch.count.begin() + static_cast<std::ptrdiff_t>(first), lanes, counts.begin() + lanes);
  std::copy_n(scratch.maker.begin() + static_cast<std::ptrdiff_t>(first), lanes, makers.begin() + lanes);
  for (std::size_t i = 0; i < lanes; ++i) {
    tags[i] = mood;
    tags[lanes + i] = taste;
    makers[i] = makers[lanes + i] * spread + counts[lanes + i];
  }
  sim::philox_each(scene.key, columns_from(words, 0), 2 * lanes);
}

/// Runs a race: each course arrives after an exponential time over its weight e^V, and the first is chosen. This is the
/// largest V plus a Gumbel shock −ln(−ln u), told without the second logarithm. The time is the lasting one of learner
/// and course with probability `persistence`, else one of this visit; either way times are independent over the courses
/// shown, so each visit is an exact logit. Speeds take the place of the weights.
SIM_HOT void race(const Scene& scene, std::uint64_t learner, Scratch& scratch, std::size_t n) {
  const double persistence = scene.parameters.choice.persistence;
  for (std::size_t first = 0; first < n; first += lanes) {
    ShockWords words;
    draw_shocks(scene, learner, scratch, first, words);
    double* __restrict weight = scratch.weight.data() + first;
    for (std::size_t i = 0; i < lanes; ++i) {
      const double of_visit = sim::uniform(words[0][i]), of_course = sim::uniform(words[0][lanes + i]);
      weight[i] /= sim::exponential(sim::uniform(words[1][i]) < persistence ? of_course : of_visit);
    }
  }
}

/// Place of the largest of `n` speeds, if it is above the outside option's.
std::optional<std::size_t> pick_fastest(const Scratch& scratch, std::size_t n, double outside) {
  double best = outside;
  std::optional<std::size_t> picked;
  for (std::size_t i = 0; i < n; ++i) {
    if (scratch.weight[i] <= best) continue;
    best = scratch.weight[i];
    picked = i;
  }
  return picked;
}

/// The place in a slate takes from V what it does not take from a course's worth.
SIM_HOT void discount_places(const double* __restrict log_rank, double weight, std::size_t n,
                             double* __restrict utility, double* __restrict beyond) {
  for (std::size_t i = 0; i < n; ++i) {
    utility[i] -= weight * log_rank[i];
    beyond[i] += weight * log_rank[i];
  }
}

}  // namespace

/// The largest of V − βr·ln(place) plus a shock each; with one uniform per visit, by its probabilities.
/// @source McFadden 1974
/// @test tests/models/choice_test.cpp
std::optional<std::size_t> choose_by_logit(const Scene& scene, Worker& worker, const Offer& offer) {
  Scratch& scratch = worker.scratch;
  const ChoiceSettings& settings = scene.parameters.choice;
  if (offer.ranked) {
    discount_places(scene.log_rank.data(), settings.rank, offer.n, scratch.utility.data(), scratch.beyond.data());
  }
  const double outside = settings.outside_option ? settings.outside : never;
  const LogitWeights weights = weigh_alternatives({scratch.utility, scratch.beyond, scratch.weight, offer.n}, outside);
  note_surplus(scene, worker, offer, weights);
  note_chances(worker, offer.n, weights.sum);
  const double u = sim::uniform(offer.word);
  if (!scene.gumbel_shocks) return pick_by_chance({scratch.weight.data(), offer.n}, weights, u);
  race(scene, offer.visitor.id, scratch, offer.n);
  return pick_fastest(scratch, offer.n, weights.outside / sim::exponential(u));
}

}  // namespace models
