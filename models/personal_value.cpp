#include "models/personal_value.hpp"

#include <algorithm>

#include "models/purpose.hpp"
#include "sim/fixed.hpp"
#include "sim/hot.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

/// [step] at which a learner registered; those of the opening at 0.
std::int64_t registration_step(std::uint64_t id) {
  const auto arrival = static_cast<std::int64_t>(id >> id_index_bits);
  return std::max<std::int64_t>(0, arrival - 1);
}

SIM_HOT void exponentials(double* __restrict x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = sim::exp(x[i]);
}

}  // namespace

Earnings::Earnings(const Parameters& parameters, const sim::Clock& clock)
    : per_skill_(parameters.learner.income_per_skill),
      per_bit_(per_skill_ / (sim::Unit16::steps * static_cast<double>(parameters.market.topics))),
      initial_skill_(sim::Unit16(parameters.learner.initial_skill).value()),
      forgetting_(parameters.study.forgetting),
      factor_at_start_(sim::exp(per_skill_ * initial_skill_)),
      clock_(clock) {}

void Earnings::factors(const Learners& learners, std::size_t first, std::span<double> out) const {
  const bool practised = learners.practised.width() > 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = practised ? per_skill_ * learners.practised[first + i].value()
                       : per_bit_ * static_cast<double>(skill_sum(learners.skill.row(first + i)));
  }
  exponentials(out.data(), out.size());
}

double Earnings::factor_without(const Learners& learners, std::size_t row) const {
  if (forgetting_ == 0.0 || initial_skill_ == 0.0) return factor_at_start_;
  const double months = static_cast<double>(clock_.step - registration_step(learners.id(row))) * clock_.dt();
  return sim::exp(per_skill_ * initial_skill_ * sim::exp(-forgetting_ * months));
}

void count_time(const Scene& scene, LearnerTally& tally, std::size_t row, double hours) {
  constexpr double per_hour = 0.01 / working_hours;
  tally.value_of_time += sim::fixed(scene.parameters.learner.time_cost * per_hour * scene.learners.income[row] * hours);
}

double discount_factor(const LearnerSettings& settings, double month) {
  return sim::exp(-sim::log(1.0 + settings.discount_rate) * month / 12.0);
}

}  // namespace models
