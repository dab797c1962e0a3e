#include "models/influence.hpp"

#include <algorithm>
#include <boost/numeric/odeint/integrate/integrate_adaptive.hpp>
#include <boost/numeric/odeint/stepper/euler.hpp>
#include <boost/numeric/odeint/stepper/generation.hpp>
#include <boost/numeric/odeint/stepper/generation/generation_runge_kutta_dopri5.hpp>
#include <boost/numeric/odeint/stepper/runge_kutta4.hpp>
#include <boost/numeric/odeint/stepper/runge_kutta_dopri5.hpp>

#include "models/choose_word.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

namespace odeint = boost::numeric::odeint;

constexpr double adaptive_tolerance = 1e-12;

/// Effort of each stock: hours in units of the reference, loaded.
Stocks loaded_effort(const InfluenceSettings& s, const Hours& hours) {
  const double content = hours[0] / s.reference_hours;
  const double promotion = hours[1] / s.reference_hours;
  const double monetisation = hours[2] / s.reference_hours;
  return {
      s.capability_from_content * content + s.capability_from_promotion * promotion +
          s.capability_from_monetisation * monetisation,
      s.brand_from_content * content + s.brand_from_promotion * promotion + s.brand_from_monetisation * monetisation,
      s.social_from_content * content + s.social_from_promotion * promotion +
          s.social_from_monetisation * monetisation};
}

template <class Stepper>
Stocks in_steps(const InfluenceLaw& law, Stocks x, double months, std::int64_t steps) {
  const auto system = [&law](const Stocks& at, Stocks& slope, double) { slope = law.slope(at); };
  Stepper stepper;
  const double dt = months / static_cast<double>(steps);
  for (std::int64_t step = 0; step < steps; ++step) stepper.do_step(system, x, static_cast<double>(step) * dt, dt);
  return x;
}

Stocks adaptively(const InfluenceLaw& law, Stocks x, double months) {
  const auto system = [&law](const Stocks& at, Stocks& slope, double) { slope = law.slope(at); };
  const auto stepper =
      odeint::make_controlled<odeint::runge_kutta_dopri5<Stocks>>(adaptive_tolerance, adaptive_tolerance);
  odeint::integrate_adaptive(stepper, system, x, 0.0, months, 0.1 * months);
  return x;
}

}  // namespace

Stocks InfluenceLaw::slope(const Stocks& x) const {
  if (variant == Variant::linear) return gain;
  Stocks dx;
  for (std::size_t k = 0; k < x.size(); ++k) dx[k] = gain[k] * (1.0 - x[k] / cap[k]) - decay[k] * x[k];
  if (variant == Variant::saturating) return dx;
  const double learned = variant == Variant::ben_porath ? gain[0] * sim::pow(x[0], exponent) : gain[0];
  dx[0] = learned - decay[0] * x[0];
  dx[2] += contagion * x[2] * (1.0 - x[2] / cap[2]);
  return dx;
}

Variant influence_variant(const InfluenceSettings& s) {
  return static_cast<Variant>(place_of(s.variant, {"linear", "saturating", "coupled", "ben_porath"}));
}

InfluenceLaw influence_law(const InfluenceSettings& s, Variant variant, const Hours& hours, double talent,
                           const Response& response) {
  InfluenceLaw law;
  law.variant = variant;
  law.decay = {s.decay_capability, s.decay_brand, s.decay_social};
  law.cap = {s.cap_capability, s.cap_brand, s.cap_social};
  const Stocks k{s.k_content * talent, s.k_promotion, s.k_monetisation};
  const Stocks effort = loaded_effort(s, hours);
  const bool market_law = law.variant == Variant::coupled || law.variant == Variant::ben_porath;
  for (std::size_t i = 0; i < k.size(); ++i)
    law.gain[i] = k[i] * (market_law ? sim::pow(effort[i], s.returns) : effort[i]);
  if (!market_law) return law;
  law.gain[1] += s.completion_to_brand * response.completions;
  law.gain[2] += s.word_of_mouth * response.word;
  law.contagion = s.contagion;
  law.exponent = s.human_capital_exponent;
  if (law.variant == Variant::ben_porath) law.gain[0] = k[0] * sim::pow(effort[0], law.exponent);
  return law;
}

Method influence_method(const InfluenceSettings& s) {
  return {static_cast<Integrator>(place_of(s.integrator, {"euler", "rk4", "dopri5"})), s.substeps};
}

Stocks advance(const InfluenceLaw& law, const Stocks& start, double months, const Method& method) {
  switch (method.integrator) {
    case Integrator::euler: return in_steps<odeint::euler<Stocks>>(law, start, months, method.substeps);
    case Integrator::rk4: return in_steps<odeint::runge_kutta4<Stocks>>(law, start, months, method.substeps);
    case Integrator::dopri5: return adaptively(law, start, months);
  }
  return start;
}

}  // namespace models
