#pragma once
/// @file How good a slate is, judged by what the platform cannot see: the true match of learner and course.

#include "models/scene.hpp"

namespace models {

/// Whether this visit is among those that are appraised: `market.appraised_share` of all.
bool is_appraised(const Scene& scene, std::uint64_t learner);

/// Compare the first `shown` of scratch.shown with the candidates not owned, by what a course is worth to the learner
/// as it will turn out: their true match.
///
/// A course is relevant when its match is at least `market.relevant_match`. Counted are the match of what is shown, the
/// relevant courses shown and among the candidates (for precision and recall), and NDCG = DCG/largest DCG to be had,
/// DCG = Σ 1/log2(1 + place) over the places of relevant courses.
/// @source Järvelin & Kekäläinen 2002
/// @test tests/models/appraisal_test.cpp
/// @param row of the learner
void appraise(const Scene& scene, Worker& worker, std::size_t row, const RankingBasis& basis, const Query& query,
              const Candidates& candidates, std::size_t shown);

}  // namespace models
