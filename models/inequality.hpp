#pragma once
/// @file How unequally something is spread.

#include <cstdint>
#include <span>

#include "models/observation.hpp"

namespace models {

/// Gini coefficient and shares of the top 1 % and 10 % (rounded up to whole members), exact for whole amounts.
///
/// G = 2·Σ i·x_i / (n·Σ x) − (n + 1)/n over amounts in ascending order.
/// @param amounts not negative; sorted in place
Inequality inequality(std::span<std::int64_t> amounts);

/// Gini coefficient from counts per cell of equal width, cell centres standing for the members; errs by at most half a
/// cell over the mean.
double histogram_gini(std::span<const std::int64_t> counts);

}  // namespace models
