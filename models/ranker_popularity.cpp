#include <algorithm>

#include "models/ranker.hpp"

namespace models {

void score_popularity(const RankingBasis&, const Query&, const Candidates& candidates, std::span<float> scores) {
  std::copy_n(candidates.popularity, candidates.n, scores.begin());
}

}  // namespace models
