#include "models/learner.hpp"

#include <algorithm>
#include <array>

#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

constexpr std::uint32_t known_trait = 6;  // place 5 is the hours of learners who plan
constexpr double minutes_per_hour = 60.0;
constexpr double minutes_per_week = 7.0 * 24.0 * minutes_per_hour;

/// [cent/month]; incomes beyond what a balance can hold are cut there.
std::int32_t draw_allowance(sim::Stream& stream, const LearnerSettings& settings) {
  const double income = settings.income_median * sim::exp(settings.income_sigma * sim::normal(stream.uniform()));
  const double most = 2.0e9 / settings.allowance_months;
  return static_cast<std::int32_t>(std::min(100.0 * income * settings.allowance_share + 0.5, most));
}

/// [min/week] lognormal with the given mean.
std::uint16_t draw_study_budget(sim::Stream& stream, const LearnerSettings& settings) {
  const double sigma = settings.study_budget_sigma;
  const double spread = sim::exp(sigma * sim::normal(stream.uniform()) - 0.5 * sigma * sigma);
  const double minutes = minutes_per_hour * settings.study_budget_mean * spread;
  return static_cast<std::uint16_t>(std::clamp(minutes + 0.5, 1.0, minutes_per_week));
}

void draw_interests(sim::Stream& stream, double concentration, std::span<sim::Unit16> interest) {
  std::array<double, max_topics> shares{};
  const std::span<double> used(shares.data(), interest.size());
  sim::dirichlet(stream, concentration, used);
  to_unit_length(used);
  for (std::size_t k = 0; k < used.size(); ++k) interest[k] = sim::Unit16(used[k]);
}

}  // namespace

void be_born(Learners& learners, std::size_t row, std::uint64_t id, const Parameters& parameters, sim::Key key) {
  const LearnerSettings& settings = parameters.learner;
  const auto n_topics = static_cast<std::size_t>(parameters.market.topics);
  learners.id_low[row] = static_cast<std::uint32_t>(id);
  learners.id_high[row] = static_cast<std::uint8_t>(id >> 32);
  // Every trait has a stream of its own, so that changing one distribution leaves the other traits alone.
  const auto trait = [&](std::uint32_t place) { return sim::Stream(key, {id, learner_kind, birth_draw, place, 0}); };
  sim::Stream money = trait(0), time = trait(1), regulation = trait(2), interest = trait(3), rate = trait(4);
  learners.allowance[row] = draw_allowance(money, settings);
  learners.study_budget[row] = draw_study_budget(time, settings);
  learners.regulation[row] = sim::Unit16(sim::beta(regulation, settings.regulation_alpha, settings.regulation_beta));
  draw_interests(interest, settings.interest_concentration, learners.interest.row(row).first(n_topics));
  for (sim::Unit16& skill : learners.skill.row(row).first(n_topics)) skill = sim::Unit16(settings.initial_skill);
  if (learners.known.width() > 0) {
    sim::Stream stream = trait(known_trait);
    for (std::size_t k = 0; k < n_topics; ++k) {
      if (stream.uniform() < settings.initial_skill) learners.known[row] |= 1U << k;
    }
  }
  if (learners.learning_rate.width() > 0) {
    const double shape = parameters.study.learning_rate_shape;
    learners.learning_rate[row] = static_cast<float>(parameters.study.learning_rate * sim::gamma(rate, shape) / shape);
  }
}

std::int64_t learner_capacity(const Parameters& parameters) {
  if (parameters.learner.max_number > 0) return parameters.learner.max_number;
  if (parameters.learner.arrivals == "bass") return parameters.learner.number + parameters.learner.potential;
  const double months = static_cast<double>(parameters.run.burn_in + parameters.run.months);
  const double mean = parameters.learner.arrivals_per_month * months;
  const double room = mean > 0.0 ? mean + 10.0 * sim::sqrt(mean) + 10.0 : 0.0;
  return parameters.learner.number + static_cast<std::int64_t>(room);
}

}  // namespace models
