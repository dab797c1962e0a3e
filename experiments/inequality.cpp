#include "experiments/inequality.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "experiments/summary.hpp"

namespace experiments {
namespace {

std::vector<double> ascending(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  std::sort(values.begin(), values.end());
  return values;
}

/// Steps of 2 %, and of 1 % in the top tenth where the curve bends most.
std::vector<double> curve_shares() {
  std::vector<double> shares;
  for (int percent = 0; percent <= 100; percent += percent < 90 ? 2 : 1) shares.push_back(percent / 100.0);
  return shares;
}

}  // namespace

double gini(std::vector<double> values) {
  values = ascending(std::move(values));
  const auto n = static_cast<double>(values.size());
  const double total = std::accumulate(values.begin(), values.end(), 0.0);
  if (!(total > 0.0)) return not_a_number;
  double weighted = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) weighted += (2.0 * static_cast<double>(i + 1) - n - 1.0) * values[i];
  return weighted / (n * total);
}

std::vector<double> lorenz(std::vector<double> values, std::span<const double> shares) {
  values = ascending(std::move(values));
  std::vector<double> below{0.0};
  for (const double value : values) below.push_back(below.back() + value);
  std::vector<double> curve;
  for (const double share : shares) {
    const double at = share * static_cast<double>(values.size());
    const auto agent = std::min(static_cast<std::size_t>(at), values.size());
    const double next = agent < values.size() ? values[agent] : 0.0;
    const double held = below[agent] + (at - static_cast<double>(agent)) * next;
    curve.push_back(below.back() > 0.0 ? held / below.back() : not_a_number);
  }
  return curve;
}

LorenzCurve lorenz_curve(const Results& results, const AgentValues& column, std::span<const std::size_t> points) {
  LorenzCurve curve;
  const auto shares = curve_shares();
  std::vector<std::vector<double>> at_share(shares.size());
  std::vector<double> ginis;
  for (const auto point : points) {
    for (std::size_t r = 0; r < results.n_replicates; ++r) {
      const auto agents =
          std::span(column.values).subspan((point * results.n_replicates + r) * column.n_agents, column.n_agents);
      const std::vector<double> values(agents.begin(), agents.end());
      const auto run = lorenz(values, shares);
      for (std::size_t i = 0; i < shares.size(); ++i) at_share[i].push_back(run[i]);
      ginis.push_back(gini(values));
    }
  }
  curve.gini = mean_interval(ginis).mean;
  if (std::isnan(curve.gini)) return curve;
  curve.share = shares;
  for (auto& values : at_share) {
    const auto bounds = spread(values);
    curve.mean.push_back(mean_interval(values).mean);
    curve.p5.push_back(bounds.p5);
    curve.p95.push_back(bounds.p95);
  }
  return curve;
}

}  // namespace experiments
