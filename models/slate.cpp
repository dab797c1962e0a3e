#include "models/slate.hpp"

#include <algorithm>
#include <bit>

#include "models/appraisal.hpp"
#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

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

constexpr std::uint64_t hidden_key =
    static_cast<std::uint64_t>(~std::bit_cast<std::uint32_t>(hidden_score)) << 32 | 0xFFFFFFFF;

/// Whether place `r` of a slate is kept for a new course; the words of four places are one block.
class Exploration {
 public:
  Exploration(const Scene& scene, const Visitor& visitor)
      : scene_(scene), share_(scene.stores[visitor.platform].policy->exploration), learner_(visitor.id) {}

  bool at(std::size_t place) {
    if (share_ <= 0.0) return false;
    if (place % 4 == 0) {
      words_ = sim::draw(scene_.key,
                         {learner_, learner_kind, explore_draw, scene_.step(), static_cast<std::uint32_t>(place / 4)});
    }
    return sim::uniform(words_[place % 4]) < share_;
  }

 private:
  const Scene& scene_;
  double share_;
  std::uint64_t learner_;
  sim::Words words_{};
};

/// Keys of new courses, 0 for the others.
SIM_HOT void keep_fresh(const Candidates& candidates, const std::uint64_t* keys, std::uint64_t* fresh) {
  for (std::size_t i = 0; i < candidates.n; ++i) fresh[i] = keys[i] & (0 - std::uint64_t{candidates.fresh[i]});
}

/// Among few candidates: the largest key for every place, of new courses alone where one is to be tried.
std::size_t pick_few(Scratch& scratch, const Candidates& candidates, std::size_t most, Exploration exploration) {
  std::uint64_t* keys = scratch.keys.data();
  std::uint64_t* fresh = nullptr;
  std::size_t kept = 0;
  for (; kept < most; ++kept) {
    std::uint64_t best = 0;
    if (exploration.at(kept)) {
      if (fresh == nullptr) keep_fresh(candidates, keys, fresh = scratch.fresh_keys.data());
      best = largest(fresh, candidates.n);
    }
    if (best <= hidden_key) best = largest(keys, candidates.n);
    if (best <= hidden_key) break;
    const std::size_t place = best & (few - 1);
    scratch.shown[kept] = candidates.course[place];
    keys[place] = 0;
    if (fresh != nullptr) fresh[place] = 0;
  }
  return kept;
}

/// Among many candidates: in the order of their keys, new courses out of turn where one is to be tried.
std::size_t pick_many(Scratch& scratch, const Candidates& candidates, std::size_t most, Exploration exploration) {
  std::uint64_t* keys = scratch.keys.data();
  const auto first = scratch.order.begin(), last = first + static_cast<std::ptrdiff_t>(candidates.n);
  for (std::size_t i = 0; i < candidates.n; ++i) scratch.order[i] = static_cast<std::uint32_t>(i);
  std::sort(first, last, [keys](std::uint32_t a, std::uint32_t b) { return keys[a] > keys[b]; });
  const auto gone = [&](std::uint32_t place) { return keys[place] == 0; };
  auto next = first, next_fresh = first;
  std::size_t kept = 0;
  for (; kept < most; ++kept) {
    auto taken = last;
    if (exploration.at(kept)) {
      const auto new_here = [&](std::uint32_t place) { return !gone(place) && candidates.fresh[place] != 0; };
      taken = next_fresh = std::find_if(next_fresh, last, new_here);
    }
    if (taken == last || keys[*taken] <= hidden_key) taken = next = std::find_if_not(next, last, gone);
    if (taken == last || keys[*taken] <= hidden_key) break;
    scratch.shown[kept] = candidates.course[*taken];
    keys[*taken] = 0;
  }
  return kept;
}

/// What the platform keeps of a price counts for the score.
void weigh_revenue(const Store& store, const Candidates& candidates, std::span<float> scores) {
  const double per_cent = 0.01 * store.policy->revenue_weight * store.policy->commission;
  if (per_cent == 0.0) return;
  for (std::size_t i = 0; i < candidates.n; ++i) {
    scores[i] += static_cast<float>(per_cent * store.front.price()[candidates.course[i]]);
  }
}

Candidates draw_candidates(const Store& store, Scratch& scratch, std::size_t topic, std::uint32_t word) {
  const Shelf& shelf = store.front.shelf();
  const std::size_t found = shelf.n(topic);
  const auto wanted = static_cast<std::size_t>(store.policy->candidates);
  const std::size_t n = wanted == 0 ? found : std::min(found, wanted);
  const std::size_t start = n < found ? sim::below(word, static_cast<std::uint32_t>(found)) : 0;
  return shelf.candidates(topic, start, n, scratch.content);
}

Query query_of(const Scene& scene, const Scratch& scratch, const Visitor& visitor, std::size_t topic) {
  const std::size_t n_topics = scene.n_topics();
  return {{scratch.interest.data(), n_topics},
          topic,
          {scratch.skill.data(), n_topics},
          {scratch.history.data(), scene.learners.finished.width() > 0 ? n_topics : 0},
          scene.learners.owned.row(visitor.row)};
}

}  // namespace

bool owns(const Learners& learners, std::size_t row, std::uint32_t course) {
  const auto owned = learners.owned.row(row);
  return std::find(owned.begin(), owned.end(), course + 1) != owned.end();
}

std::size_t fill_slate(const Scene& scene, Worker& worker, const Visitor& visitor, std::size_t topic,
                       std::uint32_t place) {
  Scratch& scratch = worker.scratch;
  const Store& store = scene.stores[visitor.platform];
  const Candidates candidates = draw_candidates(store, scratch, topic, place);
  const std::size_t n = candidates.n;
  if (n == 0) return 0;
  const Query query = query_of(scene, scratch, visitor, topic);
  const std::span<float> scores(scratch.scores.data(), n);
  const RankingBasis basis{scene.parameters, *store.policy,       scene.courses,   scene.views,
                           store.memory,     store.front.price(), scratch.affinity};
  store.ranker->score(basis, query, candidates, scores);
  weigh_revenue(store, candidates, scores);
  sim::draw_run(scene.key, {visitor.id, learner_kind, rank_draw, scene.step(), 0},
                {scratch.noise.data(), (n + 3) / 4 * 4});
  if (store.policy->score_noise > 0.0) {
    add_noise(scores, scratch.noise.data(), static_cast<float>(store.policy->score_noise));
  }
  hide_owned(query, candidates, scores);
  make_keys(scores, scratch.noise.data(), scratch.keys.data());
  const auto most = static_cast<std::size_t>(store.policy->slate);
  const Exploration exploration(scene, visitor);
  const std::size_t kept = n > few || most > few / 8 ? pick_many(scratch, candidates, most, exploration)
                                                     : pick_few(scratch, candidates, most, exploration);
  if (is_appraised(scene, visitor.id)) appraise(scene, worker, visitor.row, basis, query, candidates, kept);
  return kept;
}

}  // namespace models
