#include <algorithm>

#include "models/ranker.hpp"
#include "models/views.hpp"
#include "sim/maths.hpp"

namespace models {

/// score = quality·v + match·cos(interest, content) − price·p − hours·t − difficulty·|d − skill| with the latent
/// quality v, which no real platform knows, in place of the perceived one; brand, popularity and place do not count.
/// @test tests/models/ranker_test.cpp
SIM_HOT void score_oracle(const RankingBasis& basis, const Query& query, const Candidates& candidates,
                          std::span<float> scores) {
  constexpr std::size_t stretch = 16;
  const ChoiceSettings& weight = basis.parameters.choice;
  for (std::size_t first = 0; first < candidates.n; first += stretch) {
    const std::size_t n = std::min(stretch, candidates.n - first);
    double match[stretch] = {}, skill[stretch] = {};
    for (std::size_t k = 0; k < query.interest.size(); ++k) {
      const double interest = query.interest[k], known = query.skill[k];
      for (std::size_t i = 0; i < n; ++i) {
        const double content = candidates.topics[k][first + i];
        match[i] += content * interest;
        skill[i] += content * content * known;
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint32_t course = candidates.course[first + i];
      const CourseView& view = basis.views.course[course];
      const double distance = sim::absolute(static_cast<double>(view.difficulty) - skill[i]);
      scores[first + i] = static_cast<float>(weight.quality * basis.courses.quality[course] + weight.match * match[i] -
                                             weight.price * 0.01 * basis.price[course] -
                                             weight.hours * static_cast<double>(basis.courses.hours[course]) -
                                             weight.difficulty * distance);
    }
  }
}

}  // namespace models
