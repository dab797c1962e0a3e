#include <algorithm>

#include "models/ranker.hpp"

namespace models {

void score_random(const RankingBasis&, const Query&, const Candidates&, std::span<float> scores) {
  std::fill(scores.begin(), scores.end(), 0.0F);  // the noise and the tie-breaking hash decide
}

}  // namespace models
