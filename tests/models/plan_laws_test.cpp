/// @file What holds under every payment plan, run through the program.

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/statistics.hpp"

namespace {

models::Parameters paying(std::string_view plan) {
  models::Parameters p;
  models::Platform& policy = p.platform["main"];
  policy.plan = std::string(plan);
  policy.subscription_price = 12.0;
  policy.membership_price = 5.0;
  policy.open_access_cost = 0.5;
  policy.question_price = 3.0;
  policy.crowdfunding_goal = 3;
  policy.crowdfunding_months = 1;
  p.creator_group["main"].number = 100;
  p.creator_group["main"].reply_share = 0.1;
  p.creator_group["main"].content_share = 0.5;
  p.learner.number = 3000;
  p.market.courses = 300;
  p.visit.rate = 2.0;
  p.visit.direct_rate = 1.0;
  p.run.months = 12;
  if (plan == "seat_licence") {
    p.learner_group["staff"].employer = "firm";
    p.enterprise["firm"].topics = "0+1+2+3+4+5+6+7";
    p.enterprise["firm"].budget_per_year = 200.0;
  }
  return p;
}

std::vector<std::string_view> menus() {
  std::vector<std::string_view> all = models::plan_names();
  all.push_back("per_course+subscription+membership+instalments");
  return all;
}

const std::vector<std::string> flows{
    "gmv", "commission", "payouts", "refunds", "processor_fees", "platform_profit", "purchases"};

/// What each of the flows comes to over a run.
std::vector<double> totals(const models::Parameters& p) {
  const models::RunOutput output = models::find_model("market")->run(tests::run_spec(p, flows));
  REQUIRE(output.reason.empty());
  CHECK(output.worst_imbalance == 0.0);
  const auto n = static_cast<std::ptrdiff_t>(output.series.size() / flows.size());
  std::vector<double> sums;
  for (auto first = output.series.begin(); first != output.series.end(); first += n) {
    sums.push_back(std::accumulate(first, first + n, 0.0));
  }
  return sums;
}

}  // namespace

TEST_CASE("Under every plan nobody is ever below zero, and refunds stay below sales", "[plans]") {
  for (const std::string_view plan : menus()) {
    INFO(plan);
    const models::Parameters p = paying(plan);
    const models::RunSpec spec = tests::run_spec(p, {});
    models::Market market(spec);
    sim::Clock clock{{4, 0, 48, 1}, 0};
    market.begin_record(clock);
    for (; clock.step < 48; ++clock.step) {
      market.step(clock);
      const auto cash = market.learners().cash.data();
      REQUIRE(std::all_of(cash, cash + market.learners().size(), [](std::int32_t c) { return c >= 0; }));
      const models::Creators& creators = market.creators();
      for (std::size_t j = 0; j < creators.size(); ++j) REQUIRE((creators.cash[j] >= 0 && creators.payable[j] >= 0));
    }
    CHECK(market.worst_imbalance() == 0);
    const models::Observation& seen = market.observation();
    CHECK(seen.flow.refunded <= seen.flow.spent);
    CHECK(seen.payouts + seen.commission <= seen.flow.spent - seen.flow.refunded);
    CHECK((plan == "open_access") == (seen.flow.spent == 0));
  }
}

TEST_CASE("Under every plan nothing moves when nobody comes", "[plans]") {
  for (const std::string_view plan : menus()) {
    INFO(plan);
    models::Parameters p = paying(plan);
    p.visit.rate = p.visit.direct_rate = 0.0;
    CHECK(totals(p) == std::vector<double>(flows.size(), 0.0));
  }
}

TEST_CASE("Under every plan money in a coin half the size doubles every flow", "[plans][placebo]") {
  for (const std::string_view plan : menus()) {
    const models::Parameters before = paying(plan);
    models::Parameters after = before;
    for (double* amount :
         {&after.course.price_median, &after.course.price_least, &after.course.price_most, &after.course.price_grid,
          &after.learner.income_median, &after.platform["main"].subscription_price,
          &after.platform["main"].membership_price, &after.platform["main"].open_access_cost,
          &after.platform["main"].question_price, &after.platform["main"].processor_fee}) {
      *amount *= 2.0;
    }
    for (auto& [name, firm] : after.enterprise) {
      firm.budget_per_year *= 2.0;
      firm.most_price *= 2.0;
    }
    after.choice.price /= 2.0;
    const std::vector<double> was = totals(before), is = totals(after);
    const double payments = was.back() * 12.0;  // a part of a price or a fee each month
    for (std::size_t flow = 0; flow + 1 < flows.size(); ++flow) {
      INFO(plan << " " << flows[flow] << " " << was[flow] << " " << is[flow]);
      // Shares, parts and fees are rounded to the cent: one cent per payment.
      CHECK(is[flow] == Approx(2.0 * was[flow]).margin(0.01 * payments).epsilon(0.0));
    }
  }
}

TEST_CASE("Under every plan what learners pay is the platform's or the creators', or still in escrow", "[plans]") {
  for (const std::string_view plan : menus()) {
    models::Parameters p = paying(plan);
    models::RunSpec spec = tests::run_spec(p, {"gmv", "refunds", "payouts", "commission", "escrow"});
    // From the sixth month on nobody comes any more, so that what waits runs out.
    p.visit.rate = p.visit.direct_rate = 0.0;
    p.choice.churn_alpha = 1e9;
    p.choice.churn_beta = 1e-2;
    spec.phases.front().parameters.run.months = 24;
    spec.phases.push_back({6, p});
    const models::RunOutput output = models::find_model("market")->run(spec);
    const std::size_t n = output.series.size() / 5;
    const auto sum = [&](std::size_t m) {
      return std::accumulate(output.series.begin() + static_cast<std::ptrdiff_t>(m * n),
                             output.series.begin() + static_cast<std::ptrdiff_t>((m + 1) * n), 0.0);
    };
    INFO(plan);
    // Who is still at a course may yet pay for the rest of it.
    CHECK(sum(0) - sum(1) == Approx(sum(2) + sum(3) + output.series.back()).margin(1e-6));  // doubles of cents
  }
}

TEST_CASE("Under every plan creators of two groups that are alike are paid alike in expectation", "[plans]") {
  for (const std::string_view plan : menus()) {
    INFO(plan);
    models::Parameters p = paying(plan);
    p.creator_group["other"] = p.creator_group["main"];
    const models::RunSpec spec = tests::run_spec(p, {});
    models::Market market(spec);
    market_case::play(market, p);
    std::array<double, 2> n{}, sum{}, squares{};
    const models::Creators& creators = market.creators();
    for (std::size_t j = 0; j < creators.size(); ++j) {
      const auto earned = static_cast<double>(creators.earned[j]);
      n[creators.group[j]] += 1.0;
      sum[creators.group[j]] += earned;
      squares[creators.group[j]] += earned * earned;
    }
    REQUIRE(n[0] == n[1]);
    const auto variance = [&](std::size_t g) { return squares[g] / n[g] - sum[g] * sum[g] / (n[g] * n[g]); };
    const double error = std::sqrt((variance(0) + variance(1)) / n[0]);
    CHECK((sum[0] + sum[1] > 0.0) == (plan != "open_access"));
    CHECK(std::abs(sum[0] - sum[1]) / n[0] <= tests::z_bound * error);
  }
}

TEST_CASE("Under every plan creators who are called otherwise are paid the same", "[plans]") {
  for (const std::string_view plan : menus()) {
    INFO(plan);
    const auto earned = [&](const std::string& first, const std::string& second) {
      models::Parameters p = paying(plan);
      p.creator_group[first] = p.creator_group[second] = p.creator_group["main"];
      p.creator_group[second].hours_median *= 2.0;
      p.creator_group.erase("main");
      const models::RunSpec spec = tests::run_spec(p, {});
      models::Market market(spec);
      market_case::play(market, p);
      const models::Creators& creators = market.creators();
      return std::vector<std::int64_t>(creators.earned.data(), creators.earned.data() + creators.size());
    };
    CHECK(earned("amateurs", "professionals") == earned("x", "y"));
  }
}
