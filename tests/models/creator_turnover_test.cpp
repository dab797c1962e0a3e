/// @file Creators who come and go with what there is to earn.

#include "models/creator_turnover.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "models/market.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/statistics.hpp"

namespace {

/// Makers with an equal course each, whose visitors always take one of those they see and pay 10 USD for it.
models::Parameters fixed_spending(std::int64_t learners, std::int64_t creators) {
  models::Parameters p = market_case::quiet_market(creators);
  p.learner.number = learners;
  p.learner.income_median = 1e6;
  p.learner.allowance_share = 1.0;
  p.market.courses = creators;
  p.market.topics = 1;
  p.course.free_share = 0.0;
  p.course.quality_sd = p.course.quality_capability = 0.0;
  p.course.price_median = 10.0;
  p.course.price_least = 1.0;
  p.course.price_sigma = 0.0;
  p.course.production_hours = 1e6;
  p.choice.match = p.choice.brand = p.choice.popularity = p.choice.hours = p.choice.difficulty = p.choice.rank = 0.0;
  p.choice.outside_option = false;
  p.choice.persistence = 0.0;
  p.platform["main"].ranker = "random";
  p.platform["main"].exploration = 0.0;
  p.platform["main"].commission = 0.5;
  p.visit.rate = 1000.0;
  p.visit.direct_rate = 0.0;
  p.visit.remembered_courses = 0;
  p.study.p_no_show_paid = 1.0;
  p.feedback.p_rate = 0.0;
  p.feedback.refund_days = 0.0;
  models::CreatorGroup& group = p.creator_group["main"];
  group.hours_median = 20.0;
  group.hours_sigma = 0.0;
  group.outside_wage = 20.0;
  return p;
}

/// Creators of one group who have earned so many cents since they entered in this step; ids of step 0 are the
/// opening's.
struct People {
  People(const models::Parameters& parameters, std::size_t n) : p(parameters) {
    p.creator_group.at("main").number = static_cast<std::int64_t>(n);
    creators.allocate(n + 10);
    models::enter_creators(creators, p, {1, 2});
  }

  models::Parameters p;
  models::Creators creators{models::CreatorNeeds{false, false, true}};
};

models::Parameters with_turnover() {
  models::Parameters p = fixed_spending(100, 1);
  p.creator_group["main"].entry_rate = 2.0;
  p.creator_group["main"].exit_months = 3;
  return p;
}

constexpr int seeds = 12;

using Sample = std::vector<double>;

/// One measure summed or at the end, seed by seed.
Sample over_seeds(const models::Parameters& p, const char* measure, bool summed) {
  Sample values;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const std::vector<double> series = market_case::series_of(p, measure, seed);
    values.push_back(summed ? std::accumulate(series.begin(), series.end(), 0.0) : series.back());
  }
  return values;
}

void check_rise(const Sample& low, const Sample& high) {
  Sample rise;
  for (std::size_t i = 0; i < low.size(); ++i) rise.push_back(high[i] - low[i]);
  const tests::Moments m = tests::moments(rise);
  INFO(tests::moments(low).mean << " to " << tests::moments(high).mean << ": " << m.mean << " +- " << m.error);
  CHECK(m.mean > tests::t_bound(rise.size()) * m.error);
}

/// Two years in which it pays to enter, for people of unequal hours.
models::Parameters drawing() {
  models::Parameters p = fixed_spending(1000, 20);
  p.creator_group["main"].hours_sigma = 0.5;
  p.creator_group["main"].entry_rate = 3.0;
  p.creator_group["main"].exit_months = 6;
  p.run.months = 24;
  p.run.record_every = 96;
  return p;
}

}  // namespace

// A21.
TEST_CASE("Free entry stops where sales after commission are the wages of all there are", "[limit]") {
  models::Parameters p = fixed_spending(2000, 100);
  p.creator_group["main"].entry_rate = 5.0;
  p.run.months = 240;
  p.run.record_every = 4;
  const std::vector<double> creators = market_case::series_of(p, "creators");
  // 8,000 sales at 10 USD a month, half of it kept, at 400 USD each.
  const double expected = 0.5 * 8000.0 * 10.0 / (20.0 * 20.0);
  CHECK(expected == 100.0);
  for (const double commission : {0.2, 0.0}) {
    p.platform["main"].commission = commission;
    const std::vector<double> n = market_case::series_of(p, "creators");
    CHECK(n.front() == 100.0);
    CHECK(std::is_sorted(n.begin(), n.end()));
    // What is missing shrinks by e^(-5 t/n), to a fortieth or less at the end; and a few enter when the last year's
    // entrants had luck, which is one in forty where each sells forty a month.
    CHECK(n.back() == Approx((1.0 - commission) * 80000.0 / 400.0).epsilon(0.05));
  }
  CHECK(creators.back() < 105.0);  // who are as many as can live have next to no company
}

TEST_CASE("The incentive is what the last year's entrants earned above the wage, or all when nobody entered") {
  People people(with_turnover(), 2);
  models::Creators& creators = people.creators;
  const auto incentive = [&](double month) { return models::entry_incentive(creators, 0, month, 0.25); };
  CHECK(incentive(10.0) == 0.0);
  creators.income_last_month[0] = 1500'00;
  creators.income_last_month[1] = 500'00;
  CHECK(incentive(10.0) == Approx(1000.0 / 400.0 - 1.0));
  const sim::Clock clock{{4, 0, 400, 1}, 40};
  const std::size_t row = models::admit_creator(creators, people.p, 0, 0, clock, {1, 2});
  creators.earn(row, 4000'00);
  CHECK(incentive(15.0) == Approx(4000.0 / 5.0 / 400.0 - 1.0));
  CHECK(incentive(21.0) == 0.0);                            // eleven months: less than the wage
  CHECK(incentive(22.5) == Approx(2000.0 / 1200.0 - 1.0));  // more than a year ago
  creators.gone[row] = 1;
  CHECK(incentive(15.0) == Approx(1000.0 / 400.0 - 1.0));
}

TEST_CASE("As many enter as rate, incentive and time say, on average") {
  People people(with_turnover(), 1);
  people.creators.income_last_month[0] = 1200'00;  // thrice the wage: an incentive of two
  double sum = 0.0;
  constexpr int steps = 20000;
  for (int step = 0; step < steps; ++step) {
    sum += static_cast<double>(models::entrants(people.creators, 0, {{4, 0, 400, 1}, step}, {1, 2}));
  }
  const double expected = 2.0 * 2.0 * 0.25;
  CHECK(std::abs(sum / steps - expected) < tests::z_bound * std::sqrt(expected / steps));
}

TEST_CASE("Who earns less than the wage for so many months in a row leaves, not before") {
  People people(with_turnover(), 2);
  models::Creators& creators = people.creators;
  std::vector<std::int64_t> left(1);
  const auto close = [&](std::int64_t cents) {
    creators.earn(0, cents);
    creators.earn(1, 400'00);  // the wage itself is not below it
    return models::close_month(creators, left);
  };
  for (const std::int64_t cents : {399'99, 399'99, 400'00, 0, 0}) CHECK(close(cents) == 0);
  CHECK(close(399'99) == 1);
  CHECK(left[0] == 1);
  CHECK_FALSE(creators.is_active(0));
  CHECK(creators.is_active(1));
  CHECK(creators.n_active() == 1);
  CHECK(models::hours_at_work(creators, 0) == 0.0);
  CHECK(close(0) == 0);  // once only
}

TEST_CASE("Names are never used again, entrants bring a course, and courses of who left are sold no more") {
  models::Parameters p = drawing();
  p.creator_group["main"].outside_wage = 40.0;
  models::RunSpec spec = tests::run_spec(p, {"creators"});
  models::Market market(spec);
  market_case::play(market, p);
  const models::Creators& creators = market.creators();
  REQUIRE(creators.n_gone > 0);
  REQUIRE(creators.size() > 20);
  std::set<std::uint64_t> names;
  for (std::size_t j = 0; j < creators.size(); ++j) {
    CHECK(names.insert(creators.id[j]).second);
    if (j >= 20) CHECK(creators.n_courses[j] >= 1);
    if (!creators.is_active(j))
      CHECK(market.stores()[0].front.courses_of(j).size() <= 1);  // of the step before, if just now
  }
  CHECK(market.worst_imbalance() == 0);
  const auto listed = market.stores()[0].front.listed();
  CHECK(std::count(listed.begin(), listed.end(), 1) < static_cast<std::ptrdiff_t>(market.courses().size()));
}

TEST_CASE("What is owed to who left is paid out") {
  models::Parameters p = fixed_spending(500, 40);
  p.creator_group["main"].exit_months = 2;
  p.creator_group["main"].outside_wage = 1000.0;  // all leave after two months
  p.feedback.refund_days = 90.0;
  p.run.months = 12;
  const models::RunOutput output = tests::run("market", p, {"gmv", "payouts", "commission", "creators", "exits"});
  REQUIRE(output.reason.empty());
  CHECK(output.worst_imbalance == 0.0);
  const std::size_t n = output.series.size() / 5;
  const auto sum = [&](std::size_t measure) {
    return std::accumulate(output.series.begin() + static_cast<std::ptrdiff_t>(measure * n),
                           output.series.begin() + static_cast<std::ptrdiff_t>((measure + 1) * n), 0.0);
  };
  CHECK(sum(0) > 0.0);
  CHECK(sum(1) + sum(2) == Approx(sum(0)).epsilon(1e-12));
  CHECK(output.series[4 * n - 1] == 0.0);
  CHECK(sum(4) == 40.0);
}

TEST_CASE("Room for creators that is used up names the setting that gives more") {
  models::Parameters p = drawing();
  p.creator_group["main"].max_creators = 21;
  const models::RunOutput output = tests::run("market", p, {"creators"});
  CHECK(output.status == models::RunStatus::failed);
  CHECK(output.reason.find("21 creators") != std::string::npos);
  CHECK(output.reason.find("creator_group.main.max_creators") != std::string::npos);
}

TEST_CASE("Entry and exit are the same whatever the number of threads") {
  const models::Parameters p = drawing();
  CHECK(market_case::series_of(p, "gmv", 3, 1) == market_case::series_of(p, "gmv", 3, 3));
}

TEST_CASE("A higher commission keeps people from entering", "[sign][limit]") {
  models::Parameters p = drawing();
  p.platform["main"].commission = 0.2;
  const Sample low = over_seeds(p, "entries", true);
  p.platform["main"].commission = 0.6;
  check_rise(over_seeds(p, "entries", true), low);
}

TEST_CASE("A higher commission takes effort away where effort follows income", "[sign]") {
  models::Parameters p = fixed_spending(500, 40);
  p.creator_group["main"].time_rule = "static_optimum";
  p.run.months = 12;
  p.run.record_every = 48;
  p.platform["main"].commission = 0.2;
  const Sample low = over_seeds(p, "effort", false);
  p.platform["main"].commission = 0.6;
  check_rise(over_seeds(p, "effort", false), low);
}

TEST_CASE("A higher wage elsewhere leaves fewer creators", "[sign][limit]") {
  models::Parameters p = drawing();
  const Sample low = over_seeds(p, "creators", false);
  p.creator_group["main"].outside_wage *= 1.5;
  check_rise(over_seeds(p, "creators", false), low);
}
