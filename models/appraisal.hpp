#pragma once
/// @file How good a slate is, judged by what the platform cannot see: the true match of learner and course.

#include "models/scene.hpp"

namespace models {

/// Whether this visit is among those that are appraised: `market.appraised_share` of all.
bool is_appraised(const Scene& scene, std::uint64_t learner);

/// Compare the first `shown` of scratch.shown with the candidates not owned, by their match cos(interest, content).
///
/// A course is relevant from `market.relevant_match` on. Counted are the relevant ones shown (for precision and
/// recall), the match of what is shown, and NDCG = DCG/ideal DCG with DCG = Σ match_r/log2(1 + r).
/// @source Järvelin & Kekäläinen 2002
/// @test tests/models/appraisal_test.cpp
void appraise(const Scene& scene, Worker& worker, const RankingBasis& basis, const Query& query,
              const Candidates& candidates, std::size_t shown);

}  // namespace models
