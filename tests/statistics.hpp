#pragma once
/// @file How far a sample may be from the law it is drawn from before a test calls it wrong.
///
/// Draws are addressed, so these tests give the same answer every time; the bounds are such that the right program
/// would fail with one key in a million.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace tests {

inline constexpr double p_false_alarm = 1e-6;

/// Standard errors that a mean may be off; beyond five with probability 6e-7.
inline constexpr double z_bound = 5.0;

struct Moments {
  double mean, error;  // of the mean, by the sample's own spread
};

Moments moments(std::span<const double> sample);

/// Standard errors that the mean of `n` values may be off when the error is their own: Student's t, both sides.
double t_bound(std::size_t n);

/// Σ (observed − expected)² / expected.
inline double chi_square(std::span<const double> observed, std::span<const double> expected) {
  double sum = 0.0;
  for (std::size_t i = 0; i < observed.size(); ++i) {
    sum += (observed[i] - expected[i]) * (observed[i] - expected[i]) / expected[i];
  }
  return sum;
}

/// Largest chi-square to be believed.
double chi_square_bound(std::size_t degrees_of_freedom);

/// Kolmogorov's √n·max|F_n − F| of a sample from a continuous law.
template <class Cdf>
double kolmogorov(std::vector<double> sample, const Cdf& cdf) {
  std::sort(sample.begin(), sample.end());
  const auto n = static_cast<double>(sample.size());
  double most = 0.0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double f = cdf(sample[i]);
    most = std::max({most, static_cast<double>(i + 1) / n - f, f - static_cast<double>(i) / n});
  }
  return std::sqrt(n) * most;
}

/// Largest such distance to be believed: P(distance > d) is at most 2·e^(−2d²).
inline double kolmogorov_bound() { return std::sqrt(-0.5 * std::log(0.5 * p_false_alarm)); }

}  // namespace tests
