#pragma once
/// @file Results made up for tests of what is said about them.

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "experiments/results.hpp"

namespace tests {

constexpr auto missing = std::numeric_limits<double>::quiet_NaN();

/// A scenario's name and the value of each of its replicates.
using Outcome = std::pair<std::string, std::vector<double>>;

/// One stock, "payouts", at month 12 of runs that end in the values given; a run without a value failed.
inline experiments::Results results_with(const std::vector<Outcome>& outcomes) {
  experiments::Results results;
  results.question = "Who pays more?";
  results.answer = {"payouts", "end", "higher"};
  results.model = "market";
  results.time = {12.0};
  results.measures = {{"payouts", "USD", "Payouts", "stock", {}}};
  results.n_replicates = outcomes.empty() ? 0 : outcomes.front().second.size();
  for (const auto& [scenario, values] : outcomes) {
    results.scenario.push_back(scenario);
    results.row.push_back(0);
    for (const double value : values) {
      results.measures[0].values.push_back(value);
      results.seed.push_back(7);
      results.status.push_back(std::isnan(value) ? "failed: market.max_courses = 9 is reached" : "done");
    }
  }
  return results;
}

/// As many numbers as a study of three scenarios, 20 replicates, 36 months of weeks, 30 measures and 400 creators has.
inline experiments::Results large_results() {
  experiments::Results results;
  results.question = "Does a lower rate pay?";
  results.answer = {"measure_0", "sum", "higher"};
  results.model = "market";
  results.scenario = {"baseline", "low_rate", "lowest_rate"};
  results.row = {0, 0, 0};
  results.n_replicates = 20;
  for (int t = 0; t <= 144; ++t) results.time.push_back(t / 4.0);
  const std::size_t n_runs = 3 * results.n_replicates;
  for (int m = 0; m < 30; ++m) {
    const auto name = "measure_" + std::to_string(m);
    results.measures.push_back({name, "USD", "The measure number " + std::to_string(m), m % 2 ? "stock" : "flow", {}});
    for (std::size_t i = 0; i < n_runs * results.time.size(); ++i) {
      results.measures.back().values.push_back(1e5 * (2.0 + std::sin(static_cast<double>(i) + m)));
    }
  }
  results.agents = {{"creator", "income", "USD", "income", 400, {}}};
  for (std::size_t i = 0; i < n_runs * 400; ++i) results.agents[0].values.push_back(static_cast<double>(i % 977));
  results.seed.assign(n_runs, 7);
  results.status.assign(n_runs, "done");
  results.provenance = {{"key", "0123456789abcdef"}, {"config", "[run]\nmonths = 36\n"}, {"stoa", "1.2.3"}};
  return results;
}

}  // namespace tests
