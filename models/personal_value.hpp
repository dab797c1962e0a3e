#pragma once
/// @file What learning is worth to a learner: income that grows with skill, against what it costs.

#include <cstddef>
#include <cstdint>
#include <span>

#include "models/scene.hpp"
#include "sim/clock.hpp"

namespace models {

/// [h/month] of paid work: 40 a week.
inline constexpr double working_hours = 40.0 * sim::weeks_per_month;

/// Income relative to that without skill: exp(ρ·mean skill), ρ = `learner.income_per_skill`, the mean over topics. With
/// projects (`study.project_hours` above 0) practised skill counts in place of it.
/// @source Mincer 1974 (log earnings); D0.4
/// @test tests/models/personal_value_test.cpp
class Earnings {
 public:
  Earnings(const Parameters& parameters, const sim::Clock& clock);

  /// Of learners as things are, from row `first` on, one each.
  void factors(const Learners& learners, std::size_t first, std::span<double> out) const;

  /// Of the same learner who never took a course: the skill at registration, forgotten since.
  double factor_without(const Learners& learners, std::size_t row) const;

 private:
  double per_skill_;
  double per_bit_;  // per_skill over the units of a skill and the topics
  double initial_skill_;
  double forgetting_;  // [1/month]
  double factor_at_start_;
  sim::Clock clock_;
};

/// Count what hours of study are worth to a learner: a share `learner.time_cost` of the wage.
void count_time(const Scene& scene, LearnerTally& tally, std::size_t row, double hours);

/// Discounted to time 0 at `learner.discount_rate` a year.
double discount_factor(const LearnerSettings& settings, double month);

}  // namespace models
