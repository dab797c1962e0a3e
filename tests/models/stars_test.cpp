#include "models/stars.hpp"

#include <cmath>
#include <set>

#include "sim/distribution.hpp"
#include "tests/catch.hpp"

namespace {

using namespace models;

const FeedbackSettings feedback;
const CourseSettings course;

double quality_at(double z) { return course.quality_mean + course.quality_sd * z; }

/// Stars of a course of standardised quality z, in standard deviations from the mean.
double standard_stars(const StarScale& scale, double z) {
  return (scale.stars(quality_at(z)) - feedback.rating_mean) / feedback.rating_quality;
}

}  // namespace

TEST_CASE("The quality that stars tell of is the quality that had them") {
  const StarScale scale(feedback, course);
  for (double z = -5.9; z <= 5.9; z += 0.1) {
    // 1e-12: near z = 6 stars grow by e^(-0.42 z) of what they do at 0, which magnifies roundings twelvefold.
    CHECK(std::abs(scale.quality(scale.stars(quality_at(z))) - quality_at(z)) < 1e-12);
  }
}

TEST_CASE("Stars beyond the scale tell of a quality six standard deviations off") {
  const StarScale scale(feedback, course);
  CHECK(scale.quality(100.0) == Approx(quality_at(6.0)).epsilon(1e-14));
  CHECK(scale.quality(-100.0) == Approx(quality_at(-6.0)).epsilon(1e-14));
}

TEST_CASE("Stars have mean and variance as set and a left skew over courses of normal quality") {
  const StarScale scale(feedback, course);
  // The trapezoid rule is exact to rounding for smooth functions that vanish at both ends; beyond 12 standard
  // deviations less than 1e-25 is cut off.
  const double step = 0.01;
  double mean = 0.0, square = 0.0, cube = 0.0;
  for (double z = -12.0; z <= 12.0; z += step) {
    const double weight = step * std::exp(-0.5 * z * z) / std::sqrt(2.0 * 3.14159265358979323846);
    const double u = standard_stars(scale, z);
    mean += weight * u;
    square += weight * u * u;
    cube += weight * u * u * u;
  }
  CHECK(std::abs(mean) < 1e-12);
  CHECK(std::abs(square - 1.0) < 1e-12);
  // The skewness of a lognormal with its sign turned: −(e^(a²) + 2)·√(e^(a²) − 1).
  const double growth = std::exp(feedback.rating_skew * feedback.rating_skew);
  CHECK(cube == Approx(-(growth + 2.0) * std::sqrt(growth - 1.0)).epsilon(1e-9));
}

TEST_CASE("A rating is one to five whole stars, and better experience never lowers it") {
  const StarScale scale(feedback, course);
  std::set<int> seen;
  for (double z = -6.0; z <= 6.0; z += 0.5) {
    int before = 1;
    for (double experience = -8.0; experience <= 8.0; experience += 0.1) {
      const int stars = scale.rating(quality_at(z), experience);
      seen.insert(stars);
      CHECK(stars >= before);
      before = stars;
    }
  }
  CHECK(seen == std::set<int>{1, 2, 3, 4, 5});
}

TEST_CASE("A rating is rounded to the nearest star") {
  const StarScale scale(feedback, course);
  const double quality = scale.quality(4.3);
  CHECK(scale.rating(quality, 0.0) == 4);
  CHECK(scale.rating(quality, 0.19 / feedback.rating_experience) == 4);
  CHECK(scale.rating(quality, 0.21 / feedback.rating_experience) == 5);
  CHECK(scale.rating(quality, -0.79 / feedback.rating_experience) == 4);
  CHECK(scale.rating(quality, -0.81 / feedback.rating_experience) == 3);
}

TEST_CASE("Courses of no spread all have the mean stars") {
  CourseSettings alike = course;
  alike.quality_sd = 0.0;
  const StarScale scale(feedback, alike);
  CHECK(std::isfinite(scale.stars(alike.quality_mean)));
  CHECK(scale.quality(3.0) == alike.quality_mean);
  CHECK(scale.quality(5.0) == alike.quality_mean);
}
