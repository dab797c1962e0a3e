/// @file Limiting cases of the market with known answers, run through the model table.

#include <algorithm>
#include <cmath>

#include "models/inequality.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"

using market_case::endless_course;
using market_case::KnownCatalogue;
using market_case::quality_market;
using market_case::series_of;

namespace {

/// Gini of logit shares of known qualities, weight `b`.
double gini_of_shares(const std::vector<double>& quality, double b) {
  std::vector<double> share;
  for (const double v : quality) share.push_back(std::exp(b * v));
  std::sort(share.begin(), share.end());
  double sum = 0.0, weighted = 0.0;
  const auto n = static_cast<double>(share.size());
  for (std::size_t i = 0; i < share.size(); ++i) {
    sum += share[i];
    weighted += (static_cast<double>(i) + 1.0) * share[i];
  }
  return 2.0 * weighted / (n * sum) - (n + 1.0) / n;
}

}  // namespace

TEST_CASE("the mean gap of learners with Gamma learning rates falls as (1 + t/10)^-2", "[limit]") {
  // Rates Gamma(2, 0.1) per hour: E e^(-rate t) = (1 + 0.1 t)^-2, E e^(-2 rate t) = (1 + 0.2 t)^-2.
  constexpr double learners = 20000.0;
  models::Parameters p = endless_course(static_cast<std::int64_t>(learners));
  p.study.learning_rate = 0.2;
  p.study.learning_rate_shape = 2.0;
  p.run.months = 100;
  p.run.record_every = 4;
  const std::vector<double> skill = series_of(p, "skill");
  for (const int t : {1, 10, 100}) {
    const double gap = std::pow(1.0 + 0.1 * t, -2.0);
    const double variance = std::pow(1.0 + 0.2 * t, -2.0) - gap * gap;
    // Five standard errors, and the rounding of a skill to 1/65535.
    const double tolerance = 5.0 * std::sqrt(variance / learners) + 1.0 / 65535.0;
    INFO("t = " << t);
    CHECK(1.0 - skill[static_cast<std::size_t>(t)] == Approx(gap).margin(tolerance).epsilon(0.0));
  }
}

TEST_CASE("normal quality under logit choice gives the Gini erf(b sigma / 2)", "[limit]") {
  const KnownCatalogue catalogue(100);
  for (const double b : {0.5, 1.0, 1.5, 2.0}) {
    models::Parameters p = quality_market(catalogue, 1000);
    p.choice.quality = b;
    p.run.months = 60;
    p.run.record_every = 240;
    const double exact = gini_of_shares(catalogue.quality(), b);
    INFO("b = " << b);
    // A hundred quantiles cut the tails of the normal: their own Gini falls short by up to 0.026 at b = 2.
    CHECK(exact == Approx(std::erf(b / 2.0)).margin(0.03).epsilon(0.0));
    // 240,000 sales: the Gini of a sample errs by about the relative scatter of its top course's count, below 1 %.
    CHECK(series_of(p, "course_gini").back() == Approx(exact).margin(0.005).epsilon(0.0));
  }
}

TEST_CASE("popularity of weight w in utility raises the Gini to erf(b sigma / (2 (1 - w)))", "[limit]") {
  const KnownCatalogue catalogue(100);
  models::Parameters p = quality_market(catalogue, 2000);
  p.choice.quality = 0.5;
  p.choice.popularity = 0.5;
  // Old sales are forgotten, so that popularity settles at its fixed point: s proportional to e^(b v) s^w.
  p.market.popularity_half_life = 3.0;
  p.run.burn_in = 48;
  p.run.months = 24;
  p.run.record_every = 96;
  const double exact = gini_of_shares(catalogue.quality(), 0.5 / (1.0 - 0.5));
  CHECK(exact == Approx(std::erf(0.5)).margin(0.008).epsilon(0.0));  // a hundred quantiles, as above
  // Popularity is a sample of about 350 sales a course, so ln(1 + n) scatters by 5 %, the shares by half of that.
  CHECK(series_of(p, "course_gini").back() == Approx(exact).margin(0.01).epsilon(0.0));
}
