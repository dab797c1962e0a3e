#include "sim/distribution.hpp"

#include <array>

namespace sim {
namespace {

template <std::size_t N>
double horner(const std::array<double, N>& coefficients, double x) {
  double sum = 0.0;
  for (const double c : coefficients) sum = sum * x + c;
  return sum;
}

// Wichura's rational approximations, highest power first.
constexpr std::array<double, 8> centre_top{2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
                                           45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
                                           133.14166789178437745, 3.387132872796366608};
constexpr std::array<double, 8> centre_bottom{
    5226.495278852545925,  28729.085735721942674, 39307.89580009271061,  21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083,  42.313330701600911252, 1.0};
constexpr std::array<double, 8> middle_top{7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
                                           1.27045825245236838258,   3.64784832476320460504,   5.7694972214606914055,
                                           4.6303378461565452959,    1.42343711074968357734};
constexpr std::array<double, 8> middle_bottom{
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455,    1.6763848301838038494,   2.05319162663775882187,   1.0};
constexpr std::array<double, 8> tail_top{2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
                                         0.026532189526576123093,   0.29656057182850489123,    1.7848265399172913358,
                                         5.4637849111641143699,     6.6579046435011037772};
constexpr std::array<double, 8> tail_bottom{
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525,   0.13692988092273580531,   0.59983220655588793769,   1.0};

// Hart's rational approximation of the tail beyond z over the density, highest power first.
constexpr std::array<double, 7> below_top{3.52624965998911e-02, 0.700383064443688, 6.37396220353165, 33.912866078383,
                                          112.079291497871,     221.213596169931,  220.206867912376};
constexpr std::array<double, 8> below_bottom{8.83883476483184e-02, 1.75566716318264, 16.064177579207,
                                             86.7807322029461,     296.564248779674, 637.333633378831,
                                             793.826512519948,     440.413735824752};

/// x^n by squaring.
double whole_power(double x, std::int64_t n) {
  double power = 1.0;
  for (; n > 0; n >>= 1) {
    if ((n & 1) != 0) power *= x;
    x *= x;
  }
  return power;
}

/// Where counting begins: 0, or ten standard deviations below a mean at which the mass of 0 would underflow.
std::int64_t first_count(std::int64_t n, double p) {
  constexpr double large_mean = 200.0;
  const double mean = static_cast<double>(n) * p;
  if (mean < large_mean) return 0;
  return static_cast<std::int64_t>(sim::floor(mean - 10.0 * sim::sqrt(mean * (1.0 - p))));
}

double binomial_mass(std::int64_t n, double p, std::int64_t k) {
  const double ways = log_factorial(n) - log_factorial(k) - log_factorial(n - k);
  return sim::exp(ways + static_cast<double>(k) * sim::log(p) + static_cast<double>(n - k) * sim::log(1.0 - p));
}

std::int64_t poisson_by_inversion(double mean, double u) {
  double p = sim::exp(-mean);
  std::int64_t k = 0;
  while (u > p && p > 0.0) {
    u -= p;
    ++k;
    p *= mean / static_cast<double>(k);
  }
  return k;
}

std::int64_t poisson_by_rejection(Stream& stream, double mean) {
  const double b = 0.931 + 2.53 * sim::sqrt(mean);
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double v_r = 0.9277 - 3.6224 / (b - 2.0);
  const double log_mean = sim::log(mean);
  while (true) {
    const double u = stream.uniform() - 0.5;
    const double v = stream.uniform();
    const double us = 0.5 - sim::absolute(u);
    const double k = sim::floor((2.0 * a / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= v_r) return static_cast<std::int64_t>(k);
    if (k < 0.0 || (us < 0.013 && v > us)) continue;
    const double accept = sim::log(v * inverse_alpha / (a / (us * us) + b));
    if (accept <= k * log_mean - mean - log_factorial(static_cast<std::int64_t>(k)))
      return static_cast<std::int64_t>(k);
  }
}

}  // namespace

double normal(double u) {
  const double q = u - 0.5;
  if (sim::absolute(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * horner(centre_top, r) / horner(centre_bottom, r);
  }
  const double r = sim::sqrt(-sim::log(q < 0.0 ? u : 1.0 - u));
  const double size = r <= 5.0 ? horner(middle_top, r - 1.6) / horner(middle_bottom, r - 1.6)
                               : horner(tail_top, r - 5.0) / horner(tail_bottom, r - 5.0);
  return q < 0.0 ? -size : size;
}

double normal_below(double z) {
  constexpr double end_of_tail = 37.0, middle = 7.07106781186547, root_of_two_pi = 2.506628274631000502;
  const double size = sim::absolute(z);
  if (size > end_of_tail) return z < 0.0 ? 0.0 : 1.0;
  const double density = sim::exp(-0.5 * size * size);
  double tail = 0.0;
  if (size < middle) {
    tail = density * horner(below_top, size) / horner(below_bottom, size);
  } else {
    // Laplace's continued fraction.
    tail = density / root_of_two_pi / (size + 1.0 / (size + 2.0 / (size + 3.0 / (size + 4.0 / (size + 0.65)))));
  }
  return z < 0.0 ? tail : 1.0 - tail;
}

double gamma(Stream& stream, double shape) {
  if (shape < 1.0) {  // boosting: Gamma(a) = Gamma(a+1)·U^(1/a)
    const double u = stream.uniform();
    return gamma(stream, shape + 1.0) * sim::pow(u, 1.0 / shape);
  }
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / sim::sqrt(9.0 * d);
  while (true) {
    const double x = normal(stream.uniform());
    const double root = 1.0 + c * x;
    if (root <= 0.0) continue;
    const double v = root * root * root;
    if (sim::log(stream.uniform()) < 0.5 * x * x + d - d * v + d * sim::log(v)) return d * v;
  }
}

double beta(Stream& stream, double a, double b) {
  const double x = gamma(stream, a);
  const double y = gamma(stream, b);
  return x + y > 0.0 ? x / (x + y) : 0.5;
}

std::int64_t poisson(Stream& stream, double mean) {
  if (mean <= 0.0) return 0;
  return mean < 10.0 ? poisson_by_inversion(mean, stream.uniform()) : poisson_by_rejection(stream, mean);
}

std::int64_t binomial(std::int64_t n, double p, double u) {
  if (n <= 0 || p <= 0.0) return 0;
  if (p >= 1.0) return n;
  if (p > 0.5) return n - binomial(n, 1.0 - p, 1.0 - u);
  const double odds = p / (1.0 - p);
  std::int64_t k = first_count(n, p);
  double mass = k > 0 ? binomial_mass(n, p, k) : whole_power(1.0 - p, n);
  while (u > mass && k < n) {
    u -= mass;
    ++k;
    // Multiplied in this order the division does not wait for the mass.
    mass *= odds * (static_cast<double>(n - k + 1) / static_cast<double>(k));
  }
  return k;
}

void dirichlet(Stream& stream, double concentration, std::span<double> out) {
  double sum = 0.0;
  for (double& x : out) sum += x = gamma(stream, concentration);
  // Tiny concentrations can underflow in every component; the mass then sits in one of them.
  if (sum <= 0.0) out[below(stream(), static_cast<std::uint32_t>(out.size()))] = sum = 1.0;
  for (double& x : out) x /= sum;
}

double log_factorial(std::int64_t n) {
  if (n < 10) {
    double product = 1.0;
    for (std::int64_t k = 2; k <= n; ++k) product *= static_cast<double>(k);
    return sim::log(product);
  }
  const double x = static_cast<double>(n) + 1.0;
  const double inverse_square = 1.0 / (x * x);
  constexpr double half_log_two_pi = 0.91893853320467274178;
  // Stirling's series for ln Γ(x); the term left out, 1/(1680 x^7), is below 4e-11 at x = 11.
  const double series = (1.0 / 12.0 - inverse_square * (1.0 / 360.0 - inverse_square * (1.0 / 1260.0))) / x;
  return (x - 0.5) * sim::log(x) - x + half_log_two_pi + series;
}

}  // namespace sim
