#include "sim/maths.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "sim/distribution.hpp"
#include "tests/catch.hpp"

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
// A reference in the same precision would be no reference: its own error is what is to be measured.
static_assert(std::numeric_limits<long double>::digits >= std::numeric_limits<double>::digits + 10);

sim::Stream numbers(std::uint64_t id) { return {{1, 2}, {id, sim::Kind{0}, sim::Purpose{0}, 0, 0}}; }

/// Distance in units of the last place that T has at the exact value.
template <class T>
double ulps(T value, long double exact) {
  using limits = std::numeric_limits<T>;
  constexpr int smallest = limits::min_exponent - limits::digits;
  const int last_place = exact == 0.0L ? smallest : std::max(std::ilogb(exact) - (limits::digits - 1), smallest);
  return static_cast<double>(std::abs(static_cast<long double>(value) - exact) / std::ldexp(1.0L, last_place));
}

/// The C library's exponential and logarithm are right to about one unit in the last place of long double.
double exp_error(double x) { return ulps(sim::exp(x), std::exp(static_cast<long double>(x))); }
double log_error(double x) { return ulps(sim::log(x), std::log(static_cast<long double>(x))); }
double log_error(float x) { return ulps(sim::log(x), std::log(static_cast<long double>(x))); }

/// Whether f never falls over consecutive numbers on both sides of `seam`.
bool never_falls(double (*f)(double), double seam) {
  double x = seam;
  for (int i = 0; i < 200; ++i) x = std::nextafter(x, -infinity);
  double before = f(x);
  for (int i = 0; i < 400; ++i) {
    x = std::nextafter(x, infinity);
    const double after = f(x);
    if (after < before) return false;
    before = after;
  }
  return true;
}

__attribute__((noinline)) double exp_alone(double x) { return sim::exp(x); }
__attribute__((noinline)) double log_alone(double x) { return sim::log(x); }
__attribute__((noinline)) float log_alone(float x) { return sim::log(x); }
__attribute__((noinline)) double floor_alone(double x) { return sim::floor(x); }
__attribute__((noinline)) float gumbel_alone(std::uint32_t word) { return sim::gumbel_float(word); }

SIM_HOT void exp_loop(const double* x, double* y, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) y[i] = sim::exp(x[i]);
}
SIM_HOT void log_loop(const double* x, double* y, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) y[i] = sim::log(x[i]);
}
SIM_HOT void log_float_loop(const float* x, float* y, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) y[i] = sim::log(x[i]);
}
SIM_HOT void floor_loop(const double* x, double* y, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) y[i] = sim::floor(x[i]);
}
SIM_HOT void gumbel_loop(const std::uint32_t* x, float* y, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) y[i] = sim::gumbel_float(x[i]);
}

/// How many results of the loop have other bits than those of the call.
template <class X, class Y>
std::size_t n_different(const std::vector<X>& x, void (*loop)(const X*, Y*, std::size_t), Y (*alone)(X)) {
  std::vector<Y> y(x.size());
  loop(x.data(), y.data(), x.size());
  std::size_t different = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const Y expected = alone(x[i]);
    different += std::equal(reinterpret_cast<const char*>(&y[i]), reinterpret_cast<const char*>(&y[i] + 1),
                            reinterpret_cast<const char*>(&expected))
                     ? 0
                     : 1;
  }
  return different;
}

}  // namespace

TEST_CASE("The exponential is within 2 units in the last place over its whole range") {
  sim::Stream stream = numbers(1);
  double most = 0.0;
  for (int i = 0; i < 200000; ++i) {
    most = std::max(most, exp_error(-708.0 + 1417.7 * stream.uniform()));  // normal results
    most = std::max(most, exp_error(-745.0 + 37.0 * stream.uniform()));    // subnormal results
    most = std::max(most, exp_error(2.0 * stream.uniform() - 1.0));
    most = std::max(most, exp_error((stream.uniform() - 0.5) * std::ldexp(1.0, -static_cast<int>(stream() % 60))));
  }
  CHECK(most <= 2.0);
}

TEST_CASE("The logarithm is within 2 units in the last place for every kind of positive number") {
  sim::Stream stream = numbers(2);
  constexpr std::uint64_t infinite = 0x7FF0000000000000, smallest_normal = 0x0010000000000000;
  double most = 0.0;
  for (int i = 0; i < 200000; ++i) {
    const std::uint64_t word = static_cast<std::uint64_t>(stream()) << 32 | stream();
    most = std::max(most, log_error(std::bit_cast<double>(1 + word % (infinite - 1))));
    most = std::max(most, log_error(std::bit_cast<double>(1 + word % (smallest_normal - 1))));
    most = std::max(most, log_error(0.5 + stream.uniform()));
    most =
        std::max(most, log_error(1.0 + (stream.uniform() - 0.5) * std::ldexp(1.0, -static_cast<int>(stream() % 51))));
  }
  CHECK(most <= 2.0);
}

TEST_CASE("The logarithm in single precision is within 2 units in the last place for positive normal numbers") {
  sim::Stream stream = numbers(3);
  constexpr std::uint32_t infinite = 0x7F800000, smallest_normal = 0x00800000, one = 0x3F800000;
  double most = 0.0;
  for (int i = 0; i < 200000; ++i) {
    const std::uint32_t normal = smallest_normal + stream() % (infinite - smallest_normal);
    most = std::max(most, log_error(std::bit_cast<float>(normal)));
    most = std::max(most, log_error(static_cast<float>(0.5 + stream.uniform())));
    // One by one around 1, where the result is small and cancellation would show.
    const auto away = static_cast<std::uint32_t>(i / 2 + 1);
    most = std::max(most, log_error(std::bit_cast<float>(i % 2 == 0 ? one + away : one - away)));
  }
  CHECK(most <= 2.0);
}

TEST_CASE("The exponential meets its limits") {
  CHECK(sim::exp(0.0) == 1.0);
  CHECK(sim::exp(-0.0) == 1.0);
  CHECK(sim::exp(infinity) == infinity);
  CHECK(sim::exp(-infinity) == 0.0);
  CHECK(sim::exp(1e300) == infinity);
  CHECK(sim::exp(-1e300) == 0.0);
  CHECK(std::isnan(sim::exp(not_a_number)));
  // The largest double is e^709.782712893384, the smallest subnormal e^-744.44; half of it rounds to 0.
  CHECK(sim::exp(709.7827) < infinity);
  CHECK(sim::exp(709.7828) == infinity);
  CHECK(sim::exp(-744.5) == std::numeric_limits<double>::denorm_min());
  CHECK(sim::exp(-745.2) == 0.0);
}

TEST_CASE("The logarithm meets its limits") {
  CHECK(sim::log(1.0) == 0.0);
  CHECK(sim::log(0.0) == -infinity);
  CHECK(sim::log(-0.0) == -infinity);
  CHECK(sim::log(infinity) == infinity);
  CHECK(std::isnan(sim::log(-1.0)));
  CHECK(std::isnan(sim::log(-infinity)));
  CHECK(std::isnan(sim::log(-std::numeric_limits<double>::denorm_min())));
  CHECK(std::isnan(sim::log(not_a_number)));
  CHECK(sim::log(1.0F) == 0.0F);
}

TEST_CASE("Exponential and logarithm never fall, at the seams of their reductions either") {
  for (int k = -1000; k <= 1000; k += 37) {
    CHECK(never_falls(exp_alone, (k + 0.5) * std::log(2.0)));
    CHECK(never_falls(log_alone, std::ldexp(std::sqrt(0.5), k)));
    CHECK(never_falls(log_alone, std::ldexp(1.0, k)));
  }
  CHECK(never_falls(exp_alone, 0.0));
}

TEST_CASE("The floor is the largest integer not above") {
  for (const double whole : {-3.0, -1.0, 0.0, 1.0, 2.0, 1e9, -1e9, 0x1p50, -0x1p50}) {
    CHECK(sim::floor(whole) == whole);
    CHECK(sim::floor(whole + 0.25) == whole);
    CHECK(sim::floor(whole + 0.5) == whole);
    CHECK(sim::floor(std::nextafter(whole, -infinity)) == std::floor(std::nextafter(whole, -infinity)));
    CHECK(sim::floor(std::nextafter(whole, infinity)) == std::floor(std::nextafter(whole, infinity)));
  }
}

TEST_CASE("A power is right at its edges and elsewhere as right as exponential and logarithm allow") {
  CHECK(sim::pow(0.0, 0.0) == 1.0);
  CHECK(sim::pow(5.0, 0.0) == 1.0);
  CHECK(sim::pow(0.0, 2.0) == 0.0);
  CHECK(sim::pow(1.0, -7.5) == 1.0);
  sim::Stream stream = numbers(4);
  for (int i = 0; i < 20000; ++i) {
    const double x = 20.0 * stream.uniform(), y = 10.0 * stream.uniform() - 5.0;
    const long double exact = std::pow(static_cast<long double>(x), static_cast<long double>(y));
    // y·log x is wrong by 2 ulp of the logarithm and half of the product; the exponential turns that into a relative
    // error and adds 2 ulp of its own.
    const double bound = 0x1p-52 * (2.0 + 2.5 * (1.0 + std::abs(y * std::log(x))));
    CHECK(std::abs(static_cast<double>(sim::pow(x, y) / exact - 1.0L)) <= bound);
  }
}

TEST_CASE("Loops for wider processors give the bits of single calls") {
  sim::Stream stream = numbers(5);
  std::vector<double> x{0.0, -0.0, 1.0, -1.0, infinity, -infinity, not_a_number, 710.0, -746.0, 1e-310, -740.0};
  std::vector<double> small;
  std::vector<float> positive;
  std::vector<std::uint32_t> words{0, 1, 0xFFFFFFFF};
  for (int i = 0; i < 5003; ++i) {  // not a multiple of any width
    x.push_back(1500.0 * stream.uniform() - 750.0);
    x.push_back(stream.uniform());
    small.push_back(2e6 * stream.uniform() - 1e6);
    positive.push_back(static_cast<float>(10.0 * stream.uniform()));
    words.push_back(stream());
  }
  CHECK(n_different<double, double>(x, exp_loop, exp_alone) == 0);
  CHECK(n_different<double, double>(x, log_loop, log_alone) == 0);
  CHECK(n_different<double, double>(small, floor_loop, floor_alone) == 0);
  CHECK(n_different<float, float>(positive, log_float_loop, log_alone) == 0);
  CHECK(n_different<std::uint32_t, float>(words, gumbel_loop, gumbel_alone) == 0);
}
