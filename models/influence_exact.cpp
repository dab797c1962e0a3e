#include "models/influence.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

/// Solution of dx = gain − rate·x.
double relax(double start, double gain, double rate, double months) {
  if (rate == 0.0) return start + gain * months;
  const double limit = gain / rate;
  return limit + (start - limit) * sim::exp(-rate * months);
}

/// Solution of dx = (gain + contagion·x)(1 − x/cap) − decay·x: the fraction (x − r₁)/(x − r₂) of the two rest points
/// decays exponentially.
double riccati(double start, double gain, double contagion, double cap, double decay, double months) {
  const double square = contagion / cap;
  const double slope = contagion - gain / cap - decay;
  const double root = sim::sqrt(slope * slope + 4.0 * square * gain);
  const double upper = (slope + root) / (2.0 * square);
  const double lower = (slope - root) / (2.0 * square);
  const double fraction = (start - upper) / (start - lower) * sim::exp(-root * months);
  return (upper - lower * fraction) / (1.0 - fraction);
}

}  // namespace

Stocks advance_exactly(const InfluenceLaw& law, const Stocks& start, double months) {
  Stocks x = start;
  for (std::size_t k = 0; k < x.size(); ++k) {
    const bool linear = law.variant == Variant::linear;
    const bool capped = !linear && !(k == 0 && law.variant != Variant::saturating);
    const double rate = (linear ? 0.0 : law.decay[k]) + (capped ? law.gain[k] / law.cap[k] : 0.0);
    x[k] = k == 2 && law.contagion > 0.0
               ? riccati(start[k], law.gain[k], law.contagion, law.cap[k], law.decay[k], months)
               : relax(start[k], law.gain[k], rate, months);
  }
  return x;
}

}  // namespace models
