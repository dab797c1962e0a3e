#include "models/employer.hpp"

#include <cmath>

#include "models/deal.hpp"
#include "models/enrolment.hpp"
#include "models/enterprise_contract.hpp"
#include "sim/fixed.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/models/small_market.hpp"

using market_case::series_of;
using market_case::total;

namespace {

/// Half of the people work for a firm that asks for four of eight topics; nobody else can take up anything.
models::Parameters staffed(double budget) {
  models::Parameters p;
  p.platform["main"].plan = "seat_licence";
  p.creator_group["main"].number = 60;
  p.learner_group["staff"].employer = "firm";
  p.learner_group["others"];
  p.enterprise["firm"].topics = "0+1+2+3";
  p.enterprise["firm"].budget_per_year = budget;
  p.learner.number = 2000;
  p.market.courses = 200;
  p.market.topics = 8;
  p.feedback.refund_days = 0.0;
  p.run.months = 12;
  return p;
}

/// One employee of a firm that asks for topic 0 of one.
models::Parameters one_employee() {
  models::Parameters p = tests::small_market_parameters(1, 3);
  p.platform["main"].plan = "per_course+seat_licence";
  p.learner_group["staff"].employer = "firm";
  p.enterprise["firm"].topics = "0";
  return p;
}

models::Visitor employee_of(tests::SmallMarket& market, bool seat) {
  models::Visitor visitor{0, market.learners.id(0), 1000'00, seat};
  visitor.employer = models::employer_of(market.scene(), 0);
  return visitor;
}

}  // namespace

TEST_CASE("What an enterprise pays for seats is creators' and platforms', and no employee pays a cent of it") {
  const models::Parameters p = staffed(1300.0);
  models::RunSpec spec = tests::run_spec(
      p, {"enterprise_spend", "gmv", "commission", "payouts", "licensed_seats", "purchases", "consumer_surplus"});
  const models::RunOutput output = models::find_model("market")->run(spec);
  REQUIRE(output.reason.empty());
  CHECK(output.worst_imbalance == 0.0);
  const std::size_t n = output.series.size() / spec.measures.size();
  const auto sum = [&](std::size_t m) {
    const auto first = output.series.begin() + static_cast<std::ptrdiff_t>(m * n);
    return total({first, first + static_cast<std::ptrdiff_t>(n)});
  };
  REQUIRE(sum(0) > 0.0);
  CHECK(sum(0) == Approx(sum(1)).epsilon(1e-12));
  CHECK(sum(2) + sum(3) == Approx(sum(0)).epsilon(1e-12));
  CHECK(sum(4) == sum(5));
}

TEST_CASE("An enterprise never spends more than the year's budget for its employees, and nothing without one") {
  for (const double budget : {0.0, 5.0, 80.0}) {
    models::Parameters p = staffed(budget);
    p.run.months = 30;
    const models::RunSpec spec = tests::run_spec(p, {});
    models::Market market(spec);
    sim::Clock clock{{4, 0, 120, 4}, 0};
    std::int64_t employees = 0;
    for (std::size_t row = 0; row < market.learners().size(); ++row) employees += market.learners().group[row] == 1;
    REQUIRE(employees > 800);
    for (int year = 0; year < 2; ++year) {
      const std::int64_t before = market.observation().enterprise.fees;
      for (int step = 0; step < 48; ++step, ++clock.step) market.step(clock);
      const std::int64_t spent = market.observation().enterprise.fees - before;
      CHECK(spent <= employees * models::cents(budget));
      CHECK((spent > 0) == (budget > 0.0));
      // A tight budget is spent but for the seats that are still held, each at the highest price.
      if (budget == 5.0) CHECK(spent > employees * models::cents(budget) / 2);
    }
    CHECK(market.worst_imbalance() == 0);
  }
}

TEST_CASE("A seat opens courses about topics asked for of which the employee knows too little, up to a price") {
  tests::SmallMarket market(one_employee());
  market.courses.price[0] = 60'00;
  market.refresh();
  const auto asked = [&] { return models::is_asked_for(market.scene(), employee_of(market, true), 0); };
  CHECK(asked());
  market.courses.price[0] = 0;  // what is free needs no seat
  market.refresh();
  CHECK_FALSE(asked());
  market.courses.price[0] = 100'01;
  market.refresh();
  CHECK_FALSE(asked());
  market.courses.price[0] = 60'00;
  market.courses.found_under[0] = 0b10;
  market.refresh();
  CHECK_FALSE(asked());
  market.courses.found_under[0] = 0b11;
  market.learners.skill.row(0)[0] = sim::Unit16(market.parameters.enterprise["firm"].demand + 1e-3);
  CHECK_FALSE(asked());
}

TEST_CASE("With a seat the course is the enterprise's to pay, at the price for as many seats as it bought last month") {
  tests::SmallMarket market(one_employee());
  market.courses.price[0] = 60'00;
  market.refresh();
  const auto deal = [&](bool seat) { return models::best_deal(market.scene(), employee_of(market, seat), 0); };
  CHECK(deal(false).plan().name == "per_course");
  CHECK(deal(true).plan().name == "seat_licence");
  CHECK(deal(true).due() == 0);
  CHECK(deal(true).bill.amount == 60'00);
  CHECK(deal(true).utility == market.parameters.enterprise["firm"].encouragement);
  models::EmployerTally bought;
  bought.seats_given = bought.seats_used[0] = 8;
  models::EnterpriseSums sums;
  market.employers.all()[0].count(bought, 0.0, {{4, 0, 8, 1}, 3}, sums);
  CHECK(deal(true).bill.amount == models::seat_price(60'00, 8, 0.1));
  CHECK(deal(true).bill.amount < 60'00);
}

TEST_CASE("What employees know of what is asked for is worth so much a month, and nothing beyond the level asked for") {
  const models::EnterpriseSettings settings;
  models::Employer employer(settings, 0b101);
  std::vector<sim::Unit16> skill{sim::Unit16(0.3), sim::Unit16(1.0), sim::Unit16(0.9)};
  CHECK(employer.met(skill) == Approx(0.3 + settings.demand).margin(1e-4));  // units of 1/65535
  CHECK(employer.missing(skill) == 0b001);
  CHECK(employer.demand() == 2.0 * settings.demand);
  models::EmployerTally tally;
  tally.employees = 2;
  tally.met = sim::fixed(2.0 * employer.met(skill));
  tally.hours = sim::fixed(10.0);
  models::EnterpriseSums sums;
  employer.count(tally, 0.2, {{4, 0, 8, 1}, 0}, sums);
  const double gained = 2.0 * (0.3 + settings.demand) - 2.0 * (0.2 + 0.2);
  CHECK(static_cast<double>(sums.productivity) ==
        Approx(100.0 * settings.value_per_skill * gained / 4.0).epsilon(1e-3));
  CHECK(sums.time_cost == models::cents(10.0 * settings.wage));
}

TEST_CASE("A larger budget for training meets more of the demand", "[sign]") {
  const double none = series_of(staffed(0.0), "demand_met").back(),
               some = series_of(staffed(50.0), "demand_met").back(),
               more = series_of(staffed(1300.0), "demand_met").back();
  CHECK(none < some);
  CHECK(some < more);
  CHECK(more <= 1.0);
}
