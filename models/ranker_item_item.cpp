#include <algorithm>

#include "models/ranker.hpp"
#include "models/ranker_memory.hpp"

namespace models {

/// score = affinity/largest affinity among the candidates + weight·popularity, where affinity is the sum of a course's
/// similarities to the courses the learner owns; popularity orders what shares no learner with them.
/// @source Deshpande & Karypis 2004
/// @test tests/models/co_enrolment_test.cpp
void score_item_item(const RankingBasis& basis, const Query& query, const Candidates& candidates,
                     std::span<float> scores) {
  add_affinity(basis.memory.co_enrolment, query.owned, basis.zeros);
  float most = 0.0F;
  for (std::size_t i = 0; i < candidates.n; ++i) {
    scores[i] = basis.zeros[candidates.course[i]];
    most = std::max(most, scores[i]);
  }
  clear_affinity(basis.memory.co_enrolment, query.owned, basis.zeros);
  const float scale = most > 0.0F ? 1.0F / most : 0.0F;
  const auto weight = static_cast<float>(basis.platform.popularity_weight);
  for (std::size_t i = 0; i < candidates.n; ++i) scores[i] = scores[i] * scale + weight * candidates.popularity[i];
}

}  // namespace models
