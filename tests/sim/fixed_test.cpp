#include "sim/fixed.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/draw.hpp"
#include "tests/catch.hpp"

namespace {

std::vector<double> amounts(std::size_t n) {
  sim::Stream stream({3, 4}, {0, sim::Kind{0}, sim::Purpose{0}, 0, 0});
  std::vector<double> x;
  for (std::size_t i = 0; i < n; ++i)
    x.push_back((stream.uniform() - 0.5) * std::ldexp(1.0, static_cast<int>(stream() % 30)));
  return x;
}

}  // namespace

TEST_CASE("A number in fixed point is wrong by at most half a unit, on both sides of zero") {
  for (const double x : amounts(10000)) {
    CHECK(std::abs(sim::real(sim::fixed(x)) - x) <= 0.5 / sim::fixed_one);
    CHECK(sim::fixed(-x) == -sim::fixed(x));
  }
  CHECK(sim::fixed(0.0) == 0);
  CHECK(sim::fixed(1.0) == 1 << 20);
  CHECK(sim::real(-3 * (1 << 20)) == -3.0);
}

TEST_CASE("A fixed-point sum does not depend on the order of adding") {
  std::vector<double> x = amounts(10000);
  const auto sum = [&] {
    std::int64_t whole = 0;
    for (const double term : x) whole += sim::fixed(term);
    return whole;
  };
  const auto plain = [&] {
    double whole = 0.0;
    for (const double term : x) whole += term;
    return whole;
  };
  const std::int64_t first = sum();
  const double first_plain = plain();
  std::sort(x.begin(), x.end());
  CHECK(sum() == first);
  CHECK(plain() != first_plain);  // what fixed point is for
}
