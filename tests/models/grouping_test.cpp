/// @file Groups of learners and creators, and results that tell them apart.

#include "models/grouping.hpp"

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/learner_group.hpp"
#include "tests/catch.hpp"
#include "tests/models/measures.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

constexpr std::int64_t people = 20000;

/// Two groups of creators and three of learners, one of which has no income.
models::Parameters mixed_market(const std::string& group_by) {
  models::Parameters p;
  p.run.months = 6;
  p.run.group_by = group_by;
  p.platform["main"].guidance = "everyone";
  p.creator_group["amateur"].number = 60;
  p.creator_group["pro"].number = 20;
  p.creator_group["pro"].hours_median = 60.0;
  p.learner.number = 3000;
  p.learner.arrivals_per_month = 50.0;
  p.learner_group["poor"] = {.weight = 1.0, .income = 0.0, .guidance = false};
  p.learner_group["keen"] = {.weight = 2.0, .regulation_lift = 0.5};
  p.learner_group["other"].weight = 7.0;
  p.market.courses = 300;
  return p;
}

std::vector<std::string> all_measures() {
  std::vector<std::string> names;
  for (const models::Measure& measure : models::measure_table()) names.emplace_back(measure.name);
  return names;
}

/// The series of one run by measure: of all together, and of each group.
struct Recorded {
  std::map<std::string, std::vector<double>> all;
  std::map<std::string, std::vector<std::vector<double>>> by_group;
};

Recorded record(const models::Parameters& parameters, unsigned threads = 1) {
  models::RunSpec spec = tests::run_spec(parameters, all_measures());
  spec.threads = threads;
  const models::RunOutput output = models::find_model("market")->run(spec);
  REQUIRE(output.reason.empty());
  const auto n_times = static_cast<std::size_t>(models::n_times(parameters.run));
  Recorded recorded;
  auto first = output.series.begin();
  for (const models::Series& series : models::series_of(spec.measures, parameters)) {
    const std::vector<double> values(first, first + static_cast<std::ptrdiff_t>(n_times));
    const std::string name(models::measure_table()[series.measure].name);
    if (series.group) {
      recorded.by_group[name].push_back(values);
    } else {
      recorded.all[name] = values;
    }
    first += static_cast<std::ptrdiff_t>(n_times);
  }
  REQUIRE(first == output.series.end());
  return recorded;
}

/// NaN equals NaN here.
bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

tests::SmallMarket born(const std::map<std::string, models::LearnerGroup>& groups, const std::string& group_by) {
  models::Parameters p = tests::small_market_parameters(people, 3);
  p.learner_group = groups;
  p.run.group_by = group_by;
  return tests::SmallMarket(p);
}

}  // namespace

TEST_CASE("What groups do adds up to what all do, whatever the groups are") {
  for (const models::Grouping& grouping : models::grouping_table()) {
    const Recorded recorded = record(mixed_market(std::string(grouping.name)));
    CAPTURE(grouping.name);
    CHECK(recorded.by_group.empty() == (grouping.population == models::Population::nobody));
    for (const auto& [name, groups] : recorded.by_group) {
      const models::Measure& measure = models::measure_table()[tests::place_of_measure(name)];
      if (measure.form != models::Form::flow && name != "active_learners" && name != "guided") continue;
      const std::vector<double>& all = recorded.all.at(name);
      for (std::size_t t = 0; t < all.size(); ++t) {
        double sum = 0.0;
        for (const auto& group : groups) sum += group[t];
        INFO(name << " at entry " << t);
        CHECK(sum == Approx(all[t]).epsilon(1e-12));  // cents as doubles
      }
    }
  }
}

TEST_CASE("Telling groups apart changes no number of the whole, nor do threads of the groups", "[placebo][threaded]") {
  const Recorded alone = record(mixed_market("nothing"));
  for (const char* group_by : {"learner_group", "creator_group"}) {
    const Recorded one = record(mixed_market(group_by)), three = record(mixed_market(group_by), 3);
    for (const auto& [name, values] : alone.all) {
      CAPTURE(group_by, name);
      CHECK(same(one.all.at(name), values));
    }
    for (const auto& [name, groups] : one.by_group) {
      for (std::size_t g = 0; g < groups.size(); ++g) CHECK(same(three.by_group.at(name)[g], groups[g]));
    }
  }
}

TEST_CASE("A mean or ratio of all lies between those of the groups, and a group that has none has no value") {
  const Recorded recorded = record(mixed_market("learner_group"));
  for (const char* name : {"completion_rate", "skill", "mastery", "satisfaction"}) {
    double least = 1.0, most = 0.0;
    for (const auto& group : recorded.by_group.at(name)) {
      least = std::min(least, group.back());
      most = std::max(most, group.back());
    }
    CAPTURE(name);
    CHECK(least <= recorded.all.at(name).back());  // a month has few ratings
    CHECK(recorded.all.at(name).back() <= most);
  }
  const auto& gmv = recorded.by_group.at("gmv");  // groups stand in order of name: keen, other, poor
  for (const double usd : gmv[2]) CHECK(usd == 0.0);
  CHECK(std::isnan(recorded.by_group.at("completion_rate")[0][0]));
}

TEST_CASE("A group that is not offered guidance is never guided, and the others are") {
  const Recorded recorded = record(mixed_market("learner_group"));
  const auto& guided = recorded.by_group.at("guided");
  for (const double n : guided[2]) CHECK(n == 0.0);
  CHECK(guided[0].back() > 0.0);
  CHECK(guided[1].back() > 0.0);
}

TEST_CASE("Learners belong to groups in proportion to the weights") {
  const tests::SmallMarket market =
      born({{"a", {.weight = 1.0}}, {"b", {.weight = 0.0}}, {"c", {.weight = 3.0}}}, "learner_group");
  std::vector<double> n(3);
  for (std::size_t row = 0; row < market.learners.size(); ++row) {
    n[market.learners.group[row]] += 1.0;
    REQUIRE(market.learners.group[row] == market.learners.stratum[row]);
  }
  CHECK(n[1] == 0.0);
  const double expected = 0.25 * people;
  CHECK(std::abs(n[0] - expected) < tests::z_bound * std::sqrt(expected * 0.75));
}

TEST_CASE("A tenth of all learners is in each decile of income, and incomes of higher ones are higher") {
  const tests::SmallMarket market = born({}, "income_decile");
  std::vector<double> n(10), expected(10, people / 10.0), most(10, 0.0), least(10, 1e12);
  for (std::size_t row = 0; row < market.learners.size(); ++row) {
    const std::size_t decile = market.learners.stratum[row];
    const double income = market.learners.income[row];
    n.at(decile) += 1.0;
    most[decile] = std::max(most[decile], income);
    least[decile] = std::min(least[decile], income);
  }
  CHECK(tests::chi_square(n, expected) < tests::chi_square_bound(9));
  for (std::size_t i = 1; i < 10; ++i) CHECK(most[i - 1] <= least[i]);
}

TEST_CASE("A group's settings scale money, time and discipline, and other traits stay as they are") {
  const tests::SmallMarket plain = born({}, "regulation");
  const tests::SmallMarket half =
      born({{"main", {.income = 0.5, .study_budget = 2.0, .regulation_lift = 0.2}}}, "regulation");
  for (std::size_t row = 0; row < 100; ++row) {
    const double regulation = plain.learners.regulation[row].value();
    CHECK(half.learners.income[row] == Approx(0.5 * plain.learners.income[row]).margin(1.0));
    CHECK(half.learners.study_budget[row] == Approx(2.0 * plain.learners.study_budget[row]).margin(2.0));
    CHECK(half.learners.regulation[row].value() == Approx(regulation + 0.2 * (1.0 - regulation)).margin(2e-5));
    CHECK(half.learners.interest.row(row)[0].bits() == plain.learners.interest.row(row)[0].bits());
    CHECK(plain.learners.stratum[row] == static_cast<int>(std::min(4.0, 5.0 * regulation)));
  }
  CHECK(models::lifted(0.5, -0.4) == Approx(0.3));
  CHECK(models::lifted(0.5, 1.0) == 1.0);
}

TEST_CASE("Every label of a grouping is another, and every measure names whom it can be told of") {
  const models::Parameters p = mixed_market("nothing");
  for (const models::Grouping& grouping : models::grouping_table()) {
    const auto labels = grouping.labels(p);
    CHECK(std::set<std::string>(labels.begin(), labels.end()).size() == labels.size());
  }
  for (const models::Measure& measure : models::measure_table()) {
    INFO(measure.name);
    CHECK((measure.groups.empty() || measure.groups == "learner" || measure.groups == "creator" ||
           measure.groups == "learner creator"));
  }
}
