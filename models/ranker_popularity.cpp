#include <algorithm>

#include "models/ranker.hpp"

namespace models {

void score_popularity(const Query&, const Candidates& candidates, const Platform&, std::span<float> scores) {
  std::copy_n(candidates.popularity, candidates.n, scores.begin());
}

}  // namespace models
