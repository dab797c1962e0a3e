#include "sim/distribution.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/extreme_value.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <vector>

#include "tests/catch.hpp"
#include "tests/statistics.hpp"

namespace {

constexpr std::uint32_t n_draws = 100000;

/// Every draw from an address of its own, as the model draws.
sim::Stream stream_of(std::uint32_t i) { return {{11, 12}, {i, sim::Kind{1}, sim::Purpose{2}, 0, 0}}; }

template <class Draw, class Law>
double distance(const Draw& draw, const Law& law) {
  std::vector<double> sample;
  for (std::uint32_t i = 0; i < n_draws; ++i) {
    sim::Stream stream = stream_of(i);
    sample.push_back(draw(stream));
  }
  return tests::kolmogorov(sample, [&](double x) { return boost::math::cdf(law, x); });
}

struct Fit {
  double chi_square = 0.0;
  double bound = 0.0;
};

/// Counts against a discrete law; cells with fewer than 20 expected are joined to their neighbours.
template <class Draw, class Law>
Fit fit(const Draw& draw, const Law& law) {
  std::vector<double> counts;
  for (std::uint32_t i = 0; i < n_draws; ++i) {
    sim::Stream stream = stream_of(i);
    const auto k = static_cast<std::size_t>(draw(stream));
    if (k >= counts.size()) counts.resize(k + 1);
    counts[k] += 1.0;
  }
  std::vector<double> observed(1), expected(1);
  double left = n_draws;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    const double mass = n_draws * boost::math::pdf(law, static_cast<double>(k));
    observed.back() += counts[k];
    expected.back() += mass;
    left -= mass;
    if (expected.back() < 20.0 || left < 20.0) continue;
    observed.push_back(0.0);
    expected.push_back(0.0);
  }
  expected.back() += left;
  return {tests::chi_square(observed, expected), tests::chi_square_bound(observed.size() - 1)};
}

}  // namespace

TEST_CASE("The quantile of the normal agrees with Boost's to 1e-14") {
  const boost::math::normal law;
  // 1e-14: a few roundings in each of two rational functions of degree seven and in the square root of a logarithm.
  const auto check = [&](double u) {
    const double exact = boost::math::quantile(law, u);
    CHECK(std::abs(sim::normal(u) - exact) <= 1e-14 * std::abs(exact));
  };
  for (int i = 1; i < 4000; ++i) check(i / 4000.0);
  for (int exponent = 2; exponent <= 60; ++exponent) check(std::ldexp(1.0, -exponent));
  for (int exponent = 2; exponent <= 33; ++exponent) check(1.0 - std::ldexp(1.0, -exponent));
  for (const double seam : {0.075, 0.925, std::exp(-25.0)}) {
    check(std::nextafter(seam, 0.0));
    check(std::nextafter(seam, 1.0));
  }
  CHECK(sim::normal(0.5) == 0.0);
}

TEST_CASE("Exponential and Gumbel draws follow their laws") {
  const double exponential =
      distance([](sim::Stream& s) { return sim::exponential(s.uniform()); }, boost::math::exponential(1.0));
  const boost::math::extreme_value law(0.0, 1.0);
  const double gumbel = distance([](sim::Stream& s) { return sim::gumbel(s.uniform()); }, law);
  const double in_floats = distance([](sim::Stream& s) { return static_cast<double>(sim::gumbel_float(s())); }, law);
  CHECK(exponential < tests::kolmogorov_bound());
  CHECK(gumbel < tests::kolmogorov_bound());
  CHECK(in_floats < tests::kolmogorov_bound());
}

TEST_CASE("Gumbel noise in single precision is finite for every word and close to that in double precision") {
  CHECK(std::isfinite(sim::gumbel_float(0)));
  CHECK(std::isfinite(sim::gumbel_float(0xFFFFFFFF)));
  for (std::uint32_t i = 0; i < 10000; ++i) {
    const std::uint32_t word = sim::draw({1, 1}, {i, sim::Kind{0}, sim::Purpose{0}, 0, 0})[0];
    // The same number from the 23 bits that are used; u near 1 keeps few digits of −log u, hence 2^-23/(1−u).
    const double u = (static_cast<double>(word >> 9) + 0.5) * 0x1p-23;
    CHECK(std::abs(static_cast<double>(sim::gumbel_float(word)) - sim::gumbel(u)) < 0x1p-21 + 0x1p-23 / (1.0 - u));
  }
}

TEST_CASE("Gamma and beta draws follow their laws") {
  for (const double shape : {0.3, 1.0, 3.0}) {
    const double d =
        distance([&](sim::Stream& s) { return sim::gamma(s, shape); }, boost::math::gamma_distribution(shape));
    CHECK(d < tests::kolmogorov_bound());
  }
  const double d =
      distance([](sim::Stream& s) { return sim::beta(s, 2.0, 2.0); }, boost::math::beta_distribution(2.0, 2.0));
  CHECK(d < tests::kolmogorov_bound());
}

TEST_CASE("Poisson draws follow their law by inversion and by rejection") {
  for (const double mean : {0.5, 9.9, 10.1, 500.0}) {
    const Fit f = fit([&](sim::Stream& s) { return sim::poisson(s, mean); }, boost::math::poisson(mean));
    CHECK(f.chi_square < f.bound);
  }
  sim::Stream stream = stream_of(0);
  CHECK(sim::poisson(stream, 0.0) == 0);
}

TEST_CASE("Binomial draws follow their law") {
  struct Case {
    int n;
    double p;
  };
  for (const Case c : {Case{1, 0.3}, Case{20, 0.79}, Case{6, 0.5}, Case{300, 0.3}, Case{3000, 0.3}}) {
    const Fit f =
        fit([&](sim::Stream& s) { return sim::binomial(c.n, c.p, s.uniform()); }, boost::math::binomial(c.n, c.p));
    CHECK(f.chi_square < f.bound);
  }
}

TEST_CASE("A binomial draw is the quantile of its uniform") {
  const boost::math::binomial few(20, 0.3), many(20, 0.79);
  for (int i = 0; i < 5000; ++i) {
    const double u = (i + 0.5) / 5000;
    for (const auto& law : {few, many}) {
      const std::int64_t k = sim::binomial(20, law.success_fraction(), u);
      // 1e-13: twenty subtractions from a uniform, each wrong by less than 2^-53.
      CHECK(boost::math::cdf(law, static_cast<double>(k)) >= u - 1e-13);
      if (k > 0) CHECK(boost::math::cdf(law, static_cast<double>(k - 1)) <= u + 1e-13);
    }
  }
  CHECK(sim::binomial(0, 0.5, 0.5) == 0);
  CHECK(sim::binomial(10, 0.0, 0.999) == 0);
  CHECK(sim::binomial(10, 1.0, 0.001) == 10);
}

TEST_CASE("A binomial count of a million is the quantile of its uniform, and does not fall when p rises") {
  for (const double chance : {1e-5, 0.003, 0.4, 0.9}) {
    const boost::math::binomial law(1e6, chance);
    std::int64_t before = 0;
    for (int i = 0; i < 200; ++i) {
      const double u = (i + 0.5) / 200;
      const std::int64_t k = sim::binomial(1000000, chance, u);
      // 1e-8: logarithms of a million factors, of the size of 1e7, are wrong by 1e-9 each.
      CHECK(boost::math::cdf(law, static_cast<double>(k)) >= u - 1e-8);
      if (k > 0) CHECK(boost::math::cdf(law, static_cast<double>(k - 1)) <= u + 1e-8);
      CHECK(k >= before);
      CHECK(sim::binomial(1000000, chance * 1.01, u) >= k);
      before = k;
    }
  }
}

TEST_CASE("Dirichlet shares add up to 1 and have equal means") {
  constexpr std::size_t components = 8;
  constexpr double concentration = 0.5;
  constexpr std::uint32_t n = 20000;
  std::vector<double> sum(components), shares(components);
  for (std::uint32_t i = 0; i < n; ++i) {
    sim::Stream stream = stream_of(i);
    sim::dirichlet(stream, concentration, shares);
    double whole = 0.0;
    for (std::size_t k = 0; k < components; ++k) {
      whole += shares[k];
      sum[k] += shares[k];
    }
    REQUIRE(std::abs(whole - 1.0) <= components * 0x1p-53);  // one rounding per component
  }
  const double mean = 1.0 / components;
  const double variance = mean * (1.0 - mean) / (components * concentration + 1.0);
  for (const double s : sum) CHECK(std::abs(s / n - mean) < tests::z_bound * std::sqrt(variance / n));
}

TEST_CASE("Dirichlet shares add up to 1 where every gamma underflows") {
  std::vector<double> shares(5);
  bool underflow = false;
  for (std::uint32_t i = 0; i < 200; ++i) {
    sim::Stream stream = stream_of(i);
    sim::dirichlet(stream, 1e-4, shares);
    double whole = 0.0;
    for (const double share : shares) whole += share;
    CHECK(whole == Approx(1.0).epsilon(1e-15));
    underflow = underflow || std::count(shares.begin(), shares.end(), 1.0) == 1;
  }
  CHECK(underflow);
}

TEST_CASE("The logarithm of a factorial agrees with Boost's") {
  for (const std::int64_t n : {0, 1, 2, 5, 9, 10, 11, 20, 100, 1000, 1000000}) {
    const double exact = boost::math::lgamma(static_cast<double>(n) + 1.0);
    // The series leaves out 1/(1680·x^7), 3.1e-11 at x = 11; the rest is rounding of a sum as large as the result.
    CHECK(std::abs(sim::log_factorial(n) - exact) <= 3.1e-11 + 0x1p-50 * exact);
  }
}

TEST_CASE("The share of normals below a value is what an independent implementation finds, to the end of the tail") {
  const boost::math::normal law;
  for (double z = -36.9; z < 9.0; z += 0.0137) {
    const double expected = boost::math::cdf(law, z);
    // Relative to the value, which is a tail below 0: as far as the approximation's coefficients are given.
    CHECK(std::abs(sim::normal_below(z) - expected) < 1e-8 * expected);
    // In all, a few roundings of numbers up to 1.
    CHECK(std::abs(sim::normal_below(z) - expected) < 1e-14);
  }
  for (const double u : {0.001, 0.3, 0.5, 0.9}) CHECK(sim::normal_below(sim::normal(u)) == Approx(u).epsilon(1e-13));
  CHECK(sim::normal_below(-40.0) == 0.0);
  CHECK(sim::normal_below(40.0) == 1.0);
}
