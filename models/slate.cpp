#include "models/slate.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

constexpr float hidden = -std::numeric_limits<float>::infinity();
// Up to this many candidates, looking for the maximum once per place beats sorting; their places fit 9 bits.
constexpr std::size_t few = 512;

SIM_HOT void add_noise(std::span<float> scores, const std::uint32_t* words, float scale) {
  const std::size_t n = scores.size();
  for (std::size_t i = 0; i < n; ++i) {
    scores[i] += scale * sim::gumbel_float(words[i]);
  }
}

/// Keys that order as scores do, ties by the random word; its low bits make way for the place among few candidates.
SIM_HOT void make_keys(std::span<const float> scores, const std::uint32_t* words, std::uint64_t* keys) {
  constexpr std::uint32_t few32 = few;
  const auto n = static_cast<std::uint32_t>(scores.size());
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto bits = std::bit_cast<std::uint32_t>(scores[i]);
    const std::uint32_t flip = (bits >> 31) != 0 ? 0xFFFFFFFFU : 0x80000000U;
    keys[i] = static_cast<std::uint64_t>(bits ^ flip) << 32 | (words[i] & ~(few32 - 1)) | (i & (few32 - 1));
  }
}

SIM_HOT std::uint64_t largest(const std::uint64_t* keys, std::size_t n) {
  std::uint64_t most = 0;
  for (std::size_t i = 0; i < n; ++i) most = keys[i] > most ? keys[i] : most;
  return most;
}

SIM_HOT void hide(float* scores, const std::uint32_t* courses, std::size_t n, std::uint32_t course) {
  for (std::size_t i = 0; i < n; ++i) scores[i] = courses[i] == course ? hidden : scores[i];
}

constexpr std::uint64_t hidden_key =
    static_cast<std::uint64_t>(~std::bit_cast<std::uint32_t>(hidden)) << 32 | 0xFFFFFFFF;

/// The courses with the `most` largest keys, in order.
std::size_t keep_best(Scratch& scratch, const std::uint32_t* courses, std::size_t n, std::size_t most) {
  std::size_t kept = 0;
  std::uint64_t* keys = scratch.keys.data();
  if (n > few || most > few / 8) {
    for (std::size_t i = 0; i < n; ++i) scratch.order[i] = static_cast<std::uint32_t>(i);
    const auto first = scratch.order.begin();
    const auto last = first + static_cast<std::ptrdiff_t>(n);
    std::partial_sort(first, first + static_cast<std::ptrdiff_t>(std::min(n, most)), last,
                      [keys](std::uint32_t a, std::uint32_t b) { return keys[a] > keys[b]; });
    for (; kept < std::min(n, most) && keys[scratch.order[kept]] > hidden_key; ++kept) {
      scratch.shown[kept] = courses[scratch.order[kept]];
    }
    return kept;
  }
  for (; kept < most; ++kept) {
    const std::uint64_t best = largest(keys, n);
    if (best <= hidden_key) break;
    const std::size_t place = best & (few - 1);
    scratch.shown[kept] = courses[place];
    keys[place] = 0;
  }
  return kept;
}

}  // namespace

bool owns(const Learners& learners, std::size_t row, std::uint32_t course) {
  const auto owned = learners.owned.row(row);
  return std::find(owned.begin(), owned.end(), course + 1) != owned.end();
}

std::size_t fill_slate(const Scene& scene, Worker& worker, const Visitor& visitor, std::size_t topic,
                       std::uint32_t place) {
  Scratch& scratch = worker.scratch;
  const Shelf& shelf = scene.views.shelf;
  const std::size_t found = shelf.n(topic);
  if (found == 0) return 0;
  const auto wanted = static_cast<std::size_t>(scene.platform.candidates);
  const std::size_t n = wanted == 0 ? found : std::min(found, wanted);
  const std::size_t start = n < found ? sim::below(place, static_cast<std::uint32_t>(found)) : 0;
  const std::size_t n_topics = scene.n_topics();
  const Candidates candidates = shelf.candidates(topic, start, n, scratch.content);
  const std::span<float> scores(scratch.scores.data(), n);
  scene.ranker.score({scene.parameters, scene.platform, scene.courses, scene.views, scene.memory, scratch.affinity},
                     {{scratch.interest.data(), n_topics},
                      topic,
                      {scratch.skill.data(), n_topics},
                      {scratch.history.data(), scene.learners.finished.width() > 0 ? n_topics : 0},
                      scene.learners.owned.row(visitor.row)},
                     candidates, scores);
  sim::draw_run(scene.key, {visitor.id, learner_kind, rank_draw, scene.step(), 0},
                {scratch.noise.data(), (n + 3) / 4 * 4});
  if (scene.platform.score_noise > 0.0) {
    add_noise(scores, scratch.noise.data(), static_cast<float>(scene.platform.score_noise));
  }
  const std::uint32_t* courses = candidates.course;
  for (const std::uint32_t owned : scene.learners.owned.row(visitor.row)) {
    if (owned != 0) hide(scores.data(), courses, n, owned - 1);
  }
  make_keys(scores, scratch.noise.data(), scratch.keys.data());
  return keep_best(scratch, courses, n, static_cast<std::size_t>(scene.platform.slate));
}

}  // namespace models
