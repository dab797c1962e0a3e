#pragma once
/// @file Distributions with the same bits on every machine, from uniforms given as numbers or from an addressed stream.
///
/// Boost.Random supplies uniform reals and integers on `Stream`; what needs exp or log is here, on the portable maths.

#include <bit>
#include <cstdint>
#include <span>

#include "sim/draw.hpp"
#include "sim/maths.hpp"

namespace sim {

/// Exponential with mean 1: −ln u. @param u in (0,1)
SIM_INLINE double exponential(double u) { return -sim::log(u); }

/// Standard Gumbel (extreme value type I, mode 0): −ln(−ln u). @param u in (0,1)
SIM_INLINE double gumbel(double u) { return -sim::log(-sim::log(u)); }

/// The same in single precision from a word's top 23 bits, for long loops where noise needs no more digits.
SIM_INLINE float gumbel_float(std::uint32_t word) {
  // 0x4B000000 is 2^23: its mantissa takes 23 bits as they are.
  const float u = (std::bit_cast<float>(0x4B000000U | word >> 9) - (0x1p23F - 0.5F)) * 0x1p-23F;
  return -sim::log(-sim::log(u));
}

/// Quantile of the standard normal, relative error about 1e-16. @param u in (0,1)
/// @source Wichura 1988, algorithm AS 241 (PPND16)
double normal(double u);

/// P(Z < z) of a standard normal Z, error below 1e-14, in the tail also below 1e-8 of the value; 0 below −37.
/// @source Hart 1968, function 5666; West 2005
double normal_below(double z);

/// Gamma of a shape and scale 1, mean `shape`; rejection, so it takes a varying number of words from the stream.
/// @source Marsaglia & Tsang 2000
double gamma(Stream& stream, double shape);

/// Beta on [0,1] from two gammas.
double beta(Stream& stream, double a, double b);

/// Poisson count. @param mean ≥ 0
/// @source Hörmann 1993 (PTRS) from mean 10 on, inversion below
std::int64_t poisson(Stream& stream, double mean);

/// Binomial count by inversion from one uniform: it does not fall when p rises. Counts from far below the mean, which
/// takes some twenty standard deviations' steps.
/// @param n ≥ 0 @param p in [0,1] @param u in (0,1)
std::int64_t binomial(std::int64_t n, double p, double u);

/// Dirichlet with equal concentrations, sums to 1. @param out one share per component
void dirichlet(Stream& stream, double concentration, std::span<double> out);

/// ln n!.
double log_factorial(std::int64_t n);

}  // namespace sim
