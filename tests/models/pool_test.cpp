#include "models/pool.hpp"

#include <numeric>
#include <vector>

#include "sim/draw.hpp"
#include "tests/catch.hpp"

namespace {

std::vector<std::int64_t> divided(std::int64_t whole, const std::vector<std::int64_t>& weights) {
  models::Apportionment apportionment;
  apportionment.allocate(weights.size());
  const auto parts = apportionment.divide(whole, weights);
  return {parts.begin(), parts.end()};
}

}  // namespace

TEST_CASE("Parts of a pool add up to it, and each is within a cent of its share") {
  sim::Stream stream({61, 62}, {0, sim::Kind{0}, sim::Purpose{0}, 0, 0});
  for (int i = 0; i < 500; ++i) {
    std::vector<std::int64_t> weights(1 + stream() % 50);
    for (std::int64_t& weight : weights)
      weight = stream() % 3 == 0 ? 0 : static_cast<std::int64_t>(stream() % 1'000'000);
    weights[0] += 1;
    const auto whole = static_cast<std::int64_t>(stream());
    const std::vector<std::int64_t> parts = divided(whole, weights);
    REQUIRE(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == whole);
    const double sum = static_cast<double>(std::accumulate(weights.begin(), weights.end(), std::int64_t{0}));
    for (std::size_t j = 0; j < parts.size(); ++j) {
      const double exact = static_cast<double>(whole) * static_cast<double>(weights[j]) / sum;
      REQUIRE(std::abs(static_cast<double>(parts[j]) - exact) < 1.0 + 1e-6);  // doubles of up to 4e9
    }
  }
}

TEST_CASE("The largest remainders are rounded up, of equal ones the first") {
  CHECK(divided(10, {1, 1, 1}) == std::vector<std::int64_t>{4, 3, 3});
  CHECK(divided(100, {667, 333, 0}) == std::vector<std::int64_t>{67, 33, 0});
  CHECK(divided(1, {1, 3}) == std::vector<std::int64_t>{0, 1});
  CHECK(divided(0, {5, 5}) == std::vector<std::int64_t>{0, 0});
}

TEST_CASE("A pool of more cents and minutes than doubles can count is divided to the cent") {
  const std::int64_t whole = 1'000'000'000'000'007, minutes = 4'000'000'000'000'001;
  CHECK(divided(whole, {minutes, minutes}) == std::vector<std::int64_t>{500'000'000'000'004, 500'000'000'000'003});
}

TEST_CASE("A pool without minutes waits for the next month") {
  models::Till till;
  till.minutes = {0, 0};
  till.pool = 900;
  models::Pool pool;
  pool.allocate(2);
  pool.take(till);
  CHECK(pool.divide().empty());
  CHECK(pool.balance() == 900);
  till.pool = 100;
  till.minutes = {30, 10};
  pool.take(till);
  const auto parts = pool.divide();
  CHECK(std::vector<std::int64_t>(parts.begin(), parts.end()) == std::vector<std::int64_t>{750, 250});
  CHECK(pool.balance() == 0);
}
