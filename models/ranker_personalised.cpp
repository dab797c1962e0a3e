#include "models/ranker.hpp"
#include "sim/hot.hpp"

namespace models {
namespace {

SIM_HOT void weigh(float intensity, float weight, const Candidates& candidates, std::span<float> scores) {
  for (std::size_t i = 0; i < candidates.n; ++i) {
    scores[i] = scores[i] * intensity + weight * candidates.popularity[i];
  }
}

}  // namespace

/// score = relevance·interest + weight·popularity: relevance is cos(interest, content), interest the learner's
/// intensity in the topic asked for.
/// @source D4.3
/// @test tests/models/ranker_test.cpp (0.9·0.7 + 0.8 = 1.43)
void score_personalised(const RankingBasis& basis, const Query& query, const Candidates& candidates,
                        std::span<float> scores) {
  score_content(basis, query, candidates, scores);
  weigh(query.interest[query.topic], static_cast<float>(basis.platform.popularity_weight), candidates, scores);
}

}  // namespace models
