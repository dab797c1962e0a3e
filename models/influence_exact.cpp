#include "models/influence.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

/// (1 − e^(−rate·months))/rate, which is `months` without a rate.
double relaxed(double rate, double months) {
  const double z = rate * months;
  constexpr double small = 1e-5;  // below it the difference keeps fewer digits than three terms of the series
  if (z < small) return months * (1.0 - z * (0.5 - z / 6.0));
  return (1.0 - sim::exp(-z)) / rate;
}

/// Solution of dx = gain + slope·x − square·x². With ρ = √(slope² + 4·square·gain), E = e^(−ρt) and φ = (1 − E)/ρ it is
/// (x₀·(1 + E + slope·φ) + 2·gain·φ) / (1 + E + (2·square·x₀ − slope)·φ).
double riccati(double start, double gain, double slope, double square, double months) {
  const double rate = sim::sqrt(slope * slope + 4.0 * square * gain);
  const double left = 1.0 + sim::exp(-rate * months);
  const double gone = relaxed(rate, months);
  return (start * (left + slope * gone) + 2.0 * gain * gone) / (left + (2.0 * square * start - slope) * gone);
}

}  // namespace

Stocks advance_exactly(const InfluenceLaw& law, const Stocks& start, double months) {
  Stocks x = start;
  for (std::size_t k = 0; k < x.size(); ++k) {
    const bool linear = law.variant == Variant::linear;
    const bool capped = !linear && !(k == 0 && law.variant != Variant::saturating);
    const double decay = (linear ? 0.0 : law.decay[k]) + (capped ? law.gain[k] / law.cap[k] : 0.0);
    const double contagion = k == 2 && capped ? law.contagion : 0.0;
    const double square = contagion > 0.0 ? contagion / law.cap[k] : 0.0;
    x[k] = riccati(start[k], law.gain[k], contagion - decay, square, months);
  }
  return x;
}

}  // namespace models
