#include "models/inequality.hpp"

#include <cmath>
#include <vector>

#include "sim/distribution.hpp"
#include "tests/catch.hpp"

namespace {

using models::histogram_gini;
using models::Inequality;
using models::inequality;

Inequality of(std::vector<std::int64_t> amounts) { return inequality(amounts); }

}  // namespace

TEST_CASE("The Gini coefficient is what one works out by hand") {
  // Mean absolute difference over twice the mean: with 1, 2, 3, 4 it is 1.25 / 5.
  CHECK(of({3, 1, 4, 2}).gini == Approx(0.25).epsilon(1e-15));
  CHECK(of({7, 7, 7, 7}).gini == Approx(0.0).margin(1e-15));
  CHECK(of({0, 0, 0, 9}).gini == Approx(0.75).epsilon(1e-15));
  CHECK(of({0, 5}).gini == Approx(0.5).epsilon(1e-15));
  CHECK(of({1, 3}).gini == Approx(0.25).epsilon(1e-15));
  CHECK(of({42}).gini == Approx(0.0).margin(1e-15));
}

TEST_CASE("The top shares are those of whole members, rounded up") {
  std::vector<std::int64_t> amounts(200, 1);
  amounts[17] = 101;
  amounts[63] = 50;
  const double sum = 198.0 + 101.0 + 50.0;
  CHECK(of(amounts).top_1 == Approx((101.0 + 50.0) / sum).epsilon(1e-15));  // 2 of 200
  CHECK(of(amounts).top_10 == Approx((101.0 + 50.0 + 18.0) / sum).epsilon(1e-15));
  CHECK(of({1, 2, 3, 4}).top_1 == Approx(0.4).epsilon(1e-15));  // 1 of 4
  amounts.push_back(1);
  CHECK(of(amounts).top_1 == Approx((101.0 + 50.0 + 1.0) / (sum + 1.0)).epsilon(1e-15));  // 3 of 201
}

TEST_CASE("Where there is nothing to divide there is no inequality to speak of") {
  CHECK(std::isnan(of({}).gini));
  CHECK(std::isnan(of({0, 0, 0}).gini));
  CHECK(std::isnan(of({0, 0, 0}).top_1));
  const std::vector<std::int64_t> empty(10, 0);
  CHECK(std::isnan(histogram_gini(empty)));
  const std::vector<std::int64_t> all_at_zero{5, 0, 0};
  CHECK(std::isnan(histogram_gini(all_at_zero)));
}

TEST_CASE("The Gini of a histogram is exact for members at whole cells") {
  const std::vector<std::int64_t> counts{0, 1, 1, 1, 1};
  CHECK(histogram_gini(counts) == Approx(0.25).epsilon(1e-15));
  const std::vector<std::int64_t> poor_and_rich{3, 0, 0, 1};
  CHECK(histogram_gini(poor_and_rich) == Approx(0.75).epsilon(1e-15));
  const std::vector<std::int64_t> equal{0, 0, 12};
  CHECK(histogram_gini(equal) == Approx(0.0).margin(1e-15));
}

TEST_CASE("A histogram puts the Gini off by at most half a cell over the mean") {
  for (const double shape : {0.05, 0.3, 1.0, 10.0}) {
    std::vector<std::int64_t> exact, counts(64, 0);
    constexpr std::int64_t fine = 1 << 20;  // amounts within a cell
    double sum = 0.0;
    for (std::uint32_t i = 0; i < 5000; ++i) {
      sim::Stream stream({41, 42}, {i, sim::Kind{0}, sim::Purpose{0}, 0, 0});
      const double x = std::min(60.0, 6.0 / std::max(shape, 0.3) * sim::gamma(stream, shape));
      exact.push_back(static_cast<std::int64_t>(x * fine));
      counts[static_cast<std::size_t>(x + 0.5)] += 1;
      sum += x;
    }
    CHECK(std::abs(histogram_gini(counts) - inequality(exact).gini) <= 0.5 / (sum / 5000.0));
  }
}
