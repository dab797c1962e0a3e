#include "models/feedback.hpp"

#include <cmath>
#include <vector>

#include "models/payment.hpp"
#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

constexpr std::uint32_t n_people = 50000;

models::Enrolment paid_enrolment(std::uint16_t step) { return {.course = 1, .price = 100'00, .step = step}; }

/// A market whose first course takes ten hours and turns out to be worth `quality`.
struct Judged : tests::SmallMarket {
  explicit Judged(models::Parameters p, double quality = 1.0) : SmallMarket(std::move(p)) {
    courses.hours[0] = 10.0F;
    courses.quality[0] = quality;
  }
  explicit Judged(double quality = 1.0) : Judged(tests::small_market_parameters(1, 3), quality) {}
};

}  // namespace

TEST_CASE("An experience is quality beyond expectation and a personal part that is standard normal") {
  Judged market(2.5);
  models::Enrolment enrolment = paid_enrolment(0);
  enrolment.expected = 1500;
  double sum = 0.0, square = 0.0;
  for (std::uint32_t id = 0; id < n_people; ++id) {
    const models::Impression impression = models::impression_of(market.scene(), id, 0, enrolment);
    CHECK(impression.experience == Approx(2.5 - 1.5 + impression.personal).epsilon(1e-12));
    sum += impression.personal;
    square += impression.personal * impression.personal;
  }
  CHECK(std::abs(sum / n_people) < tests::z_bound / std::sqrt(n_people));
  CHECK(std::abs(square / n_people - 1.0) < tests::z_bound * std::sqrt(2.0 / n_people));
}

TEST_CASE("An experience is the same whenever one looks, and another after another enrolment") {
  Judged market;
  const models::Enrolment enrolment = paid_enrolment(0), later = paid_enrolment(3);
  market.clock.step = 5;
  const double first = models::impression_of(market.scene(), 7, 0, enrolment).personal;
  const double other = models::impression_of(market.scene(), 7, 0, later).personal;
  market.clock.step = 9;
  CHECK(models::impression_of(market.scene(), 7, 0, enrolment).personal == first);
  CHECK(models::impression_of(market.scene(), 7, 0, later).personal == other);
  CHECK(first != other);
  CHECK(models::impression_of(market.scene(), 7, 1, enrolment).personal != first);
  CHECK(models::impression_of(market.scene(), 8, 0, enrolment).personal != first);
}

TEST_CASE("The share set of those who end a course rates it, and the extreme more often") {
  models::Parameters p = tests::small_market_parameters(1, 3);
  p.feedback.extremity = 1.0;
  Judged market(p);
  const models::Enrolment enrolment = paid_enrolment(0);
  double extreme = 0.0, rated_extreme = 0.0, rated = 0.0;
  for (std::uint32_t id = 0; id < n_people; ++id) {
    const models::Impression impression = models::impression_of(market.scene(), id, 0, enrolment);
    const auto stars = models::rating(market.scene(), id, 0, enrolment, impression);
    rated += stars ? 1.0 : 0.0;
    if (stars) CHECK((*stars >= 1 && *stars <= 5));
    if (std::abs(impression.personal) < 2.0) continue;
    extreme += 1.0;
    rated_extreme += stars ? 1.0 : 0.0;
  }
  const double share = p.feedback.p_rate;
  CHECK(std::abs(rated / n_people - share) < tests::z_bound * std::sqrt(share * (1.0 - share) / n_people));
  // From two standard deviations on they rate at least four times as often as they would on average.
  CHECK(rated_extreme / extreme > 4.0 * share - tests::z_bound * std::sqrt(4.0 * share / extreme));
}

TEST_CASE("A refund is wanted for a paid course inside the window, of little progress and bad experience alone") {
  models::Parameters p = tests::small_market_parameters(1, 3);
  p.feedback.p_refund = 1.0;
  p.feedback.experience_sd = 0.0;
  const auto wanted = [&](double quality, std::int64_t step, models::Enrolment enrolment) {
    Judged market(p, quality);
    market.clock.step = step;
    enrolment.expected = 1000;
    return models::wants_refund(market.scene(), 1, 0, enrolment);
  };
  models::Enrolment some = paid_enrolment(2), free = some, far = some, almost = some;
  free.price = 0;
  far.hours = 3.0F;
  almost.hours = 2.99F;
  CHECK(wanted(0.4, 2, some));
  CHECK_FALSE(wanted(0.6, 2, some));  // half a unit less than expected is borne
  CHECK(wanted(0.4, 5, some));
  CHECK_FALSE(wanted(0.4, 6, some));  // the window has four steps
  CHECK_FALSE(wanted(0.4, 2, free));
  CHECK_FALSE(wanted(0.4, 2, far));
  CHECK(wanted(0.4, 2, almost));
  p.feedback.p_refund = 0.0;
  CHECK_FALSE(wanted(0.4, 2, some));
}

TEST_CASE("A refund gives the learner the price back and takes from creator and platform what the sale gave them") {
  Judged market;
  market.store().rates = {{0.63, 0.03}, {0.30, 0.10}, {0.63, 0.03}, {0.63, 0.03}, {0.63, 0.03}, {}, {}, {}};
  market.clock.step = 5;
  models::Enrolment enrolment = paid_enrolment(4);  // sold in the step before, when rates were others
  const std::int32_t before = market.learners.cash[0];
  models::pay_back(market.scene(), market.worker, 0, enrolment);
  enrolment.referred = 1;
  models::pay_back(market.scene(), market.worker, 0, enrolment);
  CHECK(market.learners.cash[0] == before + 200'00);
  const models::Split split = market.held(market.courses.creator[0], 1);
  CHECK(split.creator == -70'00 - 90'00);
  CHECK(split.platform == -30'00 - 10'00);
  CHECK(market.worker.tally.learner[0].refunded == 200'00);
  CHECK(market.worker.tally.learner[0].n_refunds == 2);
}
