#pragma once
/// @file Each point against the baseline, measure by measure, at the end of the run.

#include <vector>

#include "experiments/results.hpp"
#include "experiments/summary.hpp"

namespace experiments {

/// One measure at one point against the baseline's point of the same design row.
struct Comparison {
  const MeasureValues* measure;
  std::size_t point;
  Difference difference;  // of table_at values: flows over the run, stocks and ratios at its end
};

/// The points that have a baseline to compare with.
std::vector<std::size_t> compared_points(const Results& results);

/// One entry per measure and compared point, measures slowest.
std::vector<Comparison> comparisons(const Results& results);

}  // namespace experiments
