#pragma once
/// @file Groups beside each other: what a measure comes to in each, with its interval.

#include <string>
#include <vector>

#include "experiments/figures.hpp"

namespace experiments {

/// A figure for each measure that groups have and that varies, called MEASURE_by_group: a dot and its 95 % interval per
/// group and scenario.
///
/// Flows are over the whole run, stocks and ratios at its end. None when there are more points than a chart has
/// colours.
std::vector<Figure> group_figures(const Results& results);

/// How groups are told apart, in words.
std::string group_words(const Results& results);

/// What the dots and lines of these figures are.
std::string group_caption(const Results& results);

}  // namespace experiments
