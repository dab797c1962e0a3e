#include "models/appraisal.hpp"

#include <algorithm>

#include "models/purpose.hpp"
#include "sim/fixed.hpp"

namespace models {
namespace {

/// Weight of the place after `before` others: 1/log2(2 + before).
double discount(const Scene& scene, std::size_t before) { return sim::ln2 / scene.log_rank[before + 1]; }

}  // namespace

bool is_appraised(const Scene& scene, std::uint64_t learner) {
  const double share = scene.parameters.market.appraised_share;
  if (share <= 0.0) return false;
  return sim::uniform(sim::draw(scene.key, {learner, learner_kind, appraise_draw, scene.step(), 0})[0]) < share;
}

void appraise(const Scene& scene, Worker& worker, std::size_t row, const RankingBasis& basis, const Query& query,
              const Candidates& candidates, std::size_t shown) {
  Scratch& scratch = worker.scratch;
  const double relevant = scene.parameters.market.relevant_match;
  const std::span<float> matches(scratch.scores.data(), candidates.n);
  score_oracle(basis, query, candidates, matches);
  hide_owned(query, candidates, matches);
  std::size_t n_relevant = 0;
  for (const float match : matches) n_relevant += static_cast<double>(match) >= relevant ? 1 : 0;
  SlateTally& tally = count_of(scene, worker, row).slate;
  double gain = 0.0, ideal = 0.0;
  for (std::size_t place = 0; place < shown; ++place) {
    const std::uint32_t* found = std::find(candidates.course, candidates.course + candidates.n, scratch.shown[place]);
    const auto match = static_cast<double>(matches[static_cast<std::size_t>(found - candidates.course)]);
    tally.match += sim::fixed(match);
    if (place < n_relevant) ideal += discount(scene, place);
    if (match < relevant) continue;
    tally.relevant_shown += 1;
    gain += discount(scene, place);
  }
  tally.relevant += static_cast<std::int64_t>(n_relevant);
  tally.places += static_cast<std::int64_t>(shown);
  if (n_relevant == 0) return;
  tally.ranked += 1;
  tally.ndcg += sim::fixed(gain / ideal);
}

}  // namespace models
