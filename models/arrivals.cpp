#include "models/arrivals.hpp"

#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {

double p_registers(const LearnerSettings& settings, const Reputation& reputation, double months) {
  constexpr double months_per_year = 12.0;
  const auto whole = static_cast<double>(settings.number + settings.potential);
  const double mood = reputation.rated > 0
                          ? 2.0 * static_cast<double>(reputation.positive) / static_cast<double>(reputation.rated) - 1.0
                          : 0.0;
  const double imitation = settings.imitation * (1.0 + settings.word_of_mouth * mood);
  const double rate = settings.innovation + imitation * static_cast<double>(reputation.registered) / whole;
  return sim::p_within(rate, months / months_per_year);
}

std::int64_t newcomers(const LearnerSettings& settings, const Reputation& reputation, const sim::Clock& clock,
                       sim::Key key) {
  sim::Stream stream(key, {0, market_kind, arrival_draw, static_cast<std::uint32_t>(clock.step), 0});
  if (settings.arrivals == "poisson") return sim::poisson(stream, settings.arrivals_per_month * clock.dt());
  const std::int64_t left = settings.number + settings.potential - reputation.registered;
  return sim::binomial(left, p_registers(settings, reputation, clock.dt()), stream.uniform());
}

}  // namespace models
