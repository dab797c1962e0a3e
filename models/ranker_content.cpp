#include <algorithm>

#include "models/ranker.hpp"
#include "sim/hot.hpp"

namespace models {

/// score = cos(interest, content); both have unit length, so it is their inner product.
SIM_HOT void score_content(const Query& query, const Candidates& candidates, const Platform&, std::span<float> scores) {
  std::fill(scores.begin(), scores.end(), 0.0F);
  for (std::size_t k = 0; k < query.interest.size(); ++k) {
    const float weight = query.interest[k];
    const float* content = candidates.topics[k];
    for (std::size_t i = 0; i < candidates.n; ++i) scores[i] += weight * content[i];
  }
}

}  // namespace models
