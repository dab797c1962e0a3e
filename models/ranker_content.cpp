#include <algorithm>

#include "models/ranker.hpp"
#include "sim/hot.hpp"

namespace models {

/// score = cos(interest, content); both have unit length, so it is their inner product.
SIM_HOT void score_content(const Query& query, const Candidates& candidates, const Platform&, std::span<float> scores) {
  // In stretches that stay in registers or first-level cache while the topics are added up.
  constexpr std::size_t stretch = 64;
  for (std::size_t first = 0; first < candidates.n; first += stretch) {
    const std::size_t n = std::min(stretch, candidates.n - first);
    float sum[stretch] = {};
    for (std::size_t k = 0; k < query.interest.size(); ++k) {
      const float weight = query.interest[k];
      const float* content = candidates.topics[k] + first;
      for (std::size_t i = 0; i < n; ++i) sum[i] += weight * content[i];
    }
    std::copy_n(sum, n, scores.data() + first);
  }
}

}  // namespace models
