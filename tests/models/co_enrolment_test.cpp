#include "models/co_enrolment.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"

namespace {

using models::CoEnrolment;
using models::Neighbour;
using tests::SmallMarket;

/// A market in which every learner remembers up to five courses, the low numbers more often.
SmallMarket& fill(SmallMarket& market) {
  for (std::size_t row = 0; row < market.learners.size(); ++row) {
    sim::Stream stream({7, 7}, {row, sim::Kind{0}, sim::Purpose{0}, 0, 0});
    std::set<std::uint32_t> mine;
    for (int i = 0; i < 5; ++i) {
      const double u = stream.uniform();
      mine.insert(static_cast<std::uint32_t>(u * u * static_cast<double>(market.courses.size())));
    }
    std::size_t place = 0;
    for (const std::uint32_t course : mine) market.learners.owned.row(row)[place++] = course + 1;
  }
  return market;
}

bool owns_both(const SmallMarket& market, std::size_t row, std::size_t a, std::size_t b) {
  const auto owned = market.learners.owned.row(row);
  return std::count(owned.begin(), owned.end(), a + 1) == 1 && std::count(owned.begin(), owned.end(), b + 1) == 1;
}

double counted_similarity(const SmallMarket& market, std::size_t a, std::size_t b) {
  double both = 0.0, of_a = 0.0, of_b = 0.0;
  for (std::size_t row = 0; row < market.learners.size(); ++row) {
    both += owns_both(market, row, a, b) ? 1.0 : 0.0;
    of_a += owns_both(market, row, a, a) ? 1.0 : 0.0;
    of_b += owns_both(market, row, b, b) ? 1.0 : 0.0;
  }
  return both > 0.0 ? both / std::sqrt(of_a * of_b) : 0.0;
}

std::vector<Neighbour> lists(SmallMarket& market, unsigned threads) {
  sim::Team team(threads);
  CoEnrolment found;
  found.allocate(market.courses.size(), market.learners.size(), market.learners.owned.width(), threads);
  found.refresh(market.learners, market.views, team);
  std::vector<Neighbour> all;
  for (std::size_t course = 0; course < market.courses.size(); ++course) {
    for (const Neighbour& near : found.of(course)) all.push_back(near);
    all.push_back({~0U, 0.0F});
  }
  return all;
}

}  // namespace

TEST_CASE("A course's neighbours are the most similar by learners in common, as counted one by one") {
  SmallMarket market(tests::small_market_parameters(400, 60));
  fill(market);
  sim::Team team(2);
  CoEnrolment found;
  found.allocate(market.courses.size(), market.learners.size(), market.learners.owned.width(), 2);
  found.refresh(market.learners, market.views, team);
  for (std::size_t course = 0; course < market.courses.size(); course += 7) {
    std::vector<double> exact;
    for (std::size_t other = 0; other < market.courses.size(); ++other) {
      if (other != course) exact.push_back(counted_similarity(market, course, other));
    }
    std::sort(exact.rbegin(), exact.rend());
    const auto near = found.of(course);
    REQUIRE(near.size() <= CoEnrolment::most_neighbours);
    for (std::size_t i = 0; i < near.size(); ++i) {
      CHECK(near[i].course != course);
      CHECK(near[i].similarity == Approx(exact[i]).margin(1e-6));  // single precision
      CHECK(near[i].similarity == Approx(counted_similarity(market, course, near[i].course)).margin(1e-6));
    }
    if (near.size() < CoEnrolment::most_neighbours) CHECK(exact[near.size()] == 0.0);
  }
}

TEST_CASE("Neighbours are the same for any number of threads", "[threaded]") {
  SmallMarket market(tests::small_market_parameters(400, 60));
  fill(market);
  const auto same = [](const Neighbour& a, const Neighbour& b) {
    return a.course == b.course && a.similarity == b.similarity;
  };
  const auto one = lists(market, 1), three = lists(market, 3);
  CHECK(std::equal(one.begin(), one.end(), three.begin(), three.end(), same));
}

TEST_CASE("The item_item score is highest for what shares most learners with the courses owned") {
  models::Parameters p = tests::small_market_parameters(300, 20);
  p.platform["main"].ranker = "item_item";
  p.platform["main"].popularity_weight = 0.0;
  SmallMarket market(p);
  // A third of the learners took courses 0 and 1, a third 2 and 3; nobody took others.
  for (std::size_t row = 0; row < 300; ++row) {
    const std::uint32_t first = row % 3 == 0 ? 0 : 2;
    if (row % 3 == 2) continue;
    market.learners.owned.row(row)[0] = first + 1;
    market.learners.owned.row(row)[1] = first + 2;
  }
  sim::Team team(1);
  market.store().memory.co_enrolment.refresh(market.learners, market.views, team);
  std::vector<float> zeros(20), scores(4);
  const std::vector<std::uint32_t> owned{1}, course{0, 1, 2, 3};
  const std::vector<float> popularity(4, 0.5F);
  models::score_item_item({p, market.policy(), market.courses, market.views, market.store().memory, {}, zeros},
                          {.interest = {}, .topic = 0, .skill = {}, .history = {}, .owned = owned},
                          {4, {}, popularity.data(), course.data(), nullptr}, scores);
  CHECK(scores == std::vector<float>{0.0F, 1.0F, 0.0F, 0.0F});
  CHECK(std::count(zeros.begin(), zeros.end(), 0.0F) == 20);
}
