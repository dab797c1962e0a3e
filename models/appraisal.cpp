#include "models/appraisal.hpp"

#include <algorithm>
#include <functional>

#include "models/purpose.hpp"
#include "sim/fixed.hpp"

namespace models {
namespace {

/// Weight of the place after `before` others: 1/log2(2 + before).
double discount(std::size_t before) { return sim::ln2 / sim::log(2.0 + static_cast<double>(before)); }

double match_of(const Scene& scene, const Query& query, std::uint32_t course) {
  const auto content = scene.courses.topics.row(course);
  double match = 0.0;
  for (std::size_t k = 0; k < query.interest.size(); ++k) {
    match += static_cast<double>(query.interest[k]) * static_cast<double>(content[k]);
  }
  return match;
}

bool is_owned(const Query& query, std::uint32_t course) {
  return std::find(query.owned.begin(), query.owned.end(), course + 1) != query.owned.end();
}

}  // namespace

bool is_appraised(const Scene& scene, std::uint64_t learner) {
  const double share = scene.parameters.market.appraised_share;
  if (share <= 0.0) return false;
  return sim::uniform(sim::draw(scene.key, {learner, learner_kind, appraise_draw, scene.step(), 0})[0]) < share;
}

void appraise(const Scene& scene, Worker& worker, const Query& query, const Candidates& candidates, std::size_t shown) {
  Scratch& scratch = worker.scratch;
  const double relevant = scene.parameters.market.relevant_match;
  SlateTally& tally = worker.tally.learner.slate;
  double dcg = 0.0, ideal = 0.0;
  for (std::size_t place = 0; place < shown; ++place) {
    const double match = match_of(scene, query, scratch.shown[place]);
    dcg += match * discount(place);
    tally.match += sim::fixed(match);
    tally.relevant_shown += match >= relevant ? 1 : 0;
  }
  std::size_t n = 0;
  for (std::size_t i = 0; i < candidates.n; ++i) {
    if (is_owned(query, candidates.course[i])) continue;
    const double match = match_of(scene, query, candidates.course[i]);
    tally.relevant += match >= relevant ? 1 : 0;
    scratch.scores[n++] = static_cast<float>(match);
  }
  const auto best = scratch.scores.begin();
  std::partial_sort(best, best + static_cast<std::ptrdiff_t>(shown), best + static_cast<std::ptrdiff_t>(n),
                    std::greater<>());
  for (std::size_t place = 0; place < shown; ++place)
    ideal += static_cast<double>(best[static_cast<std::ptrdiff_t>(place)]) * discount(place);
  tally.places += static_cast<std::int64_t>(shown);
  if (ideal > 0.0) {
    tally.ranked += 1;
    tally.ndcg += sim::fixed(std::min(1.0, dcg / ideal));
  }
}

}  // namespace models
