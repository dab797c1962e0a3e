#include "models/money.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "models/personal_value.hpp"

namespace models {

std::int32_t allowance_of(const LearnerSettings& settings, double income) {
  const double most = 2.0e9 / settings.allowance_months;  // so that savings fit into a balance
  return static_cast<std::int32_t>(std::min(settings.allowance_share * income + 0.5, most));
}

void receive_allowances(const Scene& scene, const Block& block) {
  const LearnerSettings& settings = scene.parameters.learner;
  const Earnings earnings(scene.parameters, scene.clock);
  Learners& learners = scene.learners;
  std::array<double, sim::block_size> factors;
  earnings.factors(learners, block.first, {factors.data(), block.n});
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    const double income = learners.income[row], factor = factors[row - block.first];
    const std::int32_t allowance = allowance_of(settings, income * factor);
    const auto most = static_cast<std::int32_t>(settings.allowance_months * allowance);
    const std::int32_t paid = std::clamp(most - learners.cash[row], 0, allowance);
    learners.cash[row] += paid;
    LearnerTally& tally = count_of(scene, block.worker, row);
    tally.allowances += paid;
    const double gain = income * (factor - earnings.factor_without(learners, row));
    tally.income_gain += static_cast<std::int64_t>(sim::floor(gain + 0.5));
  }
}

void take_stock(const Scene& scene, const Block& block) {
  const Learners& learners = scene.learners;
  // Neighbours are mostly counted together: sums stay in registers until somebody is counted elsewhere.
  LearnerTally* tally = &count_of(scene, block.worker, block.first);
  std::int64_t cash = 0, enrolled = 0, planned = 0;
  const bool in_cohorts = scene.courses.cohort.width() > 0;
  const auto write_down = [&] {
    tally->cash += std::exchange(cash, 0);
    tally->enrolled += std::exchange(enrolled, 0);
    tally->planned_minutes += std::exchange(planned, 0);
  };
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    if (LearnerTally* own = &count_of(scene, block.worker, row); own != tally) {
      write_down();
      tally = own;
    }
    cash += learners.cash[row];
    // Without branches, for who has a course open cannot be guessed.
    int open = 0, studies = 0;
    for (const Enrolment& enrolment : learners.enrolment.row(row)) {
      const int own = enrolment.open() ? 1 : 0;
      open |= own;
      studies |= in_cohorts && own != 0 && scene.cohorts.waits(scene.courses, enrolment) ? 0 : own;
    }
    enrolled += open;
    planned += studies * learners.study_budget[row];
  }
  write_down();
}

}  // namespace models
