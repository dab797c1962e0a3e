#include "models/plan.hpp"

#include <set>

#include "models/parameters.hpp"
#include "sim/draw.hpp"
#include "tests/catch.hpp"

using namespace models;

TEST_CASE("Every cent of a payment goes to the creator or the platform, and neither gets less than nothing") {
  sim::Stream stream({31, 32}, {0, sim::Kind{0}, sim::Purpose{0}, 0, 0});
  for (int i = 0; i < 20000; ++i) {
    const auto price = static_cast<std::int64_t>(stream() % 10'000'000);
    const double commission = i % 10 == 0 ? 0.01 * (stream() % 101) : stream.uniform();
    const Split split = split_by_commission(price, commission);
    REQUIRE(split.creator + split.platform == price);
    REQUIRE(split.creator >= 0);
    REQUIRE(split.platform >= 0);
  }
}

TEST_CASE("A commission of 0 leaves the creator everything and one of 1 nothing") {
  for (const std::int64_t price : {0, 1, 99, 10'000, 123'456'789}) {
    CHECK(split_by_commission(price, 0.0).creator == price);
    CHECK(split_by_commission(price, 1.0).platform == price);
  }
}

TEST_CASE("No plan asks for less than nothing, and none asks for anything where the price is nothing") {
  const Platform policy;
  for (const Plan& plan : plan_table()) {
    for (const std::int32_t price : {0, 1, 99, 10'000, 1'000'000}) {
      const Terms terms = plan.terms(price, policy);
      for (const std::int32_t due : {terms.at_enrolment, terms.by_progress, terms.at_completion, terms.at_mastery}) {
        CHECK(due >= 0);
        if (price == 0) CHECK(due == 0);
      }
    }
  }
}

TEST_CASE("A plan that charges for progress or questions has its sessions looked at") {
  models::Platform policy;
  policy.question_price = 3.0;
  for (const models::Plan& plan : models::plan_table()) {
    const models::Terms terms = plan.terms(100'00, policy);
    if (terms.by_progress > 0 || terms.per_question > 0) CHECK(plan.by_session);
  }
}

TEST_CASE("A commission in whole per cents is exact, the rest of a cent goes to the platform") {
  int wrong = 0;
  for (std::int64_t percent = 0; percent <= 100; ++percent) {
    for (std::int64_t price = 0; price <= 20'000; price += 37) {
      const std::int64_t creator = price * (100 - percent) / 100;  // integers round down
      if (split_by_commission(price, 0.01 * static_cast<double>(percent)).creator != creator) ++wrong;
    }
  }
  CHECK(wrong == 0);
  CHECK(split_by_commission(10'000, 0.63).creator == 3'700);
  CHECK(split_by_commission(10'000, 0.03).creator == 9'700);
  CHECK(split_by_commission(99, 0.63).creator == 36);  // of 36.63
  CHECK(split_by_commission(99, 0.63).platform == 63);
}

TEST_CASE("Plans are found by the names in their table, which are all different") {
  const auto names = plan_names();
  CHECK(std::set<std::string_view>(names.begin(), names.end()).size() == plan_table().size());
  for (const std::string_view name : names) CHECK(find_plan(name).name == name);
}
