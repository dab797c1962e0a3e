#include "models/event_sample.hpp"

#include <cmath>
#include <set>

#include "tests/catch.hpp"

namespace {

constexpr sim::Key key{5, 6};
constexpr unsigned half = models::pseudonym_bits / 2;

/// The four rounds backwards.
std::uint64_t person_behind(std::uint64_t name) {
  std::uint64_t left = name >> half, right = name & ((1U << half) - 1);
  for (std::uint32_t round = 4; round-- > 0;) {
    const auto word = sim::draw(key, {left, models::learner_kind, models::pseudonym_draw, round, 0})[0];
    const std::uint64_t before = right ^ (word & ((1U << half) - 1));
    right = left;
    left = before;
  }
  return left << half | right;
}

}  // namespace

TEST_CASE("A pseudonym leads back to one person alone", "[events]") {
  for (std::uint64_t step = 0; step < 1U << 14; step += 127) {
    for (std::uint64_t index = 0; index < 1U << 26; index += 9'999'991) {
      const std::uint64_t id = models::agent_id(step, index), name = models::pseudonym(key, id);
      REQUIRE(name < std::uint64_t{1} << models::pseudonym_bits);
      REQUIRE(person_behind(name) == id);
    }
  }
}

TEST_CASE("A pseudonym does not tell who came first", "[events]") {
  // Of independent uniform names the number of ascents between neighbours has mean (n − 1)/2 and variance (n + 1)/12.
  for (const std::uint64_t apart : {std::uint64_t{1}, models::agent_id(1, 0)}) {
    const int n = 16'000;
    int ascents = 0;
    for (int i = 0; i + 1 < n; ++i) {
      const auto at = static_cast<std::uint64_t>(i);
      ascents += models::pseudonym(key, at * apart) < models::pseudonym(key, (at + 1) * apart) ? 1 : 0;
    }
    CHECK(std::abs(ascents - (n - 1) / 2.0) < 5.0 * std::sqrt((n + 1) / 12.0));
  }
}

TEST_CASE("Another key gives a person another name", "[events]") {
  for (std::uint64_t id = 0; id < 1000; ++id) CHECK(models::pseudonym({5, 7}, id) != models::pseudonym(key, id));
}
