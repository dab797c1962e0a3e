#pragma once
/// @file Exponential, logarithm and what follows from them, with the same bits on every machine.
///
/// Only additions, multiplications, divisions, square roots and bit operations are used, each correctly rounded by
/// IEEE 754, so results do not depend on the C library, the processor or its vector width. The functions have no
/// branches: loops over them vectorise. Polynomials are added up in fours, which do not wait for each other as the
/// terms of a nested form do.
/// @source Estrin 1960

#include <bit>
#include <cstdint>
#include <limits>

#include "sim/hot.hpp"

namespace sim {

inline constexpr double ln2 = 0x1.62e42fefa39efp-1;

namespace detail {

// ln 2 in two parts: the first has 32 trailing zero bits, so that its product with an exponent is exact.
inline constexpr double ln2_hi = 0x1.62e42feep-1;
inline constexpr double ln2_lo = 0x1.a39ef35793c76p-33;
inline constexpr double inv_ln2 = 0x1.71547652b82fep+0;
// Adding it pushes the integer part of a small number into the low bits of the mantissa.
inline constexpr double shifter = 0x1.8p52;
inline constexpr std::uint64_t one_bits = 0x3FF0000000000000;

}  // namespace detail

/// e^x.
///
/// x = k·ln 2 + r with |r| ≤ ln 2 / 2; e^r by its Taylor polynomial of degree 13 (remainder below 2^-57), scaled by 2^k
/// in two factors so that results near the ends of the range are right. Underflows to 0 below −745, overflows to
/// infinity above 709.78; NaN stays NaN.
/// @test tests/sim/maths_test.cpp (at most 2 ulp against extended precision)
SIM_INLINE double exp(double x) {
  using namespace detail;
  const double bounded = x > 710.0 ? 710.0 : (x < -746.0 ? -746.0 : x);
  const double shifted = bounded * inv_ln2 + shifter;
  const double k = shifted - shifter;
  const double r = (bounded - k * ln2_hi) - k * ln2_lo;
  const double r2 = r * r, r4 = r2 * r2;
  const double low = (0.5 + 1.0 / 6.0 * r) + (1.0 / 24.0 + 1.0 / 120.0 * r) * r2;
  const double middle = (1.0 / 720.0 + 1.0 / 5040.0 * r) + (1.0 / 40320.0 + 1.0 / 362880.0 * r) * r2;
  const double high = (1.0 / 3628800.0 + 1.0 / 39916800.0 * r) + (1.0 / 479001600.0 + 1.0 / 6227020800.0 * r) * r2;
  const double p = low + (middle + high * r4) * r4;
  const double e_r = 1.0 + (r + r2 * p);
  const auto n =
      static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(shifted) - std::bit_cast<std::uint64_t>(shifter));
  // Arithmetic shift by one is a division by two, rounded down: vector units have no 64-bit arithmetic shift.
  const std::uint64_t half = ((static_cast<std::uint64_t>(n) + 2048) >> 1) - 1024;
  const std::uint64_t rest = static_cast<std::uint64_t>(n) - half;
  const double scale_1 = std::bit_cast<double>(one_bits + (half << 52));
  const double scale_2 = std::bit_cast<double>(one_bits + (rest << 52));
  const double y = e_r * scale_1 * scale_2;
  return x != x ? x : y;
}

/// Natural logarithm.
///
/// x = 2^k·m with √½ ≤ m < √2; ln m = 2 artanh(s) with s = (m−1)/(m+1) by its series to s^21 (remainder below 2^-56),
/// arranged as f − (f²/2 − s(f²/2 + R)) to keep the leading term exact. 0 gives −infinity, negative numbers and NaN
/// give NaN, infinity stays.
/// @test tests/sim/maths_test.cpp (at most 2 ulp against extended precision)
SIM_INLINE double log(double x) {
  using namespace detail;
  const bool tiny = x < std::numeric_limits<double>::min();
  const double scaled = tiny ? x * 0x1p54 : x;
  const auto bits = std::bit_cast<std::uint64_t>(scaled);
  // Subtracting the bits of √½ first makes the exponent field count from √½ instead of 1.
  const std::uint64_t offset = bits - 0x3FE6A09E667F3BCD;
  // The top 12 bits are k in two's complement; biased by 1024 they fit the mantissa of 2^52.
  const std::uint64_t biased = ((offset >> 52) + 1024) & 0xFFF;
  const double k = std::bit_cast<double>(0x4330000000000000 | biased) - (0x1p52 + 1024.0) - (tiny ? 54.0 : 0.0);
  const double m = std::bit_cast<double>((offset & 0x000FFFFFFFFFFFFF) + 0x3FE6A09E667F3BCD);
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double z2 = z * z, z4 = z2 * z2;
  const double low = (2.0 / 3.0 + 2.0 / 5.0 * z) + (2.0 / 7.0 + 2.0 / 9.0 * z) * z2;
  const double middle = (2.0 / 11.0 + 2.0 / 13.0 * z) + (2.0 / 15.0 + 2.0 / 17.0 * z) * z2;
  const double high = 2.0 / 19.0 + 2.0 / 21.0 * z;
  const double r = (low + (middle + high * z4) * z4) * z;
  const double half_square = 0.5 * f * f;
  const double y = k * ln2_hi - ((half_square - (s * (half_square + r) + k * ln2_lo)) - f);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double edge = x == 0.0 ? -infinity : (x > 0.0 ? x : std::numeric_limits<double>::quiet_NaN());
  return x > 0.0 && x < infinity ? y : edge;
}

/// Natural logarithm in single precision, by the same series to s^11, for positive normal numbers.
/// @test tests/sim/maths_test.cpp (at most 2 ulp)
SIM_INLINE float log(float x) {
  const std::uint32_t offset = std::bit_cast<std::uint32_t>(x) - 0x3F3504F3U;
  const float k = std::bit_cast<float>(0x4B000000U | (((offset >> 23) + 256U) & 0x1FFU)) - (0x1p23F + 256.0F);
  const float f = std::bit_cast<float>((offset & 0x007FFFFFU) + 0x3F3504F3U) - 1.0F;
  const float s = f / (2.0F + f);
  const float z = s * s;
  const float z2 = z * z;
  const float p = (2.0F / 3.0F + 2.0F / 5.0F * z) + ((2.0F / 7.0F + 2.0F / 9.0F * z) + 2.0F / 11.0F * z2) * z2;
  const float half_square = 0.5F * f * f;
  // ln 2 in two parts, the first exact in products with k.
  return k * 0x1.62ep-1F - ((half_square - (s * (half_square + p * z) + k * 0x1.0bfbe8p-15F)) - f);
}

/// Square root, correctly rounded by IEEE 754.
SIM_INLINE double sqrt(double x) { return __builtin_sqrt(x); }

/// Largest integer not above x, for |x| < 2^51.
SIM_INLINE double floor(double x) {
  const double rounded = (x + detail::shifter) - detail::shifter;
  return rounded > x ? rounded - 1.0 : rounded;
}

/// x^y for x ≥ 0; 0^0 is 1.
SIM_INLINE double pow(double x, double y) { return y == 0.0 ? 1.0 : (x == 0.0 ? 0.0 : sim::exp(y * sim::log(x))); }

SIM_INLINE double absolute(double x) { return x < 0.0 ? -x : x; }

}  // namespace sim
