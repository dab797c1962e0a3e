#pragma once
/// @file How unevenly agents share something.

#include <span>
#include <vector>

#include "experiments/results.hpp"

namespace experiments {

/// The Gini coefficient: G = Σ_i (2i - n - 1) x_i / (n Σ x) over ascending x, NaN left out.
///
/// @returns 0 when all have the same, 1 - 1/n when one has all; NaN without values or when they sum to 0 or less
double gini(std::vector<double> values);

/// The share of the total held by the poorest `shares` of agents, linear between agents; NaN as for gini.
///
/// @param shares in [0, 1]
std::vector<double> lorenz(std::vector<double> values, std::span<const double> shares);

/// The Lorenz curve of several runs.
struct LorenzCurve {
  std::vector<double> share;  // of agents, poorest first
  std::vector<double> mean;   // of the total, mean over runs
  std::vector<double> p5;     // of the total, 5 % quantile over runs
  std::vector<double> p95;
  double gini = 0.0;  // mean over runs
};

/// The curve over all replicates of `points`; empty when no run has a curve.
LorenzCurve lorenz_curve(const Results& results, const AgentValues& column, std::span<const std::size_t> points);

}  // namespace experiments
