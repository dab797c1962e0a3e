/// @file Content that is free and credentials that are sold.

#include "models/certificate.hpp"

#include <cmath>
#include <numeric>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

using market_case::series_of;
using market_case::total;

namespace {

constexpr std::int64_t people = 20000;

models::Parameters year(const char* plan) {
  models::Parameters p = market_case::quiet_market(60);
  p.run.months = 12;
  p.learner.number = 3000;
  p.market.courses = 200;
  p.platform["main"].plan = plan;
  return p;
}

}  // namespace

TEST_CASE("Credentials are wanted with the logistic probability of what they are worth beyond their price") {
  models::Parameters p = tests::small_market_parameters(people, 3);
  p.platform["main"].plan = "certificate";
  p.choice.certificate = 0.3;
  tests::SmallMarket market(p);
  for (const std::int32_t price : {1, 50'00, 150'00}) {
    double wanting = 0.0;
    for (std::size_t row = 0; row < people; ++row) {
      const models::Visitor visitor{row, market.learners.id(row), 0};
      wanting += models::wants_certificate(market.scene(), visitor, 0, price) ? 1.0 : 0.0;
    }
    const double expected = 1.0 / (1.0 + std::exp(-(0.3 - 0.016 * 0.01 * price)));
    CAPTURE(price);
    CHECK(std::abs(wanting / people - expected) < tests::z_bound * std::sqrt(expected * (1.0 - expected) / people));
  }
  CHECK_FALSE(models::wants_certificate(market.scene(), {0, 0, 0}, 0, 0));
}

TEST_CASE("Where the credential alone is sold, all money comes from completions and nothing is given back") {
  models::Parameters p = year("certificate");
  p.choice.certificate = 100.0;  // everybody wants one
  p.learner.allowance_share = 1.0;
  p.learner.income_median = 1e5;  // and can pay for it
  p.course.free_share = 0.0;
  p.course.price_least = p.course.price_most = 40.0;
  const double certificates = total(series_of(p, "certificates"));
  CHECK(certificates > 100.0);
  CHECK(certificates == total(series_of(p, "completions")));
  CHECK(total(series_of(p, "gmv")) == Approx(40.0 * certificates));
  CHECK(total(series_of(p, "refunds")) == 0.0);
  p.choice.certificate = -100.0;  // nobody does
  CHECK(total(series_of(p, "gmv")) == 0.0);
  CHECK(total(series_of(p, "completions")) > 0.0);
}

TEST_CASE("Who wants a credential is the better off for it, by the log-sum over the chance of wanting it") {
  models::Parameters p = year("certificate");
  p.learner.income_median = 1e5;  // everybody can pay
  p.course.free_share = 0.0;
  p.course.price_least = p.course.price_most = 40.0;
  p.study.certificate_commitment = 0.0;  // and studies as before
  p.choice.certificate = 0.3;
  const double certificates = total(series_of(p, "certificates")), worth = total(series_of(p, "consumer_surplus"));
  CHECK(certificates > 100.0);
  const double v = 0.3 - p.choice.price * 40.0;
  const double gain = std::log(1.0 + std::exp(v)) * (1.0 + std::exp(-v)) / p.choice.price;
  CHECK(models::credential_surplus(p.choice, 40'00) == Approx(gain).epsilon(1e-12));
  p.choice.certificate = -100.0;  // nobody wants one
  CHECK(worth - total(series_of(p, "consumer_surplus")) == Approx(gain * certificates).epsilon(1e-6));
  models::ChoiceSettings choice;
  for (const double far : {-18.0, 30.0}) {  // where the formula gives way to its limits, the two meet
    choice.certificate = far * (1.0 - 1e-9);
    const double near = models::credential_surplus(choice, 0);
    choice.certificate = far * (1.0 + 1e-9);
    CHECK(models::credential_surplus(choice, 0) == Approx(near).epsilon(1e-7));
  }
}

TEST_CASE("Free content whose credential nobody wants is a market of free courses", "[placebo][limit]") {
  models::Parameters sold = year("certificate"), given = year("per_course");
  sold.choice.certificate = -100.0;
  sold.course.price_median = given.course.price_median = 0.0;
  sold.course.price_least = given.course.price_least = 0.0;
  for (const char* measure : {"purchases", "completions", "skill", "visits"}) {
    CHECK(series_of(sold, measure) == series_of(given, measure));
  }
  sold.course.price_median = 50.0;  // a price that nobody pays weighs on nobody
  sold.course.price_least = 20.0;
  for (const char* measure : {"purchases", "completions", "skill"}) {
    CHECK(series_of(sold, measure) == series_of(given, measure));
  }
}

TEST_CASE("Who wants the credential studies like one who paid, to the degree set") {
  models::StudySettings s;
  s.certificate_commitment = 0.4;
  const auto commitment = [&](std::string_view plan, std::int32_t price, bool certified) {
    models::Enrolment enrolment{.price = price};
    enrolment.plan = models::place_of(models::find_plan(plan)) & 0xFU;
    enrolment.certified = certified ? 1 : 0;
    return models::commitment(s, enrolment);
  };
  CHECK(commitment("per_course", 1, false) == 1.0);
  CHECK(commitment("per_course", 0, false) == 0.0);
  CHECK(commitment("instalments", 1, false) == 1.0);
  CHECK(commitment("instalments", 0, false) == 0.0);
  CHECK(commitment("certificate", 1, true) == 0.4);
  CHECK(commitment("certificate", 1, false) == 0.0);
  CHECK(commitment("subscription", 1, false) == s.access_commitment);
}

TEST_CASE("Commitment to a credential raises completion", "[sign]") {
  // Everybody wants one, and nothing else differs: hazards and no-shows fall with commitment.
  models::Parameters p = year("certificate");
  p.choice.certificate = 100.0;
  double before = -1.0;
  for (const double share : {0.0, 0.5, 1.0}) {
    p.study.certificate_commitment = share;
    const double completions = total(series_of(p, "completions"));
    CHECK(completions > before);
    before = completions;
  }
}

TEST_CASE("A credential that cannot be paid is not bought, and no balance falls below zero") {
  models::Parameters p = tests::small_market_parameters(2, 3);
  p.platform["main"].plan = "certificate";
  tests::SmallMarket market(p);
  market.courses.price[0] = 30'00;
  market.learners.cash[0] = 29'99;
  market.learners.cash[1] = 30'00;
  models::Enrolment wanted{.course = 1, .price = 30'00};
  wanted.plan = models::place_of(models::find_plan("certificate")) & 0xFU;
  wanted.certified = 1;
  for (const std::size_t row : {0U, 1U}) models::buy_certificate(market.scene(), market.worker, row, wanted);
  CHECK(market.learners.cash[0] == 29'99);
  CHECK(market.learners.cash[1] == 0);
  CHECK(market.worker.tally.learner[0].certificates == 1);
  CHECK(market.held(market.courses.creator[0], 0).creator == models::split_by_commission(30'00, 0.63).creator);
}
