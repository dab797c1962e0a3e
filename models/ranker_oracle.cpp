#include "models/worth.hpp"

namespace models {

/// score = worth of the course to the learner, which no real platform knows.
/// @test tests/models/ranker_test.cpp
void score_oracle(const RankingBasis& basis, const Query& query, const Candidates& candidates,
                  std::span<float> scores) {
  for (std::size_t i = 0; i < candidates.n; ++i) {
    scores[i] = static_cast<float>(worth(basis, query, candidates.course[i]));
  }
}

}  // namespace models
