#pragma once
/// @file Real numbers as integers, so that their sum does not depend on the order of adding.

#include <cstdint>

#include "sim/hot.hpp"

namespace sim {

/// Units of a fixed-point sum in one: the rounding of a single number is at most 2^-21.
inline constexpr double fixed_one = 0x1p20;

/// A real number in units of 2^-20, rounded to nearest. @param x |x| < 2^42
SIM_INLINE std::int64_t fixed(double x) { return static_cast<std::int64_t>(x * fixed_one + (x < 0.0 ? -0.5 : 0.5)); }

/// A fixed-point sum as a real number.
SIM_INLINE double real(std::int64_t sum) { return static_cast<double>(sum) * (1.0 / fixed_one); }

}  // namespace sim
