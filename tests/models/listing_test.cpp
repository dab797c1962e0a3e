#include "models/listing.hpp"

#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using tests::SmallMarket;

struct Admitted {
  double share = 0.0;
  double mean_quality = 0.0;
};

Admitted admit(double share, double error) {
  models::Parameters p = tests::small_market_parameters(1, 20000);
  p.platform["main"].admitted_share = share;
  p.platform["main"].admission_error = error;
  SmallMarket market(p);
  double n = 0.0, quality = 0.0;
  for (std::size_t c = 0; c < market.courses.size(); ++c) {
    if (!market.store().front.lists(c)) continue;
    n += 1.0;
    quality += market.courses.quality[c];
  }
  return {n / static_cast<double>(market.courses.size()), quality / n};
}

}  // namespace

TEST_CASE("A curator admits a share of the courses, and better ones the less it errs") {
  const double error = GENERATE(0.0, 0.5, 2.0);
  const double share = 0.3;
  const models::CourseSettings course;
  const Admitted admitted = admit(share, error);
  CHECK(std::abs(admitted.share - share) < tests::z_bound * std::sqrt(share * (1.0 - share) / 20000.0));
  // The mean of a normal law above a threshold on a noisy sight of it: the inverse Mills ratio.
  const boost::math::normal law;
  const double z = quantile(complement(law, share)), sight = std::hypot(course.quality_sd, error);
  const double expected =
      course.quality_mean + course.quality_sd * course.quality_sd / sight * boost::math::pdf(law, z) / share;
  const double standard_error = course.quality_sd / std::sqrt(20000.0 * share);
  CHECK(std::abs(admitted.mean_quality - expected) < tests::z_bound * standard_error);
}

TEST_CASE("An open platform lists everything") { CHECK(admit(1.0, 1.0).share == 1.0); }

TEST_CASE("Quality control takes off what is rated below the floor, from enough ratings on") {
  models::Parameters p = tests::small_market_parameters(1, 30);
  p.platform["main"].quality_floor = 3.0;
  p.platform["main"].quality_floor_ratings = 10;
  SmallMarket market(p);
  for (std::size_t c = 0; c < 30; ++c) market.courses.n_ratings[c] = 0, market.courses.stars[c] = 0.0;
  const auto rate = [&](std::size_t course, std::int64_t n, double mean) {
    market.courses.n_ratings[course] = n;
    market.courses.stars[course] = mean * static_cast<double>(n);
  };
  rate(0, 10, 2.9);
  rate(1, 9, 1.0);
  rate(2, 10, 3.0);
  market.refresh();
  for (std::size_t c = 0; c < 30; ++c) CHECK(market.store().front.lists(c) == (c != 0));
  CHECK(market.store().front.shelf().n(0) == 29);
  std::size_t n = 0;
  for (std::size_t j = 0; j < market.creators.size(); ++j) {
    n += market.store().front.courses_of(j).size();
    for (const std::uint32_t course : market.store().front.courses_of(j)) {
      CHECK(course != 0);
      CHECK(market.courses.creator[course] == j);
    }
  }
  CHECK(n == 29);
}
