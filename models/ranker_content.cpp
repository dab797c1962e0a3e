#include <algorithm>

#include "models/ranker.hpp"
#include "sim/hot.hpp"

namespace models {

/// score = cos(interest, content); both have unit length, so it is their inner product.
SIM_HOT void score_content(const RankingBasis&, const Query& query, const Candidates& candidates,
                           std::span<float> scores) {
  // Stretches of a length known to the compiler stay in registers while the topics are added up.
  constexpr std::size_t stretch = 16;
  const std::size_t whole = candidates.n / stretch * stretch;
  for (std::size_t first = 0; first < whole; first += stretch) {
    float sum[stretch] = {};
    for (std::size_t k = 0; k < query.interest.size(); ++k) {
      const float* content = candidates.topics[k] + first;
      for (std::size_t i = 0; i < stretch; ++i) sum[i] += query.interest[k] * content[i];
    }
    std::copy_n(sum, stretch, scores.data() + first);
  }
  for (std::size_t i = whole; i < candidates.n; ++i) {
    float sum = 0.0F;
    for (std::size_t k = 0; k < query.interest.size(); ++k) sum += query.interest[k] * candidates.topics[k][i];
    scores[i] = sum;
  }
}

}  // namespace models
