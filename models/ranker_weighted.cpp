#include <array>

#include "models/ranker.hpp"
#include "models/ranker_memory.hpp"
#include "models/topics.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

/// 1/length of a vector over topics, 0 for one of zeros.
double per_length(std::span<const float> vector) {
  double square = 0.0;
  for (const float x : vector) square += static_cast<double>(x) * static_cast<double>(x);
  return square > 0.0 ? 1.0 / sim::sqrt(square) : 0.0;
}

double n_owned(std::span<const std::uint32_t> owned) {
  double n = 0.0;
  for (const std::uint32_t course : owned) n += course != 0 ? 1.0 : 0.0;
  return n;
}

}  // namespace

/// score = w1·history + w2·preference + w3·behaviour: the cosines of the course with the mean content of the courses
/// finished and with the interests, and its mean similarity by co-enrolment to the courses owned.
/// @source D4.1
/// @test tests/models/ranker_test.cpp (0.4·0.8 + 0.3·0.6 + 0.3·0.7 = 0.71)
void score_weighted(const RankingBasis& basis, const Query& query, const Candidates& candidates,
                    std::span<float> scores) {
  const Platform& platform = basis.platform;
  // The three parts are linear in the content: one vector of weights over topics serves the first two.
  std::array<float, max_topics> towards{};
  const double by_history = platform.history_weight * per_length(query.history);
  for (std::size_t k = 0; k < query.interest.size(); ++k) {
    const double history = query.history.empty() ? 0.0 : by_history * static_cast<double>(query.history[k]);
    towards[k] = static_cast<float>(history + platform.preference_weight * static_cast<double>(query.interest[k]));
  }
  Query blend = query;
  blend.interest = {towards.data(), query.interest.size()};
  score_content(basis, blend, candidates, scores);
  const double owned = n_owned(query.owned);
  if (owned == 0.0) return;
  add_affinity(basis.memory.co_enrolment, query.owned, basis.zeros);
  const auto weight = static_cast<float>(platform.behaviour_weight / owned);
  for (std::size_t i = 0; i < candidates.n; ++i) scores[i] += weight * basis.zeros[candidates.course[i]];
  clear_affinity(basis.memory.co_enrolment, query.owned, basis.zeros);
}

}  // namespace models
