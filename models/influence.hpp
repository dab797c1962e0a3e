#pragma once
/// @file How a creator's capability, brand and social reach grow with the hours put in.

#include <algorithm>
#include <array>
#include <stdexcept>

#include "models/parameters.hpp"

namespace models {

/// Capability C, brand B and social reach S of one creator, dimensionless.
using Stocks = std::array<double, 3>;

/// Stocks that left what they can be: the steps of integration are too long for the gains.
class Diverged : public std::runtime_error {
 public:
  Diverged()
      : runtime_error(
            "influence.substeps: creators' stocks grow beyond all bounds; raise it, or lower influence.k_content, "
            "k_promotion, k_monetisation and what comes back") {}
};

/// Whether stocks are what they can be; not a number is not.
inline bool is_sound(const Stocks& stocks) {
  constexpr double least = -1e-6, most = 1e12;  // a rounding error below zero, and beyond any market
  return std::all_of(stocks.begin(), stocks.end(), [](double x) { return x >= least && x <= most; });
}

/// [h/month] hours for content, promotion and monetisation.
using Hours = std::array<double, 3>;

/// What comes back from the market per month, relative to the mean creator (0 when the mean is 0).
struct Response {
  double completions = 0.0;  // satisfied completions
  double word = 0.0;         // word of mouth
};

enum class Variant { linear, saturating, coupled, ben_porath };
enum class Integrator { euler, rk4, dopri5 };

/// The law of motion for one creator while hours and response stay as they are.
///
/// With effort u_k = hours_k / reference hours, loaded on the stocks:
///   linear       dX = k·u
///   saturating   dX = k·u·(1 − X/X̄) − δ·X
///   coupled      dC = k·u^γ − δ·C,  dB = (k·u^γ + κ·z)(1 − B/B̄) − δ·B,
///                dS = (k·u^γ + ω·w + q·S)(1 − S/S̄) − δ·S
///   ben_porath   dC = k·(u·C)^α − δ·C, brand and social reach as coupled
/// @source D1.1; Nerlove & Arrow 1962; Vidale & Wolfe 1957; Bass 1969; Ben-Porath 1967
/// @test tests/models/influence_test.cpp
struct InfluenceLaw {
  Variant variant = Variant::coupled;
  Stocks gain{};   // [1/month] k·u or k·u^γ, with what comes back; for ben_porath's capability k·u^α
  Stocks decay{};  // [1/month]
  Stocks cap{};
  double contagion = 0.0;  // [1/month]
  double exponent = 0.5;   // of capability in ben_porath

  Stocks slope(const Stocks& x) const;
};

/// @param talent multiplies the gain of capability
InfluenceLaw influence_law(const InfluenceSettings& settings, Variant variant, const Hours& hours, double talent,
                           const Response& response);

Variant influence_variant(const InfluenceSettings& settings);

inline InfluenceLaw influence_law(const InfluenceSettings& settings, const Hours& hours, double talent,
                                  const Response& response) {
  return influence_law(settings, influence_variant(settings), hours, talent, response);
}

/// One integration method, with how many integration steps to a step of the run.
struct Method {
  Integrator integrator = Integrator::rk4;
  std::int64_t substeps = 1;
};

Method influence_method(const InfluenceSettings& settings);

/// Move stocks on by `months`. Euler has order 1 and is the monthly rule of D1.2 at one step a month, rk4 order 4;
/// dopri5 adapts its steps to errors of 1e-12.
/// @source D1.2
Stocks advance(const InfluenceLaw& law, const Stocks& start, double months, const Method& method);

/// The exact answer to `advance`: Riccati's equation solved, which without contagion leaves an exponential approach.
///
/// Not for the capability of ben_porath, which has none in closed form here.
/// @source D1.1 with constant hours
Stocks advance_exactly(const InfluenceLaw& law, const Stocks& start, double months);

}  // namespace models
