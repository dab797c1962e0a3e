#include "models/appraisal.hpp"

#include <algorithm>
#include <functional>

#include "models/purpose.hpp"
#include "sim/fixed.hpp"

namespace models {
namespace {

/// Weight of the place after `before` others: 1/log2(2 + before).
double discount(const Scene& scene, std::size_t before) { return sim::ln2 / scene.log_rank[before + 1]; }

/// cos(interest, content), added up in the order of the topics as score_content does, so that both give the same bits.
float match_of(const Scene& scene, const Query& query, std::uint32_t course) {
  const auto content = scene.courses.topics.row(course);
  float match = 0.0F;
  for (std::size_t k = 0; k < query.interest.size(); ++k) match += query.interest[k] * content[k];
  return match;
}

}  // namespace

bool is_appraised(const Scene& scene, std::uint64_t learner) {
  const double share = scene.parameters.market.appraised_share;
  if (share <= 0.0) return false;
  return sim::uniform(sim::draw(scene.key, {learner, learner_kind, appraise_draw, scene.step(), 0})[0]) < share;
}

void appraise(const Scene& scene, Worker& worker, const RankingBasis& basis, const Query& query,
              const Candidates& candidates, std::size_t shown) {
  Scratch& scratch = worker.scratch;
  const auto relevant = static_cast<float>(scene.parameters.market.relevant_match);
  SlateTally& tally = worker.tally.learner.slate;
  const std::span<float> matches(scratch.scores.data(), candidates.n);
  score_content(basis, query, candidates, matches);
  hide_owned(query, candidates, matches);
  for (const float match : matches) tally.relevant += match >= relevant ? 1 : 0;
  std::partial_sort(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(shown), matches.end(),
                    std::greater<>());
  double dcg = 0.0, ideal = 0.0;
  for (std::size_t place = 0; place < shown; ++place) {
    const float match = match_of(scene, query, scratch.shown[place]);
    dcg += static_cast<double>(match) * discount(scene, place);
    ideal += static_cast<double>(matches[place]) * discount(scene, place);
    tally.match += sim::fixed(static_cast<double>(match));
    tally.relevant_shown += match >= relevant ? 1 : 0;
  }
  tally.places += static_cast<std::int64_t>(shown);
  if (ideal > 0.0) {
    tally.ranked += 1;
    tally.ndcg += sim::fixed(std::min(1.0, dcg / ideal));
  }
}

}  // namespace models
