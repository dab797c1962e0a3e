#include "models/money.hpp"

#include <algorithm>

namespace models {

void receive_allowances(const Scene& scene, const Block& block) {
  const double months = scene.parameters.learner.allowance_months;
  Learners& learners = scene.learners;
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    const auto most = static_cast<std::int32_t>(months * learners.allowance[row]);
    const std::int32_t paid = std::clamp(most - learners.cash[row], 0, learners.allowance[row]);
    learners.cash[row] += paid;
    block.worker.tally.learner.allowances += paid;
  }
}

void take_stock(const Scene& scene, const Block& block) {
  LearnerTally& tally = block.worker.tally.learner;
  const Learners& learners = scene.learners;
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    tally.cash += learners.cash[row];
    bool open = false;
    for (const Enrolment& enrolment : learners.enrolment.row(row)) open = open || enrolment.open();
    tally.enrolled += open ? 1 : 0;
    tally.planned_minutes += open ? learners.study_budget[row] : 0;
  }
}

}  // namespace models
