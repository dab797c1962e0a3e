/// @file Income that grows with skill, and the return on learning.

#include "models/personal_value.hpp"

#include <cmath>
#include <numeric>
#include <vector>

#include "models/money.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/small_market.hpp"

using market_case::quiet_market;
using market_case::series_of;

namespace {

constexpr double income = 3000.0, steps_per_month = 4.0;

/// Learners alike who study one endless free course at an even pace from the second step on.
models::Parameters even_pace(std::int64_t months) {
  models::Parameters p = market_case::endless_course(500);
  p.run.months = months;
  p.learner.income_sigma = 0.0;
  p.learner.study_budget_sigma = 0.0;
  p.study.hours_scale = 1.0;  // an hour a week
  p.study.learning_rate = 0.02;
  return p;
}

}  // namespace

TEST_CASE("At an even pace the return on learning is the discounted sum of the closed form") {
  constexpr int months = 24;
  models::Parameters p = even_pace(months);
  p.learner.discount_rate = 0.10;
  const double hours = 4.345 / steps_per_month, discount = std::pow(1.10, -1.0 / 12.0);
  const auto skill_after = [&](double steps) { return 1.0 - std::exp(-0.02 * hours * steps); };
  double gain = 0.0, cost = 0.0;
  for (int step = 0; step < months * 4; ++step) {
    const double factor = std::pow(discount, step / steps_per_month);
    // Everybody enrols in the first step and studies in it, as visits come before study.
    if (step % 4 == 0) gain += factor * income * (std::exp(0.10 * skill_after(step)) - 1.0);
    cost += factor * 0.3 * income / (40.0 * 4.345) * hours;
  }
  // A skill is known to 1/65535 and spread by its dither, an income to a cent.
  CHECK(series_of(p, "learner_roi").back() == Approx(gain / cost).epsilon(2e-4));
}

TEST_CASE("What guidance is paid counts among the costs of learning") {
  models::Parameters p = even_pace(12);
  p.learner.time_cost = 0.0;  // so that the price of guidance is all the cost
  p.learner.discount_rate = 0.0;
  p.platform["main"].guidance = "everyone";
  p.platform["main"].guidance_lift = 0.0;
  p.platform["main"].guidance_price = 4.0;
  const auto total = [&](const char* measure) {
    const std::vector<double> flow = series_of(p, measure);
    return std::accumulate(flow.begin(), flow.end(), 0.0);
  };
  // What guides cost is 10 USD, of which learners pay 4: the platform bears 6.
  const double paid = total("guidance_cost") * 4.0 / 6.0;
  CHECK(paid > 0.0);
  CHECK(series_of(p, "learner_roi").back() == Approx(total("income_gain") / paid));
}

TEST_CASE("Who takes no course gains nothing, even if there was skill to forget") {
  models::Parameters p = quiet_market(1);
  p.run.months = 24;
  p.learner.number = 200;
  p.learner.income_sigma = 0.0;
  p.visit.rate = p.visit.direct_rate = 0.0;
  p.learner.initial_skill = 0.5;
  CHECK(series_of(p, "income_gain") == std::vector<double>(97, 0.0));
  CHECK(std::isnan(series_of(p, "learner_roi").back()));
  p.study.forgetting = 0.05;
  // A skill is rounded to 1/65535 in each of up to 96 steps, which is worth so much of a tenth of an income.
  const double most = 200.0 * income * 0.10 * 96.0 / 65535.0;
  for (const double gain : series_of(p, "income_gain")) CHECK(std::abs(gain) < most);
}

TEST_CASE("An allowance grows with income, and income with skill") {
  models::Parameters p = tests::small_market_parameters(3, 3);
  tests::SmallMarket market(p);
  const double skills[] = {0.0, 0.5, 1.0};
  for (std::size_t row = 0; row < 3; ++row) {
    market.learners.income[row] = 5000'00;
    market.learners.cash[row] = 0;
    market.learners.skill.row(row)[0] = sim::Unit16(skills[row]);
  }
  models::receive_allowances(market.scene(), market.block());
  for (std::size_t row = 0; row < 3; ++row) {
    const double expected = 0.02 * 5000'00 * std::exp(0.10 * skills[row]);
    CHECK(market.learners.cash[row] == Approx(expected).margin(1.0).epsilon(0.0));
  }
}

TEST_CASE("Income without value of skill is income as it was") {
  models::Parameters p = even_pace(6);
  p.learner.income_per_skill = 0.0;
  CHECK(series_of(p, "learner_roi").back() == 0.0);
  CHECK(series_of(p, "skill").back() > 0.1);
}
