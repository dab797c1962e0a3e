#include "models/payment.hpp"

#include <numeric>

#include "models/deal.hpp"
#include "models/pay_as_you_go.hpp"
#include "models/study.hpp"
#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"

namespace {

/// A course of 10 hours at 99.99 USD under one plan, and a learner who has it open.
struct Studied : tests::SmallMarket {
  Studied(const char* plan, std::int64_t parts) : SmallMarket(with(plan, parts)) {
    courses.hours[0] = 10.0F;
    courses.price[0] = 99'99;
    refresh();
    enrolment = {.course = 1, .price = 99'99};
    enrolment.plan = models::place_of(models::find_plan(plan)) & 0xFU;
  }

  static models::Parameters with(const char* plan, std::int64_t parts) {
    models::Parameters p = tests::small_market_parameters(2, 3);
    p.platform["main"].plan = plan;
    p.platform["main"].instalment_parts = parts;
    p.platform["main"].success_fee = 1.5;
    p.platform["main"].success_target = 0.5;
    return p;
  }

  /// Whether the learner could pay for so many hours more.
  bool study(double hours) {
    const double before = enrolment.hours;
    enrolment.hours += static_cast<float>(hours);
    return models::pay_for_progress(scene(), worker, 0, enrolment, before);
  }
  std::int64_t spent() const { return worker.tally.learner[0].spent; }

  models::Enrolment enrolment;
};

}  // namespace

TEST_CASE("A card payment of 100 USD costs the platform 2.9 % and 30 cents, and no payment nothing") {
  const models::Platform policy;
  CHECK(models::processor_fee(policy, 100'00) == 3'20);
  CHECK(models::processor_fee(policy, 1) == 30);
  CHECK(models::processor_fee(policy, 0) == 0);
}

TEST_CASE("A payment leaves the learner and enters escrow, and a refund takes the same way back") {
  tests::SmallMarket market(tests::small_market_parameters(1, 3));
  const std::size_t creator = market.courses.creator[0];
  const std::int32_t before = market.learners.cash[0];
  models::pay(market.scene(), market.worker, {0, 0, 0, false, 50'00, 50'00});
  CHECK(market.learners.cash[0] == before - 50'00);
  CHECK(market.held(creator, 0).creator == 18'50);
  CHECK(market.held(creator, 0).platform == 31'50);
  CHECK(market.worker.tally.till[0].processor_fees == 1'75);
  models::pay_back(market.scene(), market.worker, 0, {.course = 1, .price = 50'00});
  CHECK(market.learners.cash[0] == before);
  CHECK(market.held(creator, 0).creator == 0);
  CHECK(market.held(creator, 0).platform == 0);
  CHECK(market.worker.tally.till[0].processor_fees == 1'75);  // the processor keeps it
}

TEST_CASE("Parts of a price are due as they are begun, and come to the price in the end") {
  Studied course("instalments", 4);
  CHECK(course.study(0.1));
  CHECK(course.spent() == 24'99);  // a quarter of 99.99, to the cent below
  CHECK(course.study(2.0));
  CHECK(course.spent() == 24'99);
  CHECK(course.study(3.0));  // over the half: the third part begins
  CHECK(course.spent() == 74'99);
  CHECK(course.study(20.0));
  CHECK(course.spent() == 99'99);
  CHECK(course.study(1.0));
  CHECK(course.spent() == 99'99);
}

TEST_CASE("A part that cannot be paid is not paid at all") {
  Studied course("instalments", 4);
  course.learners.cash[0] = 24'98;
  CHECK_FALSE(course.study(0.1));
  CHECK(course.learners.cash[0] == 24'98);
  CHECK(course.spent() == 0);
}

TEST_CASE("The fee for success is due from the target on, and no more than there is") {
  const models::StudySettings s;
  const auto paid = [&](double knowledge, std::int32_t cash) {
    Studied course("success_fee", 1);
    course.learners.cash[0] = cash;
    models::pay_for_success(course.scene(), course.worker, 0, course.enrolment, models::p_correct(s, knowledge));
    CHECK(course.learners.cash[0] == cash - course.spent());
    return course.spent();
  };
  CHECK(paid(0.49, 1000'00) == 0);
  CHECK(paid(0.51, 1000'00) == 149'99);  // 1.5 times the price, rounded
  CHECK(paid(1.00, 100'00) == 100'00);
}
