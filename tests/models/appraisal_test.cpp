#include "models/appraisal.hpp"

#include <cmath>
#include <string>

#include "models/slate.hpp"
#include "sim/fixed.hpp"
#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using Catch::Matchers::WithinAbs;
using tests::SmallMarket;

constexpr std::size_t n_courses = 10;
constexpr std::size_t places = 4;
constexpr double slates = 1000.0;
// What the courses are worth to everybody; from 0.9 on they are relevant, which makes three of the ten.
constexpr double matches[n_courses] = {0.0, 0.6, 1.0, 0.28, 0.8, 0.96, 0.0, 0.352, 0.936, -0.6};
constexpr double best_four = 1.0 + 0.96 + 0.936 + 0.8;

models::Parameters appraised(std::string ranker) {
  models::Parameters p = tests::small_market_parameters(static_cast<std::int64_t>(slates), n_courses);
  p.market.appraised_share = 1.0;
  p.market.relevant_match = 0.9;
  p.choice.match = p.choice.price = p.choice.hours = p.choice.difficulty = 0.0;
  models::Platform& platform = p.platform["main"];
  platform.candidates = 0;
  platform.slate = places;
  platform.ranker = std::move(ranker);
  platform.exploration = platform.score_noise = 0.0;
  return p;
}

models::SlateTally appraise_all(const models::Parameters& p) {
  SmallMarket market(p);
  for (std::size_t c = 0; c < n_courses; ++c) market.courses.quality[c] = matches[c];
  market.refresh();
  const models::Scene scene = market.scene();
  market.worker.scratch.interest = {1.0F};
  for (std::size_t row = 0; row < market.learners.size(); ++row) {
    models::fill_slate(scene, market.worker, {row, market.learners.id(row), 0}, 0, 0);
  }
  return market.worker.tally.learner[0].slate;
}

double discount(std::size_t place) { return 1.0 / std::log2(2.0 + static_cast<double>(place)); }

}  // namespace

TEST_CASE("The oracle's slates hold every relevant course they can, the best first") {
  const models::SlateTally tally = appraise_all(appraised("oracle"));
  CHECK(tally.ranked == 1000);
  CHECK(tally.places == 1000 * static_cast<std::int64_t>(places));
  CHECK_THAT(sim::real(tally.ndcg) / slates, WithinAbs(1.0, 1e-6));  // sums are kept in units of 2^-20
  CHECK(tally.relevant == 3 * 1000);
  CHECK(tally.relevant_shown == 3 * 1000);
  CHECK_THAT(sim::real(tally.match) / slates, WithinAbs(best_four, 1e-5));
}

TEST_CASE("Courses shown at random have the expected precision, recall, match and gain") {
  const models::SlateTally tally = appraise_all(appraised("random"));
  double mean = 0.0, discounts = 0.0;
  for (const double match : matches) mean += match / n_courses;
  for (std::size_t place = 0; place < places; ++place) discounts += discount(place);
  const double ideal = discount(0) + discount(1) + discount(2);
  // What lies between −0.6 and 1 has a standard deviation of at most 0.8.
  const double bound = tests::z_bound * 0.8 / std::sqrt(slates);
  CHECK(std::abs(static_cast<double>(tally.relevant_shown) / (slates * places) - 0.3) < bound);
  CHECK(std::abs(static_cast<double>(tally.relevant_shown) / static_cast<double>(tally.relevant) - 0.4) < bound);
  CHECK(std::abs(sim::real(tally.match) / (slates * places) - mean) < bound);
  CHECK(std::abs(sim::real(tally.ndcg) / slates - 0.3 * discounts / ideal) < bound);
}

TEST_CASE("Slates without a relevant candidate have no order to be judged by") {
  models::Parameters p = appraised("oracle");
  p.market.relevant_match = 2.0;
  const models::SlateTally tally = appraise_all(p);
  CHECK(tally.ranked == 0);
  CHECK(tally.relevant == 0);
  CHECK(tally.places == 1000 * static_cast<std::int64_t>(places));
}

TEST_CASE("The share of slates that is set is appraised") {
  models::Parameters p = appraised("random");
  p.market.appraised_share = 0.2;
  const models::SlateTally some = appraise_all(p);
  CHECK(std::abs(static_cast<double>(some.ranked) / slates - 0.2) < tests::z_bound * std::sqrt(0.2 * 0.8 / slates));
  p.market.appraised_share = 0.0;
  CHECK(appraise_all(p).places == 0);
}
