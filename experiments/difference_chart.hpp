#pragma once
/// @file What the scenarios change, all measures in one picture.

#include <optional>

#include "experiments/figures.hpp"

namespace experiments {

/// Paired differences to the baseline [%] with 95 % intervals; nothing without a baseline or for more than 12 points.
std::optional<Figure> difference_figure(const Results& results);

}  // namespace experiments
