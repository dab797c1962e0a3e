#pragma once
/// @file A measure over time: the median of runs with bands around it.

#include <nlohmann/json.hpp>
#include <string>

#include "experiments/results.hpp"

namespace experiments {

/// The Vega-Lite specification of one measure's chart, one colour per scenario, with its data.
///
/// Stocks and ratios are drawn at up to 73 times. Flows are drawn as rates per month, taken over whole months, whatever
/// the recording interval was.
nlohmann::json fan_chart(const Results& results, const MeasureValues& measure);

/// What the lines and bands of these results' fan charts are.
std::string fan_caption(const Results& results);

/// Whether a measure has anything to draw: some value that differs from another.
bool varies(const MeasureValues& measure);

}  // namespace experiments
