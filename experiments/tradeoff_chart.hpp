#pragma once
/// @file Efficiency against progress: what one costs in the other.

#include <optional>

#include "experiments/figures.hpp"

namespace experiments {

/// Where every point of the experiment ends, progress along x and efficiency along y, means over replicates.
///
/// Points that agree in all settings that are words make one curve, in their order, and are marked with the settings
/// that are numbers. Nothing without both measures, or when either is the same everywhere.
std::optional<Figure> tradeoff_figure(const Results& results);

}  // namespace experiments
