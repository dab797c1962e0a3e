#include "models/opening.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using models::Catalogue;
using models::deal;

constexpr sim::Key key{71, 72};

Catalogue unknown_makers(std::size_t n_courses) {
  Catalogue catalogue;
  catalogue.courses.resize(n_courses);
  catalogue.creators.resize(n_courses);
  return catalogue;
}

/// Courses of each creator, most first.
std::vector<std::size_t> portfolios(const std::vector<std::uint32_t>& maker, std::size_t n_creators) {
  std::vector<std::size_t> sizes(n_creators);
  for (const std::uint32_t j : maker) ++sizes.at(j);
  std::sort(sizes.rbegin(), sizes.rend());
  return sizes;
}

std::size_t n_of_size(const std::vector<std::size_t>& sizes, std::size_t size) {
  return static_cast<std::size_t>(std::count(sizes.begin(), sizes.end(), size));
}

}  // namespace

TEST_CASE("Courses of unknown makers are dealt so that 57 of a hundred creators have one and the others more") {
  for (const std::size_t n_creators : {100U, 1000U, 1200U}) {
    const std::size_t n_courses = 3 * n_creators;
    const auto sizes = portfolios(deal(unknown_makers(n_courses), n_creators, key), n_creators);
    CHECK(n_of_size(sizes, 1) == n_creators * 57 / 100);
    CHECK(n_of_size(sizes, 0) == 0);
    std::size_t sum = 0;
    for (const std::size_t size : sizes) sum += size;
    CHECK(sum == n_courses);
    CHECK(sizes.front() > 6);  // Pareto weights: somebody has far more than the mean of 3
  }
}

TEST_CASE("With few courses nobody has more than one before everybody has, and nobody two before the others have one") {
  const auto fewer = portfolios(deal(unknown_makers(30), 50, key), 50);
  CHECK(n_of_size(fewer, 1) == 30);
  CHECK(n_of_size(fewer, 0) == 20);
  const auto equal = portfolios(deal(unknown_makers(50), 50, key), 50);
  CHECK(n_of_size(equal, 1) == 50);
  const auto one_more = portfolios(deal(unknown_makers(51), 50, key), 50);
  CHECK(n_of_size(one_more, 1) == 49);
  CHECK(n_of_size(one_more, 2) == 1);
  const auto alone = portfolios(deal(unknown_makers(7), 1, key), 1);
  CHECK(alone.front() == 7);
}

TEST_CASE("Creators that a catalogue names keep their courses, and the others share the rest") {
  Catalogue catalogue = unknown_makers(100);
  catalogue.creators[3] = catalogue.creators[50] = "ann";
  catalogue.creators[10] = "bob";
  const auto maker = deal(catalogue, 30, key);
  CHECK(maker[3] == 0);
  CHECK(maker[50] == 0);
  CHECK(maker[10] == 1);
  const auto by_ann = std::count(maker.begin(), maker.end(), 0U), by_bob = std::count(maker.begin(), maker.end(), 1U);
  CHECK(by_ann == 2);
  CHECK(by_bob == 1);
  CHECK(n_of_size(portfolios(maker, 30), 0) == 0);
}

TEST_CASE("A catalogue of more makers than there are creators is refused") {
  Catalogue catalogue = unknown_makers(3);
  catalogue.creators = {"ann", "bob", "cid"};
  CHECK(deal(catalogue, 3, key) == std::vector<std::uint32_t>{0, 1, 2});
  const std::string remedy = ", but there are 2: raise creator_group.NAME.number";
  CHECK_THROWS_WITH(deal(catalogue, 2, key), "the catalogue names 3 creators" + remedy);
  catalogue.creators[2] = "";
  CHECK_THROWS_WITH(deal(catalogue, 2, key), "the catalogue names 2 creators and leaves the others to more" + remedy);
}

TEST_CASE("A catalogue that has no room is refused before the run, and a run refuses it as data") {
  models::Parameters p = tests::small_market_parameters(5, 3);
  Catalogue catalogue = unknown_makers(3);
  p.market.max_courses = 3;
  CHECK_NOTHROW(models::check_catalogue(p, catalogue));
  p.market.max_courses = 2;
  CHECK_THROWS_WITH(models::check_catalogue(p, catalogue),
                    "market.max_courses = 2: room for fewer than the 3 courses on sale at the start: raise it, or 0 to "
                    "work it out");
  p.market.max_courses = 0;
  catalogue.creators = {"ann", "bob", "cid"};
  CHECK_THROWS_AS(models::check_catalogue(p, catalogue), models::InputFileError);
}

TEST_CASE("Who is dealt a course follows from the key and is evenly spread over creators") {
  CHECK(deal(unknown_makers(100), 30, key) == deal(unknown_makers(100), 30, key));
  std::vector<double> first(20);
  constexpr std::uint32_t deals = 4000;
  for (std::uint32_t i = 0; i < deals; ++i) first[deal(unknown_makers(40), 20, sim::run_key(9, i, 0)).front()] += 1.0;
  const std::vector<double> expected(first.size(), deals / 20.0);
  CHECK(tests::chi_square(first, expected) < tests::chi_square_bound(first.size() - 1));
}

TEST_CASE("The courses of creators at the start have the mean and spread of quality that are set") {
  constexpr std::int64_t n = 20000;
  models::Parameters p = tests::small_market_parameters(1, n);
  p.creator_group["main"].number = n;
  p.creator_group["stars"].number = n / 4;
  p.creator_group["stars"].capability_mean = 40.0;
  p.creator_group["peers"].number = n / 4;
  p.creator_group["peers"].capability_spread = false;
  p.market.courses = n + n / 2;  // one for each
  const tests::SmallMarket market(p);
  double sum = 0.0, square = 0.0;
  const auto size = static_cast<double>(market.courses.size());
  for (std::size_t c = 0; c < market.courses.size(); ++c) {
    const double v = market.courses.quality[c];
    sum += v;
    square += v * v;
  }
  const double mean = sum / size, variance = square / size - mean * mean;
  CHECK(std::abs(mean - 1.0) < tests::z_bound * 1.2 / std::sqrt(size));
  // The variance of a variance is twice its square over n for normal quality, and less than thrice here.
  CHECK(std::abs(variance - 1.44) < tests::z_bound * 1.44 * std::sqrt(3.0 / size));
}

TEST_CASE("Quality rises with the logarithm of its maker's capability") {
  const models::Parameters p = tests::small_market_parameters(1, 10);
  const models::QualityLaw law = models::quality_law(p);
  CHECK(law.expected(9.0) - law.expected(0.0) == Approx(0.5 * std::log(10.0)).epsilon(1e-13));
  models::Parameters steep = p;
  steep.course.quality_capability = 10.0;  // more spread than is asked for
  CHECK(models::quality_law(steep).noise == 0.0);
}

TEST_CASE("Drawn list prices are multiples of the grid within their limits, and the share of free courses is as set") {
  const tests::SmallMarket market(tests::small_market_parameters(1, 20000));
  double free = 0.0;
  int wrong = 0;
  for (std::size_t c = 0; c < market.courses.size(); ++c) {
    const std::int32_t price = market.courses.price[c];
    if (price == 0)
      free += 1.0;
    else if (price < 20'00 || price > 200'00 || price % 5'00 != 0)
      ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(std::abs(free / 20000.0 - 0.08) < tests::z_bound * std::sqrt(0.08 * 0.92 / 20000.0));
}

TEST_CASE(
    "The content of a course has unit length, and the course is found under its main topic and those of a cosine of "
    "0.3") {
  models::Parameters p = tests::small_market_parameters(1, 300);
  p.market.topics = 5;
  const tests::SmallMarket market(p);
  for (std::size_t c = 0; c < market.courses.size(); ++c) {
    const auto content = market.courses.topics.row(c);
    const auto main = static_cast<std::size_t>(std::max_element(content.begin(), content.end()) - content.begin());
    double square = 0.0;
    for (std::size_t k = 0; k < content.size(); ++k) {
      square += static_cast<double>(content[k]) * static_cast<double>(content[k]);
      const bool found = (market.courses.found_under[c] >> k & 1U) != 0;
      CHECK(found == (content[k] >= 0.3F || k == main));
    }
    CHECK(square == Approx(1.0).epsilon(1e-6));  // floats
  }
}
