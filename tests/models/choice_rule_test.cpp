#include "models/choice_rule.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "models/choice.hpp"
#include "models/selection.hpp"
#include "tests/catch.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

using tests::SmallMarket;

/// A market in which nothing but the price counts in utility.
models::Parameters of_price_alone(std::string rule) {
  models::Parameters p = tests::small_market_parameters(5000, 12);
  p.choice = {};
  p.choice.rule = std::move(rule);
  p.choice.refund_option = 0.0;
  p.choice.quality = p.choice.match = p.choice.brand = p.choice.popularity = 0.0;
  p.choice.hours = p.choice.difficulty = p.choice.outside = 0.0;
  return p;
}

/// Which of the first `n` courses the learner in `row` chooses.
std::optional<std::size_t> choice_of(SmallMarket& market, std::size_t row, std::size_t n, std::int32_t cash) {
  for (std::uint32_t c = 0; c < n; ++c) market.worker.scratch.shown[c] = c;
  const models::Visitor visitor{row, market.learners.id(row), cash};
  return models::choose(market.scene(), market.worker, {visitor, n, false, 1});
}

}  // namespace

TEST_CASE("Of learners whose values are uniform, those buy whose value is at least the price") {
  // Revenue p(1 - p) is largest at one half of the range: a single course earns a quarter of it per learner.
  const double price = GENERATE(0.25, 0.5, 0.75);
  models::Parameters p = of_price_alone("willingness_to_pay");
  p.choice.value_range = 100.0;
  SmallMarket market(p);
  market.courses.price[0] = static_cast<std::int32_t>(100'00 * price);
  market.refresh();
  double revenue = 0.0;
  const auto n = static_cast<double>(market.learners.size());
  for (std::size_t row = 0; row < market.learners.size(); ++row) {
    if (choice_of(market, row, 1, 1000'00)) revenue += price / n;
    CHECK_FALSE(choice_of(market, row, 1, market.courses.price[0] - 1));
    CHECK(choice_of(market, row, 1, 1000'00) == choice_of(market, row, 1, 1000'00));  // a value lasts
  }
  const double standard_error = price * std::sqrt(price * (1.0 - price) / n);
  CHECK(std::abs(revenue - price * (1.0 - price)) < tests::z_bound * standard_error);
}

TEST_CASE("Of several courses the one that is most worth its price is bought") {
  models::Parameters p = of_price_alone("willingness_to_pay");
  p.choice.value_range = 0.0;
  p.choice.quality = 1.0;
  p.choice.price = 0.1;
  SmallMarket market(p);
  const double quality[] = {3.0, 5.0, 9.0};
  const std::int32_t price[] = {10'00, 20'00, 80'00};
  for (std::size_t c = 0; c < 3; ++c) market.courses.perceived[c] = quality[c], market.courses.price[c] = price[c];
  market.refresh();
  // Values are 30, 50 and 90 USD, so 20, 30 and 10 are left.
  CHECK(choice_of(market, 0, 3, 1000'00) == std::optional<std::uint32_t>(1));
  CHECK(choice_of(market, 0, 3, 15'00) == std::optional<std::uint32_t>(0));
  market.parameters.choice.outside = 3.5;  // which is worth 35 USD
  CHECK_FALSE(choice_of(market, 0, 3, 1000'00));
}

TEST_CASE("A learner who plans begins with the densest course of the best plan within hours and money") {
  models::Parameters p = of_price_alone("knapsack");
  p.selection.method = GENERATE(as<std::string>{}, "exact", "lp", "greedy");
  p.selection.efficiency = GENERATE(as<std::string>{}, "sum", "product");
  p.choice.plan_weeks = 10.0;
  SmallMarket market(p);
  const std::size_t n = market.courses.size();
  int chosen = 0, left = 0;
  for (std::size_t row = 0; row < 300; ++row) {
    const auto cash = static_cast<std::int32_t>(20'00 * (row % 12));
    const double hours = 10.0 * market.learners.study_budget[row] / 60.0;
    std::vector<models::CourseOffer> offers;
    std::vector<std::uint32_t> course;
    for (std::uint32_t c = 0; c < n; ++c) {
      if (market.courses.price[c] > cash) continue;
      offers.push_back({static_cast<double>(market.courses.hours[c]),
                        models::difficulty_in_steps(p.selection, static_cast<double>(market.courses.difficulty[c])),
                        0.01 * market.courses.price[c]});
      course.push_back(c);
    }
    const models::SelectionProblem problem = models::problem_of(p.selection, offers, hours, 0.01 * cash);
    const models::Selection plan = models::select_courses(problem, p.selection.method);
    const auto begun = choice_of(market, row, n, cash);
    const bool any = std::any_of(plan.share.begin(), plan.share.end(), [](double share) { return share >= 0.5; });
    REQUIRE(begun.has_value() == any);
    (begun ? chosen : left) += 1;
    if (!begun) continue;
    const auto place = static_cast<std::size_t>(std::find(course.begin(), course.end(), *begun) - course.begin());
    REQUIRE(place < course.size());
    CHECK(plan.share[place] >= 0.5);
    const auto density = [&](std::size_t i) { return models::knapsack_of(problem).items[i].value / offers[i].hours; };
    for (std::size_t i = 0; i < offers.size(); ++i) CHECK((plan.share[i] < 0.5 || density(i) <= density(place)));
  }
  CHECK(chosen > 0);
  CHECK(left > 0);  // without money or hours for any course
}

TEST_CASE("Hours that open courses still take are not planned twice") {
  models::Parameters p = of_price_alone("knapsack");
  SmallMarket market(p);
  std::size_t row = 0;
  const auto hours = [&] { return p.choice.plan_weeks * market.learners.study_budget[row] / 60.0; };
  while (hours() < static_cast<double>(market.courses.hours[0])) ++row;
  CHECK(choice_of(market, row, 1, 1000'00));
  models::Enrolment& open = market.learners.enrolment.row(row)[0];
  open.course = 2;
  market.courses.hours[1] = static_cast<float>(hours());
  CHECK_FALSE(choice_of(market, row, 1, 1000'00));
  open.hours = market.courses.hours[1];  // all but finished
  CHECK(choice_of(market, row, 1, 1000'00));
}

TEST_CASE("Under every rule nobody buys what they cannot pay, and somebody buys") {
  for (const models::ChoiceRule& rule : models::choice_rule_table()) {
    CAPTURE(rule.name);
    models::Parameters p = tests::small_market_parameters(2000, 12);
    p.choice.rule = rule.name;
    SmallMarket market(p);
    constexpr std::int32_t cash = 40'00;
    int bought = 0;
    for (std::size_t row = 0; row < market.learners.size(); ++row) {
      const auto course = choice_of(market, row, 12, cash);
      if (!course) continue;
      ++bought;
      CHECK(market.courses.price[*course] <= cash);
    }
    CHECK(bought > 0);
  }
}

TEST_CASE("A course of a higher tier is open to those who know enough of its content") {
  models::Parameters p = tests::small_market_parameters(10, 3);
  p.choice.outside_option = false;
  p.choice.prerequisite = 0.4;
  SmallMarket market(p);
  const float difficulty[] = {0.2F, 0.5F, 1.0F};  // beginner, intermediate, advanced
  for (std::size_t c = 0; c < 3; ++c) market.courses.difficulty[c] = difficulty[c];
  market.refresh();
  const auto open_to = [&](float skill) {
    market.worker.scratch.skill = {skill};
    std::set<std::uint32_t> chosen;
    for (market.clock.step = 0; market.clock.step < 200; ++market.clock.step) {
      for (std::size_t row = 0; row < 10; ++row) chosen.insert(choice_of(market, row, 3, 1000'00).value());
    }
    return chosen;
  };
  CHECK(open_to(0.0F) == std::set<std::uint32_t>{0});
  CHECK(open_to(0.5F) == std::set<std::uint32_t>{0, 1});
  CHECK(open_to(0.9F) == std::set<std::uint32_t>{0, 1, 2});
}
