#include "models/ranker.hpp"
#include "models/ranker_memory.hpp"
#include "models/topics.hpp"
#include "models/two_tower.hpp"
#include "sim/hot.hpp"

namespace models {

/// score = u·v of the towers' outputs for learner and course.
/// @source Yi et al. 2019
/// @test tests/models/two_tower_test.cpp
SIM_HOT void score_two_tower(const RankingBasis& basis, const Query& query, const Candidates& candidates,
                             std::span<float> scores) {
  const TwoTower& towers = *basis.memory.two_tower;
  const TwoTower::Embedding learner = towers.read_learner(query.interest, query.owned, basis.courses);
  for (std::size_t i = 0; i < candidates.n; ++i) {
    scores[i] = inner_product(learner.data(), towers.read_course(candidates.course[i]).data(), Tower::width);
  }
}

}  // namespace models
