#include "experiments/summary.hpp"

#include <algorithm>

#include "experiments/comparison.hpp"
#include "experiments/inequality.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/outcomes.hpp"

using namespace experiments;
using tests::missing;

namespace {

/// Sums of a few small numbers: the error of their rounding is far below this.
Approx close(double value) { return Approx(value).epsilon(1e-12).margin(1e-15); }

MeasureValues measure_of(const std::string& form) { return {"m", "1", "", form, {}}; }

}  // namespace

TEST_CASE("quantiles lie between order statistics by the type-7 rule") {
  const std::vector<double> sorted{1.0, 2.0, 3.0, 4.0};
  CHECK(quantile(sorted, 0.0) == 1.0);
  CHECK(quantile(sorted, 1.0) == 4.0);
  CHECK(quantile(sorted, 0.05) == close(1.15));
  CHECK(quantile(sorted, 0.25) == close(1.75));
  CHECK(quantile(std::vector{5.0}, 0.95) == 5.0);
  CHECK(std::isnan(quantile({}, 0.5)));
}

TEST_CASE("a spread sorts its values and leaves failed runs out") {
  const auto runs = spread({4.0, missing, 1.0, 3.0, 2.0});
  CHECK(runs.n == 4);
  CHECK(runs.p5 == close(1.15));
  CHECK(runs.p25 == close(1.75));
  CHECK(runs.median == close(2.5));
  CHECK(runs.p75 == close(3.25));
  CHECK(runs.p95 == close(3.85));
  CHECK(std::isnan(spread({missing}).median));
}

TEST_CASE("the interval of a mean is Student's") {
  const auto interval = mean_interval(std::vector{1.0, missing, 2.0, 3.0});
  CHECK(interval.n == 3);
  CHECK(interval.mean == close(2.0));
  // t(0.975; 2) = 4.302653 in printed tables, which give six decimals; the standard error is 1/sqrt(3).
  CHECK(interval.high - interval.mean == Approx(4.302653 / std::sqrt(3.0)).epsilon(1e-6));
  CHECK(interval.mean - interval.low == close(interval.high - interval.mean));
}

TEST_CASE("one run gives a mean without an interval") {
  const auto interval = mean_interval(std::vector{5.0});
  CHECK(interval.mean == 5.0);
  CHECK(std::isnan(interval.low));
  CHECK_FALSE(beyond_noise(interval));
  CHECK(mean_interval(std::vector{missing}).n == 0);
}

TEST_CASE("a paired difference takes the replicates that have both values") {
  const auto difference = paired_difference(std::vector{11.0, 12.0, 7.0, 13.0}, std::vector{10.0, 10.0, missing, 10.0});
  CHECK(difference.absolute.n == 3);
  CHECK(difference.absolute.mean == close(2.0));
  CHECK(difference.relative.mean == close(0.2));
  CHECK(difference.relative.high == close(difference.absolute.high / 10.0));
  CHECK_FALSE(beyond_noise(difference.absolute));  // 2 - 2.48 is below 0
}

TEST_CASE("a paired difference sees through luck that both sides share") {
  // The runs range from 10 to 1000, the differences are 1.0, 1.1 and 0.9.
  const auto difference = paired_difference(std::vector{11.0, 101.1, 1000.9}, std::vector{10.0, 100.0, 1000.0});
  CHECK(difference.absolute.mean == Approx(1.0).epsilon(1e-12));
  CHECK(beyond_noise(difference.absolute));
}

TEST_CASE("a difference is relative to a reference that is nowhere negative") {
  CHECK(std::isnan(paired_difference(std::vector{-5.0}, std::vector{-10.0}).relative.mean));
  CHECK(paired_difference(std::vector{-5.0}, std::vector{-10.0}).absolute.mean == 5.0);
  CHECK(std::isnan(paired_difference(std::vector{3.0, 4.0}, std::vector{10.0, -1.0}).relative.mean));
  CHECK(paired_difference(std::vector{3.0, 4.0}, std::vector{4.0, 0.0}).relative.mean == close(0.75));
  CHECK(std::isnan(paired_difference(std::vector{3.0}, std::vector{0.0}).relative.mean));
  CHECK(paired_difference(std::vector{3.0}, std::vector{0.0}).absolute.mean == 3.0);
  const auto level = paired_difference(std::vector{3.0}, std::vector{0.1}, "level");
  CHECK(std::isnan(level.relative.mean));
  CHECK(level.absolute.mean == close(2.9));
}

TEST_CASE("a run comes to its last value, its sum or its mean") {
  const std::vector<double> series{0.0, 2.0, missing, 4.0};
  CHECK(run_value(measure_of("stock"), series, "end") == 4.0);
  CHECK(run_value(measure_of("stock"), series, "sum") == 6.0);
  CHECK(run_value(measure_of("stock"), series, "mean") == 2.0);
  CHECK(run_value(measure_of("flow"), series, "mean") == 3.0);  // entry 0 of a flow is no period
  CHECK(std::isnan(run_value(measure_of("ratio"), std::vector{1.0, missing}, "end")));
  CHECK(std::isnan(run_value(measure_of("ratio"), std::vector{missing, missing}, "sum")));
}

TEST_CASE("scenarios are compared with the baseline of the same design row") {
  auto results =
      tests::results_with({{"a", {10.0, 20.0}}, {"a", {30.0, 40.0}}, {"b", {11.0, 21.0}}, {"b", {33.0, 43.0}}});
  results.row = {0, 1, 0, 1};
  results.baseline = 1;
  REQUIRE(compared_points(results) == std::vector<std::size_t>{0, 1});
  const auto list = comparisons(results);
  REQUIRE(list.size() == 2);
  CHECK(list[0].difference.absolute.mean == close(-1.0));
  CHECK(list[1].difference.absolute.mean == close(-3.0));
}

TEST_CASE("the Gini coefficient is 0 for equals and 1 - 1/n when one has all") {
  CHECK(gini({3.0, 3.0, 3.0}) == close(0.0));
  CHECK(gini({0.0, 8.0, 0.0, 0.0}) == close(0.75));
  CHECK(gini({4.0, missing, 1.0, 3.0, 2.0}) == close(0.25));
  CHECK(std::isnan(gini({0.0, 0.0})));
  CHECK(std::isnan(gini({})));
}

TEST_CASE("the Lorenz curve adds up the poorest first") {
  const std::vector<double> shares{0.0, 0.125, 0.25, 0.5, 0.75, 1.0};
  const auto curve = lorenz({4.0, 1.0, missing, 3.0, 2.0}, shares);
  CHECK(curve[0] == 0.0);
  CHECK(curve[1] == close(0.05));  // half of the poorest of four
  CHECK(curve[2] == close(0.1));
  CHECK(curve[3] == close(0.3));
  CHECK(curve[4] == close(0.6));
  CHECK(curve[5] == close(1.0));
}

TEST_CASE("the Lorenz curve of several runs is their mean and leaves runs without income out") {
  auto results = tests::results_with({{"a", {1.0, 1.0, 1.0, 1.0}}});
  // Two creators: equals in two runs, one with all in a third, nobody in a fourth.
  results.agents = {{"creator", "income", "USD", "", 2, {1.0, 1.0, 3.0, 3.0, 0.0, 2.0, missing, missing}}};
  const auto curve = lorenz_curve(results, results.agents[0], std::vector<std::size_t>{0});
  REQUIRE(curve.share.size() == curve.mean.size());
  const auto at = std::find(curve.share.begin(), curve.share.end(), 0.5) - curve.share.begin();
  const auto half = static_cast<std::size_t>(at);
  CHECK(curve.mean[half] == close(1.0 / 3.0));  // of 0.5, 0.5 and 0
  CHECK(curve.p5[half] == close(0.05));         // a tenth of the way from 0 to 0.5
  CHECK(curve.p95[half] == close(0.5));
  CHECK(curve.gini == close(0.5 / 3.0));  // of 0, 0 and 0.5
}

TEST_CASE("what differs by rounding alone does not differ") {
  const std::vector<double> values{5e6 + 2e-9, -3e6}, reference{5e6, -3e6 - 1e-9}, other{5e6 - 1e-3, -3e6};
  const Difference none = paired_difference(values, reference, "flow"), some = paired_difference(values, other, "flow");
  CHECK(none.absolute.mean == 0.0);
  CHECK(none.absolute.high == 0.0);
  CHECK(some.absolute.mean > 0.0);
}
