#include "models/shelf.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using models::Shelf;

constexpr std::size_t n_topics = 3;
constexpr std::size_t window = 8;

struct Library {
  explicit Library(std::size_t widest = window) : market(parameters()) {
    shelf.allocate(market.courses, n_topics, widest);
  }

  static models::Parameters parameters() {
    models::Parameters p = tests::small_market_parameters(1, 50);
    p.market.topics = n_topics;
    return p;
  }

  void restock(std::uint32_t step) {
    const std::vector<std::uint8_t> all(market.courses.size(), 1), fresh(market.courses.size(), 0);
    shelf.restock(market.courses, {market.creators.id.data(), market.creators.size()},
                  {market.views.popularity, all, fresh}, tests::SmallMarket::key, step);
  }

  bool found_under(std::uint32_t course, std::size_t topic) const {
    return (market.courses.found_under[course] >> topic & 1U) != 0;
  }

  std::size_t n_found_under(std::size_t topic) const {
    std::size_t n = 0;
    for (std::uint32_t c = 0; c < market.courses.size(); ++c) n += found_under(c, topic) ? 1 : 0;
    return n;
  }

  tests::SmallMarket market;
  Shelf shelf;
};

}  // namespace

TEST_CASE("A topic's aisle holds every course found under it") {
  Library library;
  library.restock(0);
  for (std::size_t topic = 0; topic < n_topics; ++topic) {
    REQUIRE(library.shelf.n(topic) == library.n_found_under(topic));
    REQUIRE(library.shelf.n(topic) > window);  // else the tests below would not try what they are for
  }
}

TEST_CASE("The candidates of a visit are different courses of the topic, with their own content and popularity") {
  // A shelf may be made for wider runs than a topic has courses: another phase of the run may ask for them.
  Library library(GENERATE(as<std::size_t>{}, 8, 40, 0));
  library.restock(0);
  std::array<const float*, n_topics> content{};
  for (std::size_t topic = 0; topic < n_topics; ++topic) {
    for (std::size_t start = 0; start < library.shelf.n(topic); ++start) {
      const models::Candidates candidates = library.shelf.candidates(topic, start, window, content);
      const std::uint32_t* course = library.shelf.courses(topic, start);
      CHECK(std::set<std::uint32_t>(course, course + window).size() == window);
      for (std::size_t i = 0; i < window; ++i) {
        REQUIRE(library.found_under(course[i], topic));
        CHECK(candidates.popularity[i] == library.market.views.popularity[course[i]]);
        for (std::size_t k = 0; k < n_topics; ++k) {
          CHECK(candidates.topics[k][i] == library.market.courses.topics.row(course[i])[k]);
        }
      }
    }
  }
}

TEST_CASE("In a step every course of a topic is in as many runs of candidates as a run is long") {
  Library library;
  library.restock(0);
  for (std::size_t topic = 0; topic < n_topics; ++topic) {
    std::vector<std::size_t> times(library.market.courses.size(), 0);
    for (std::size_t start = 0; start < library.shelf.n(topic); ++start) {
      for (std::size_t i = 0; i < window; ++i) ++times[library.shelf.courses(topic, start)[i]];
    }
    for (std::uint32_t c = 0; c < times.size(); ++c) CHECK(times[c] == (library.found_under(c, topic) ? window : 0));
  }
}

TEST_CASE("Over the steps every course of a topic is equally often among the candidates from one place on") {
  Library library;
  constexpr std::uint32_t steps = 5000;
  std::vector<double> times(library.market.courses.size(), 0.0);
  for (std::uint32_t step = 0; step < steps; ++step) {
    library.restock(step);
    for (std::size_t i = 0; i < window; ++i) times[library.shelf.courses(0, 0)[i]] += 1.0;
  }
  const auto n = static_cast<double>(library.shelf.n(0));
  const double share = window / n;
  std::vector<double> observed;
  for (std::uint32_t c = 0; c < times.size(); ++c) {
    if (library.found_under(c, 0)) observed.push_back(times[c]);
  }
  const std::vector<double> expected(observed.size(), steps * share);
  // Drawn without replacement, counts vary less than independent ones: by (1 − share)·n/(n − 1).
  const double shrunk = (1.0 - share) * n / (n - 1.0);
  CHECK(tests::chi_square(observed, expected) / shrunk < tests::chi_square_bound(observed.size() - 1));
}

TEST_CASE("Any two courses of a topic are equally often neighbours") {
  Library library;
  constexpr std::uint32_t steps = 4000;
  std::vector<double> after_first(library.market.courses.size(), 0.0);
  std::uint32_t first = 0;
  while (!library.found_under(first, 0)) ++first;
  for (std::uint32_t step = 0; step < steps; ++step) {
    library.restock(step);
    for (std::size_t start = 0; start < library.shelf.n(0); ++start) {
      const std::uint32_t* course = library.shelf.courses(0, start);
      if (course[0] == first) after_first[course[1]] += 1.0;
    }
  }
  std::vector<double> observed;
  for (std::uint32_t c = 0; c < after_first.size(); ++c) {
    if (c != first && library.found_under(c, 0)) observed.push_back(after_first[c]);
  }
  const std::vector<double> expected(observed.size(), steps / static_cast<double>(observed.size()));
  CHECK(after_first[first] == 0.0);
  CHECK(tests::chi_square(observed, expected) < tests::chi_square_bound(observed.size() - 1));
}

TEST_CASE("The order on the shelf follows from names, not from places in memory") {
  Library library;
  library.restock(7);
  std::array<const float*, n_topics> content{};
  const std::size_t n = library.shelf.n(0);
  const std::vector<std::uint32_t> before(library.shelf.courses(0, 0), library.shelf.courses(0, 0) + n);
  library.restock(8);
  CHECK(before != std::vector<std::uint32_t>(library.shelf.courses(0, 0), library.shelf.courses(0, 0) + n));
  library.restock(7);
  CHECK(before == std::vector<std::uint32_t>(library.shelf.courses(0, 0), library.shelf.courses(0, 0) + n));
  CHECK(library.shelf.candidates(0, 0, 1, content).n == 1);
}

TEST_CASE("The best of 64 candidates is among the best q of 100,000 courses with probability 1 - (1 - q)^64") {
  constexpr std::size_t n = 100'000, candidates = 64;
  tests::SmallMarket market(tests::small_market_parameters(1, n));
  Shelf shelf;
  shelf.allocate(market.courses, 1, candidates);
  double runs = 0.0;
  const std::array<double, 3> shares{0.002, 0.01, 0.05};
  std::array<double, 3> hits{};
  const std::vector<std::uint8_t> all(n, 1), fresh(n, 0);
  for (std::uint32_t step = 0; step < 5; ++step) {
    shelf.restock(market.courses, {market.creators.id.data(), market.creators.size()},
                  {market.views.popularity, all, fresh}, tests::SmallMarket::key, step);
    for (std::size_t start = 0; start + candidates <= n; start += candidates, runs += 1.0) {
      // Let courses be numbered from the best to the worst: no draw looks at the number.
      const std::uint32_t best = *std::min_element(shelf.courses(0, start), shelf.courses(0, start) + candidates);
      for (std::size_t i = 0; i < shares.size(); ++i) hits[i] += best < shares[i] * n ? 1.0 : 0.0;
    }
  }
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double hit = 1.0 - std::pow(1.0 - shares[i], candidates);
    CHECK(std::abs(hits[i] / runs - hit) < tests::z_bound * std::sqrt(hit * (1.0 - hit) / runs));
  }
}
