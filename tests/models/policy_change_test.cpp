/// @file Settings that change in the middle of a run.

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"

namespace {

models::Parameters busy() {
  models::Parameters p = market_case::quiet_market(60);
  p.run.months = 8;
  p.learner.number = 2000;
  p.market.courses = 200;
  p.visit.rate = 2.0;
  p.feedback.p_refund = 1.0;
  return p;
}

/// The run of `before` for three months and of `after` from then on.
models::RunOutput changed(const models::Parameters& before, const models::Parameters& after,
                          const std::vector<std::string>& measures) {
  models::RunSpec spec = tests::run_spec(before, measures);
  spec.phases.push_back({3, after});
  return models::find_model("market")->run(spec);
}

}  // namespace

TEST_CASE("A refund window made longer gives back no sale that has been paid out") {
  models::Parameters none = busy(), month = busy();
  none.feedback.refund_days = 0.0;
  month.feedback.refund_days = 30.0;
  const std::vector<std::string> measures{"commission", "escrow", "refunds"};
  for (const auto& [before, after] : {std::pair{none, month}, std::pair{month, none}}) {
    const models::RunOutput output = changed(before, after, measures);
    REQUIRE(output.reason.empty());
    CHECK(output.worst_imbalance == 0.0);
    const auto n = output.series.size() / measures.size();
    const auto refunds = output.series.begin() + static_cast<std::ptrdiff_t>(2 * n);
    CHECK(*std::min_element(output.series.begin(), refunds) >= 0.0);  // of commission and escrow
    CHECK(std::accumulate(refunds, output.series.end(), 0.0) > 0.0);
  }
}

TEST_CASE("There is room for those who come in larger numbers from a month on") {
  models::Parameters few = busy(), many = busy();
  many.learner.arrivals_per_month = 1000.0;
  const models::RunOutput output = changed(few, many, {"registrations"});
  CHECK(output.reason.empty());
  CHECK(std::accumulate(output.series.begin(), output.series.end(), 0.0) > 4000.0);
}

TEST_CASE("The cost of guidance is right at the highest cost there can be") {
  models::Parameters p = busy();
  p.platform["main"].guidance = "everyone";
  p.platform["main"].offline_hours = 200.0;
  p.platform["main"].offline_cost = 1e6;
  const std::vector<double> guided = market_case::series_of(p, "guided");
  const std::vector<double> cost = market_case::series_of(p, "guidance_cost");
  // A month's 200 hours at a million and the ten USD beside them, a quarter of it in each step.
  for (std::size_t t = 1; t < cost.size(); ++t) CHECK(cost[t] == Approx(guided[t] * (2e8 + 10.0) / 4.0));
}
