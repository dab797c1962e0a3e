#include "models/views.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using models::Pull;

Pull pull_of(const std::vector<double>& weights) {
  Pull pull;
  pull.allocate(weights.size());
  pull.set(weights);
  return pull;
}

}  // namespace

TEST_CASE("Creators are picked in proportion to their pull, and never without any") {
  const std::vector<double> weights{5.0, 0.0, 1.0, 0.3, 12.0, 0.0, 0.7};
  const Pull pull = pull_of(weights);
  // Over an even grid of both uniforms the shares are exact but for the cells cut by a boundary: one row in n.
  constexpr int n = 2100;
  std::vector<double> picked(weights.size());
  for (int i = 0; i < n; ++i) {
    for (int k = 0; k < n; ++k) picked[pull.pick((i + 0.5) / n, (k + 0.5) / n)] += 1.0 / n / n;
  }
  for (std::size_t j = 0; j < weights.size(); ++j) CHECK(std::abs(picked[j] - weights[j] / 19.0) < 1.0 / n);
  CHECK(picked[1] == 0.0);
  CHECK(picked[5] == 0.0);
}

TEST_CASE("A pull that is the same for all, and one of a single creator, leave nobody out") {
  const Pull even = pull_of(std::vector<double>(10, 0.1));
  for (int j = 0; j < 10; ++j) CHECK(even.pick((j + 0.5) / 10.0, 0.999) == static_cast<std::uint32_t>(j));
  const Pull one = pull_of({0.0, 3.0, 0.0});
  for (const double u : {0x1p-33, 0.5, 1.0 - 0x1p-33}) {
    for (const double v : {0x1p-33, 0.5, 1.0 - 0x1p-33}) CHECK(one.pick(u, v) == 1);
  }
}

TEST_CASE("A creator's portfolio holds the courses the creator made") {
  const tests::SmallMarket market(tests::small_market_parameters(1, 100));
  std::set<std::uint32_t> all;
  for (std::uint32_t j = 0; j < market.creators.size(); ++j) {
    for (const std::uint32_t course : market.store().front.courses_of(j)) {
      CHECK(market.courses.creator[course] == j);
      all.insert(course);
    }
    CHECK(market.store().front.courses_of(j).size() == market.creators.n_courses[j]);
  }
  CHECK(all.size() == 100);
}

TEST_CASE("Popularity is 1 for the most popular course, 0 for one without learners and logarithmic between") {
  tests::SmallMarket market(tests::small_market_parameters(1, 5));
  for (std::size_t c = 0; c < 5; ++c) CHECK(market.views.popularity[c] == 0.0F);
  market.courses.popularity[1] = 99.0;
  market.courses.popularity[2] = 9.0;
  market.refresh();
  CHECK(market.views.popularity[0] == 0.0F);
  CHECK(market.views.popularity[1] == 1.0F);
  CHECK(market.views.popularity[2] == Approx(0.5).epsilon(1e-6));  // ln 10 / ln 100
}

TEST_CASE("Perceived quality is the quality at the mean of the ratings and a prior") {
  const models::FeedbackSettings feedback;
  const models::StarScale scale(feedback, {});
  const double rated = models::perceived_quality(feedback, scale, 30, 30 * 4.9);
  CHECK(rated == Approx(scale.quality((30 * 4.9 + 10 * 4.3) / 40)).epsilon(1e-12));
  CHECK(models::perceived_quality(feedback, scale, 0, 0.0) == Approx(scale.quality(4.3)).epsilon(1e-12));
}

TEST_CASE("Appeal is the sum of what makes a course attractive to anybody") {
  models::Parameters p = tests::small_market_parameters(1, 5);
  p.choice.freshness = 0.7;
  tests::SmallMarket market(p);
  market.courses.popularity[3] = 20.0;
  market.courses.released[3] = -18.0;
  market.creators.brand[market.courses.creator[3]] = 6.0;
  market.refresh();
  const double fresh = std::exp(-18.0 / p.course.freshness_months);
  const double expected = p.choice.quality * static_cast<double>(market.views.course[3].perceived) +
                          p.choice.brand * std::log(7.0) + p.choice.popularity * std::log(21.0) + 0.7 * (fresh - 1.0) -
                          p.choice.hours * static_cast<double>(market.courses.hours[3]);
  CHECK(market.views.course[3].appeal == Approx(expected).margin(1e-6));  // a float
}

TEST_CASE("Pull rises with social reach and time for monetisation, and is nothing without a course") {
  models::Parameters p = tests::small_market_parameters(1, 4);
  p.creator_group["main"].number = 5;
  tests::SmallMarket market(p);
  std::uint32_t with = 0, without = 0;
  for (std::uint32_t j = 0; j < 5; ++j) (market.creators.n_courses[j] > 0 ? with : without) = j;
  market.creators.social[with] = 4.0;
  market.creators.hours[with] = 100.0;
  market.refresh();
  const double effort = 100.0 * p.creator_group["main"].monetisation_share / p.influence.reference_hours;
  const double expected = market.creators.reach[with] * std::pow(4.0, 0.7) * (0.2 + 0.8 * std::sqrt(effort));
  CHECK(market.views.weights[with] == Approx(expected).epsilon(1e-12));
  CHECK(market.views.weights[without] == 0.0);
}
