#include "models/learner.hpp"

#include <algorithm>
#include <array>

#include "models/learner_group.hpp"
#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

// Places of a birth's streams; place 5 is the hours of learners who plan.
constexpr std::uint32_t income_trait = 0, time_trait = 1, regulation_trait = 2, interest_trait = 3, rate_trait = 4,
                        known_trait = 6, group_trait = 7;
constexpr double minutes_per_hour = 60.0;
constexpr double minutes_per_week = 7.0 * 24.0 * minutes_per_hour;

/// [USD/month] lognormal with the given median.
double draw_income(sim::Stream& stream, const LearnerSettings& settings) {
  return settings.income_median * sim::exp(settings.income_sigma * sim::normal(stream.uniform()));
}

/// [cent]; amounts beyond what a column can hold are cut there.
std::int32_t cents(double usd) { return static_cast<std::int32_t>(std::min(100.0 * usd + 0.5, 2.0e9)); }

/// [min/week] lognormal with the given mean. @param factor of the learner's group
std::uint16_t draw_study_budget(sim::Stream& stream, const LearnerSettings& settings, double factor) {
  const double sigma = settings.study_budget_sigma;
  const double spread = sim::exp(sigma * sim::normal(stream.uniform()) - 0.5 * sigma * sigma);
  const double minutes = minutes_per_hour * settings.study_budget_mean * factor * spread;
  return static_cast<std::uint16_t>(std::clamp(minutes + 0.5, 1.0, minutes_per_week));
}

void draw_interests(sim::Stream& stream, double concentration, std::span<sim::Unit16> interest) {
  std::array<double, max_topics> shares{};
  const std::span<double> used(shares.data(), interest.size());
  sim::dirichlet(stream, concentration, used);
  to_unit_length(used);
  for (std::size_t k = 0; k < used.size(); ++k) interest[k] = sim::Unit16(used[k]);
}

/// What a birth draws from. Every trait has a stream of its own, so that changing one distribution leaves the others
/// alone.
struct Birth {
  const Parameters& parameters;
  std::uint64_t id;
  sim::Key key;

  sim::Stream trait(std::uint32_t place) const { return {key, {id, learner_kind, birth_draw, place, 0}}; }
};

Traits draw_traits(const Birth& birth) {
  const LearnerSettings& settings = birth.parameters.learner;
  Traits traits;
  traits.learner_group = pick_group(birth.parameters, birth.trait(group_trait).uniform());
  const LearnerGroup group = nth_group(birth.parameters, traits.learner_group);
  sim::Stream money = birth.trait(income_trait), regulation = birth.trait(regulation_trait);
  traits.income = group.income * draw_income(money, settings);
  traits.regulation =
      lifted(sim::beta(regulation, settings.regulation_alpha, settings.regulation_beta), group.regulation_lift);
  return traits;
}

/// Traits that only some mechanisms have.
void draw_options(const Birth& birth, Learners& learners, std::size_t row, const Traits& traits) {
  if (learners.group.width() > 0) learners.group[row] = static_cast<std::uint8_t>(traits.learner_group);
  if (learners.stratum.width() > 0) {
    const Grouping& grouping = grouping_of(birth.parameters);
    learners.stratum[row] = static_cast<std::uint8_t>(grouping.place(birth.parameters.learner, traits));
  }
  if (learners.known.width() > 0) {
    sim::Stream stream = birth.trait(known_trait);
    for (std::int64_t k = 0; k < birth.parameters.market.topics; ++k) {
      if (stream.uniform() < birth.parameters.learner.initial_skill) learners.known[row] |= 1U << k;
    }
  }
  // What somebody knows before the first course is in their income already.
  if (learners.practised.width() > 0) learners.practised[row] = sim::Unit16(birth.parameters.learner.initial_skill);
  if (learners.learning_rate.width() > 0) {
    const StudySettings& study = birth.parameters.study;
    sim::Stream rate = birth.trait(rate_trait);
    const double relative = sim::gamma(rate, study.learning_rate_shape) / study.learning_rate_shape;
    learners.learning_rate[row] = static_cast<float>(study.learning_rate * relative);
  }
}

}  // namespace

void be_born(Learners& learners, std::size_t row, std::uint64_t id, const Parameters& parameters, sim::Key key) {
  const LearnerSettings& settings = parameters.learner;
  const auto n_topics = static_cast<std::size_t>(parameters.market.topics);
  const Birth birth{parameters, id, key};
  const Traits traits = draw_traits(birth);
  sim::Stream time = birth.trait(time_trait), interest = birth.trait(interest_trait);
  learners.id_low[row] = static_cast<std::uint32_t>(id);
  learners.id_high[row] = static_cast<std::uint8_t>(id >> 32);
  learners.income[row] = cents(traits.income);
  learners.regulation[row] = sim::Unit16(traits.regulation);
  learners.study_budget[row] =
      draw_study_budget(time, settings, nth_group(parameters, traits.learner_group).study_budget);
  draw_interests(interest, settings.interest_concentration, learners.interest.row(row).first(n_topics));
  for (sim::Unit16& skill : learners.skill.row(row).first(n_topics)) skill = sim::Unit16(settings.initial_skill);
  draw_options(birth, learners, row, traits);
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
