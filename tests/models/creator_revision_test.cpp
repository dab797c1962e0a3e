/// @file Courses that grow old, and courses made anew.

#include "models/creator_revision.hpp"

#include <cmath>
#include <vector>

#include "models/market.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

models::Parameters revising() {
  models::Parameters p = tests::small_market_parameters(1, 3);
  p.creator_group["main"].revise_below = 4.0;
  return p;
}

void rate(models::Courses& courses, std::size_t row, std::int64_t n, double mean) {
  courses.n_ratings[row] = n;
  courses.stars[row] = mean * static_cast<double>(n);
}

}  // namespace

TEST_CASE("The worst course is the one rated lowest, of those that enough have rated and that are below the bar") {
  tests::SmallMarket market(revising());
  const std::vector<std::uint32_t> all{0, 1, 2};
  CHECK_FALSE(models::worst_rated(market.courses, all, 4.0));
  rate(market.courses, 0, 10, 3.9);
  rate(market.courses, 1, 4, 1.0);
  rate(market.courses, 2, 5, 3.5);
  CHECK(models::worst_rated(market.courses, all, 4.0) == 2);
  CHECK_FALSE(models::worst_rated(market.courses, all, 3.5));
  CHECK(models::worst_rated(market.courses, std::vector<std::uint32_t>{0, 1}, 4.0) == 0);
}

TEST_CASE("A revised course is as good as a new one of its maker, is new, and forgets its ratings") {
  tests::SmallMarket market(revising());
  models::Courses& courses = market.courses;
  const models::QualityLaw law = models::quality_law(market.parameters);
  const models::Origin maker{market.creators.id[0], 0, 0, 20.0, 7.25};
  const double perceived = courses.perceived[1];
  const std::int32_t price = courses.price[1];
  std::vector<double> quality;
  for (int i = 0; i < 4000; ++i) {
    rate(courses, 1, 20, 2.0);
    courses.perceived[1] = -1.0;
    models::revise(courses, 1, market.parameters, law, maker, market.key);
    quality.push_back(courses.quality[1]);
  }
  CHECK(courses.n_ratings[1] == 0);
  CHECK(courses.stars[1] == 0.0);
  CHECK(courses.perceived[1] == perceived);
  CHECK(courses.released[1] == 7.25);
  CHECK(courses.price[1] == price);
  const tests::Moments m = tests::moments(quality);
  CHECK(std::abs(m.mean - law.expected(20.0)) < tests::z_bound * m.error);
  CHECK(m.error * std::sqrt(4000.0) == Approx(law.noise).epsilon(0.06));  // five of 1/sqrt(2 n)
}

TEST_CASE("Creators revise what is rated badly instead of making more, and release as ever when nothing is") {
  models::Parameters p;
  p.platform["main"];
  p.creator_group["main"].number = 40;
  p.creator_group["main"].hours_median = 60.0;
  p.learner.number = 1000;
  p.market.courses = 80;
  p.visit.rate = 4.0;
  p.feedback.p_rate = 0.5;
  p.run.months = 12;
  const auto run = [&](double below) {
    p.creator_group["main"].revise_below = below;
    models::RunSpec spec = tests::run_spec(p, {"revisions"});
    models::Market market(spec);
    market_case::play(market, p);
    std::uint32_t revisions = 0;
    for (std::size_t c = 0; below > 0.0 && c < market.courses().size(); ++c) revisions += market.courses().revisions[c];
    return std::pair{market.courses().size(), revisions};
  };
  const auto never = run(0.0), sometimes = run(4.2);
  CHECK(sometimes.second > 0);
  CHECK(sometimes.first + sometimes.second == never.first);     // the hours of both are the same
  CHECK(run(1.0) == std::pair{never.first, std::uint32_t{0}});  // nobody rates below one star
}

TEST_CASE("Latent quality falls by the obsolescence of the months gone by") {
  models::Parameters p = market_case::quiet_market(10);
  p.learner.number = 10;
  p.market.courses = 20;
  p.run.months = 24;
  models::RunSpec spec = tests::run_spec(p, {"gmv"});
  models::Market fresh(spec);
  p.course.obsolescence = 0.05;
  spec = tests::run_spec(p, {"gmv"});
  models::Market market(spec);
  market_case::play(market, p);
  for (std::size_t c = 0; c < 20; ++c) {
    // 96 subtractions.
    CHECK(market.courses().quality[c] == Approx(fresh.courses().quality[c] - 24.0 * 0.05).margin(1e-13));
  }
}
