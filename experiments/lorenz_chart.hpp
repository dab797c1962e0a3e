#pragma once
/// @file How unevenly creators earn.

#include <optional>

#include "experiments/figures.hpp"

namespace experiments {

/// The Lorenz curves of creators' income; nothing when the results hold no incomes above zero.
std::optional<Figure> lorenz_figure(const Results& results);

}  // namespace experiments
