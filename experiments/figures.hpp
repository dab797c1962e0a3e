#pragma once
/// @file The figures of an experiment as Vega-Lite specifications with their data.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "experiments/results.hpp"

namespace experiments {

/// One figure; `spec` is Vega-Lite 5 and complete, `name` is safe as a file name.
struct Figure {
  std::string name;
  std::string title;
  std::string caption;
  nlohmann::json spec;
};

/// Every figure: one over time for each measure that varies (named after it), one by group for each that
/// groups have, "creator_income_lorenz" when there are
/// creators' incomes, "differences" when there is a baseline to compare with, and "tradeoff" when points differ in both
/// efficiency and progress.
std::vector<Figure> figures(const Results& results);

}  // namespace experiments
