#include "models/access.hpp"

#include <cmath>
#include <numeric>

#include "models/churn.hpp"
#include "models/deal.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/statistics.hpp"

using market_case::series_of;

namespace {

/// Everybody has money, visits in the first month alone, and can only subscribe, at 10 USD a month.
models::RunSpec joined(std::int64_t learners, models::ChurnLaw churn, std::int64_t months) {
  models::Parameters p = market_case::quiet_market(3);
  p.learner.number = learners;
  p.learner.income_median = 1e5;
  p.market.courses = 3;
  p.market.topics = 1;
  p.visit.rate = 1000.0;
  p.visit.direct_rate = 0.0;
  p.choice.outside_option = false;
  p.choice.churn_alpha = churn.alpha;
  p.choice.churn_beta = churn.beta;
  p.platform["main"].plan = "subscription";
  p.platform["main"].subscription_price = 10.0;
  p.run.months = months;
  p.run.record_every = 4;
  models::RunSpec spec = tests::run_spec(p, {"subscribers", "gmv", "churn"});
  p.visit.rate = 0.0;
  spec.phases.push_back({1, p});
  return spec;
}

/// Values of the n-th measure asked for, a month apart.
std::vector<double> monthly(const models::RunOutput& output, std::size_t measure, std::size_t n_measures) {
  REQUIRE(output.reason.empty());
  CHECK(output.worst_imbalance == 0.0);
  const auto n = static_cast<std::ptrdiff_t>(output.series.size() / n_measures);
  const auto first = output.series.begin() + static_cast<std::ptrdiff_t>(measure) * n;
  return {first, first + n};
}

/// One platform sells memberships at 10 USD, the other courses for nothing, and everybody goes to both.
models::Parameters members() {
  models::Parameters p;
  p.platform["first"].plan = "membership";
  p.platform["first"].membership_price = 10.0;
  p.platform["second"];
  p.creator_group["main"].number = 30;
  p.course.free_share = 1.0;
  p.learner.number = 1000;
  p.learner.income_median = 1e5;
  p.market.courses = 100;
  p.visit.homing = "multi";
  p.visit.rate = 3.0;
  p.run.months = 12;
  return p;
}

}  // namespace

// A16.
TEST_CASE("Subscribers of equal and constant churn bring in the lifetime value of the closed form", "[limit]") {
  constexpr std::int64_t n = 20000;
  // Shapes so large that no two subscribers differ by more than a thousandth of their churn.
  const models::RunSpec spec = joined(n, {5e7, 9.5e8}, 240);
  const models::RunOutput output = models::find_model("market")->run(spec);
  const std::vector<double> left = monthly(output, 0, 3), fees = monthly(output, 1, 3);
  CHECK(left[1] == n);
  double value = 0.0, factor = 1.0 / n;
  for (std::size_t month = 1; month < fees.size(); ++month, factor /= 1.01) value += factor * fees[month];
  // A subscriber's discounted fees scatter by less than their lifetime's sum, about 170.
  CHECK(std::abs(value - models::lifetime_value(10.0, 0.05, 0.01)) < tests::z_bound * 170.0 / std::sqrt(n));
}

// A16.
TEST_CASE("Subscribers leave by the survival of their Beta law, and the law is found again from them", "[limit]") {
  constexpr double n = 50000.0;
  const models::ChurnLaw law{0.7637, 1.2958};
  const models::RunOutput output = models::find_model("market")->run(joined(50000, law, 12));
  const std::vector<double> left = monthly(output, 0, 3);
  const std::vector<double> expected = models::survival(law, 11);
  for (std::size_t t = 0; t < expected.size(); ++t) {
    const double deviation = std::sqrt(n * expected[t] * (1.0 - expected[t]));
    CHECK(std::abs(left[t + 1] - n * expected[t]) <= tests::z_bound * deviation);
  }
  const models::ChurnLaw found = models::fit_churn({left.data() + 1, 5});
  // With 50,000 subscribers the shapes are known to about one per cent; five standard errors.
  CHECK(found.alpha == Approx(law.alpha).epsilon(0.06));
  CHECK(found.beta == Approx(law.beta).epsilon(0.06));
}

TEST_CASE(
    "Churn falls with tenure when subscribers differ, though nobody's hazard changes, and not when they are alike",
    "[sign]") {
  const auto churn = [](models::ChurnLaw law) {
    const models::RunOutput output = models::find_model("market")->run(joined(20000, law, 13));
    return monthly(output, 2, 3);
  };
  const std::vector<double> mixed = churn({0.97, 6.745}), alike = churn({1.3e7, 8.7e7});
  CHECK(mixed[12] < 0.7 * mixed[2]);  // by the law α/(α + β + t): from .126 to .054
  // Each month's rate of about 13 % comes from more than 4,000 subscribers.
  const double error = std::sqrt(0.13 * 0.87 / 4000.0);
  CHECK(std::abs(alike[12] - alike[2]) < tests::z_bound * std::sqrt(2.0) * error);
}

TEST_CASE("A free trial brings subscribers before it brings money") {
  models::RunSpec spec = joined(1000, {1e-2, 1e9}, 6);  // nobody leaves
  for (models::Phase& phase : spec.phases) phase.parameters.platform["main"].subscription_trial = 2;
  const models::RunOutput output = models::find_model("market")->run(spec);
  const std::vector<double> left = monthly(output, 0, 3), fees = monthly(output, 1, 3);
  for (std::size_t month = 1; month <= 6; ++month) {
    CHECK(left[month] == 1000.0);
    CHECK(fees[month] == (month <= 2 ? 0.0 : 10'000.0));
  }
}

// A8: what a bundle of n courses of uniform values brings in per course at its best price.
TEST_CASE("Churn is that of the month, however often it is recorded") {
  models::RunSpec often = joined(500, {1.0, 4.0}, 6), seldom = often;
  for (models::Phase& phase : often.phases) phase.parameters.run.record_every = 1;
  const auto churn = monthly(models::find_model("market")->run(seldom), 2, 3);
  const models::RunOutput steps = models::find_model("market")->run(often);
  const std::size_t first = 2 * (steps.series.size() / 3);
  for (std::size_t month = 2; month < churn.size(); ++month) {
    CHECK(churn[month] > 0.0);
    for (std::size_t step = 4 * month - 3; step <= 4 * month; ++step) CHECK(steps.series[first + step] == churn[month]);
  }
}

TEST_CASE("A subscription as a bundle earns more per course the more courses it opens", "[limit]") {
  struct Case {
    std::int64_t courses;
    double price, revenue;  // per course, in parts of the range of values
  };
  for (const Case each : {Case{1, 0.5, 0.25}, Case{2, 0.8165, 0.27217}, Case{5, 1.925, 0.31106},
                          Case{20, 8.16, 0.37636}, Case{100, 44.45, 0.43240}}) {
    constexpr std::int64_t n = 20000;
    const auto revenue_at = [&](double factor) {
      models::RunSpec spec = joined(n, {1e9, 1e-2}, 1);
      models::Parameters& p = spec.phases.front().parameters;
      p.choice = {};
      p.choice.rule = "willingness_to_pay";
      p.choice.value_range = 1000.0;
      p.choice.quality = p.choice.match = p.choice.brand = p.choice.popularity = 0.0;
      p.choice.hours = p.choice.difficulty = p.choice.outside = 0.0;
      p.learner.income_median = 1e7;
      p.market.courses = each.courses;
      p.creator_group["main"].number = 1;
      p.platform["main"].candidates = 0;
      p.platform["main"].slate = each.courses;
      p.platform["main"].subscription_price = 1000.0 * each.price * factor;
      p.run.record_every = 4;
      spec.phases.resize(1);
      const models::RunOutput output = models::find_model("market")->run(spec);
      return monthly(output, 1, 3)[1] / (1000.0 * static_cast<double>(n * each.courses));
    };
    const double best = revenue_at(1.0), share = each.revenue * static_cast<double>(each.courses) / each.price;
    const double error = each.price / static_cast<double>(each.courses) * std::sqrt(share * (1.0 - share) / n);
    INFO(each.courses);
    CHECK(std::abs(best - each.revenue) < tests::z_bound * error);
    CHECK(best > revenue_at(0.6));
    CHECK(best > revenue_at(1.5));
  }
}

TEST_CASE("A membership is paid where it was taken out, wherever the member goes") {
  const models::Parameters p = members();
  const double payments = market_case::total(series_of(p, "payments"));
  CHECK(payments > 100.0);
  CHECK(market_case::total(series_of(p, "gmv")) == 10.0 * payments);
}

TEST_CASE("What members pay is told of their creators, and what subscribers pay of none") {
  models::Parameters p = members();
  p.creator_group["other"].number = 30;
  p.run.group_by = "creator_group";
  const models::RunOutput output = tests::run("market", p, {"gmv"});
  const std::size_t n = output.series.size() / 3;
  for (std::size_t t = 0; t < n; ++t) CHECK(output.series[n + t] + output.series[2 * n + t] == output.series[t]);
  CHECK(std::accumulate(output.series.begin() + static_cast<std::ptrdiff_t>(n),
                        output.series.begin() + 2 * static_cast<std::ptrdiff_t>(n), 0.0) > 0.0);
  CHECK(std::accumulate(output.series.begin() + 2 * static_cast<std::ptrdiff_t>(n), output.series.end(), 0.0) > 0.0);
  p.platform["first"].plan = "subscription";
  p.platform["first"].subscription_price = 10.0;
  for (const char* measure : {"gmv", "commission"}) {
    const models::RunOutput shared = tests::run("market", p, {measure});
    for (std::size_t i = n; i < 3 * n; ++i) CHECK(std::isnan(shared.series[i]));
  }
}

TEST_CASE("When a platform closes all of its subscribers are lost, and never more than all") {
  models::Parameters p = members();
  p.platform["first"].plan = "subscription";
  p.platform["first"].subscription_price = 10.0;
  p.run.record_every = 4;
  models::RunSpec spec = tests::run_spec(p, {"churn", "subscribers"});
  p.platform["first"].open = false;
  spec.phases.push_back({3, p});
  const models::RunOutput output = models::find_model("market")->run(spec);
  REQUIRE(output.reason.empty());
  const std::size_t n = output.series.size() / 2;
  CHECK(output.series[n + 3] > 0.0);
  CHECK(output.series[n + 4] == 0.0);
  CHECK(output.series[4] == 1.0);
  for (std::size_t month = 2; month < 4; ++month) CHECK(output.series[month] <= 1.0);
}
