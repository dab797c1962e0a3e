#include "experiments/figures.hpp"

#include <algorithm>
#include <set>

#include "tests/catch.hpp"
#include "tests/experiments/outcomes.hpp"
#include "tests/experiments/sample.hpp"

using namespace experiments;
using nlohmann::json;
using tests::missing;

namespace {

const json& spec_of(const std::vector<Figure>& list, const std::string& name) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Figure& figure) { return figure.name == name; });
  REQUIRE(found != list.end());
  return found->spec;
}

bool has(const std::vector<Figure>& list, const std::string& name) {
  return std::any_of(list.begin(), list.end(), [&](const Figure& figure) { return figure.name == name; });
}

/// The rows of a figure's data in which `field` has the value given.
std::vector<json> rows_with(const json& spec, const char* field, const json& value) {
  std::vector<json> rows;
  for (const auto& row : spec["data"]["values"]) {
    if (row.at(field) == value) rows.push_back(row);
  }
  return rows;
}

/// A flow that is 100 in each of `n` months and starts with 0, `per_month` entries a month.
Results steady_flow(std::size_t n, std::size_t per_month) {
  auto results = tests::results_with({{"baseline", {0.0}}});
  results.time.clear();
  results.measures[0] = {"payouts", "USD", "Payouts", "flow", {}};
  for (std::size_t t = 0; t <= n * per_month; ++t) {
    results.time.push_back(static_cast<double>(t) / static_cast<double>(per_month));
    // All of it is paid in the last entry of a month.
    results.measures[0].values.push_back(t > 0 && t % per_month == 0 ? 100.0 : 0.0);
  }
  return results;
}

Results scenarios(std::size_t n) {
  std::vector<tests::Outcome> outcomes;
  for (std::size_t s = 0; s < n; ++s) {
    const auto value = 10.0 + static_cast<double>(s);
    outcomes.push_back({"scenario " + std::to_string(s), {value, value + 1.0}});
  }
  return tests::results_with(outcomes);
}

}  // namespace

TEST_CASE("a fan chart holds the quantiles of its scenario's runs that did not fail") {
  const auto list =
      figures(tests::results_with({{"baseline", {1.0, 2.0, missing, 3.0, 4.0}}, {"b", {5.0, 5.0, 5.0, 5.0, 5.0}}}));
  const auto rows = rows_with(spec_of(list, "payouts"), "scenario", "baseline");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0] == json{{"scenario", "baseline"},
                        {"month", 12.0},
                        {"p5", 1.15},
                        {"p25", 1.75},
                        {"median", 2.5},
                        {"p75", 3.25},
                        {"p95", 3.85}});
}

TEST_CASE("a scenario whose runs all failed has a place in the legend but no curve") {
  const auto list = figures(tests::results_with({{"baseline", {1.0, 2.0}}, {"broken", {missing, missing}}}));
  const auto& spec = spec_of(list, "payouts");
  CHECK(rows_with(spec, "scenario", "broken").empty());
  CHECK(spec["encoding"]["color"]["scale"]["domain"] == json{"baseline", "broken"});
}

TEST_CASE("a flow is drawn as a rate over whole months, however it was recorded") {
  for (const std::size_t per_month : {1, 4}) {
    const auto list = figures(steady_flow(24, per_month));
    const auto& rows = spec_of(list, "payouts")["data"]["values"];
    REQUIRE(rows.size() == 24);
    for (const auto& row : rows) CHECK(row["median"] == 100.0);
    CHECK(rows.back()["month"] == 24.0);
  }
}

TEST_CASE("a stock is drawn at no more than 73 times, the last among them") {
  auto results = steady_flow(50, 4);
  results.measures[0].form = "stock";
  const auto list = figures(results);
  const auto& rows = spec_of(list, "payouts")["data"]["values"];
  CHECK(rows.size() == 67);  // every third of 201
  CHECK(rows.back()["month"] == 50.0);
}

TEST_CASE("many scenarios are drawn without bands, very many are gathered, and captions say so") {
  const auto six = figures(scenarios(6));
  CHECK(spec_of(six, "payouts")["data"]["values"][0].contains("p5"));
  const auto seven = figures(scenarios(7));
  CHECK_FALSE(spec_of(seven, "payouts")["data"]["values"][0].contains("p5"));
  CHECK(seven[0].caption.find("7 of them would hide each other") != std::string::npos);
  const auto thirteen = figures(scenarios(13));
  CHECK(spec_of(thirteen, "payouts")["data"]["values"].size() == 2);
  CHECK(thirteen[0].caption.find("13 points in all") != std::string::npos);
  CHECK_FALSE(has(thirteen, "differences"));
}

TEST_CASE("no two curves of a chart have the same colour") {
  const auto list = figures(scenarios(12));
  for (const char* name : {"payouts", "differences"}) {
    const json* colours = nullptr;
    const auto& spec = spec_of(list, name);
    if (spec["encoding"].contains("color")) colours = &spec["encoding"]["color"]["scale"]["range"];
    for (const auto& layer : spec["layer"]) {
      if (layer["encoding"].contains("color")) colours = &layer["encoding"]["color"]["scale"]["range"];
    }
    REQUIRE(colours != nullptr);
    CHECK(colours->size() >= 11);
    CHECK(std::set<json>(colours->begin(), colours->end()).size() == colours->size());
  }
}

TEST_CASE("differences are paired, in percent, and marked when they are beyond the noise") {
  const auto list = figures(tests::results_with(
      {{"baseline", {90.0, 100.0, 110.0}}, {"sure", {101.0, 112.0, 123.0}}, {"noise", {90.0, 101.0, 109.0}}}));
  const auto& spec = spec_of(list, "differences");
  const auto sure = rows_with(spec, "scenario", "sure");
  REQUIRE(sure.size() == 1);
  CHECK(sure[0]["change"] == 12.0);
  CHECK(sure[0]["sure"] == true);
  // 12 % plus t(0.975; 2) = 4.302653 standard errors of 1/sqrt(3); the data keep five digits.
  CHECK(sure[0]["high"].get<double>() == Approx(12.0 + 4.302653 / std::sqrt(3.0)).epsilon(1e-4));
  CHECK(rows_with(spec, "scenario", "noise")[0]["sure"] == false);
}

TEST_CASE("a measure whose baseline is 0 is named below the figure of differences instead of drawn") {
  auto results = tests::results_with({{"baseline", {0.0, 0.0}}, {"b", {1.0, 2.0}}});
  CHECK_FALSE(has(figures(results), "differences"));
  results.measures.push_back({"other", "", "Other", "stock", {1.0, 2.0, 3.0, 4.0}});
  const auto list = figures(results);
  CHECK(list.back().name == "differences");
  CHECK(list.back().caption.find("Payouts") != std::string::npos);
}

TEST_CASE("a measure that never varies has no figure, and a lone scenario no differences") {
  CHECK(figures(tests::results_with({{"baseline", {1.0, 1.0}}})).empty());
  CHECK_FALSE(has(figures(tests::results_with({{"baseline", {1.0, 2.0}}})), "differences"));
  CHECK(figures(Results{}).empty());
}

TEST_CASE("the Lorenz curve runs from nothing to all and lies below equality") {
  const auto list = figures(tests::large_results());
  const auto rows = rows_with(spec_of(list, "creator_income_lorenz"), "scenario", "baseline");
  CHECK(rows.front()["income"] == 0.0);
  CHECK(rows.back()["income"] == 1.0);
  for (const auto& row : rows) CHECK(row["income"].get<double>() <= row["creators"].get<double>());
}

TEST_CASE("the trade-off joins points of one method and marks them with the weight they have") {
  auto results = tests::results_with({{"a", {0.8}}, {"b", {0.6}}, {"c", {0.601}}, {"d", {0.5}}});
  results.measures[0] = {"progress", "1", "Progress", "stock", results.measures[0].values};
  CHECK_FALSE(has(figures(results), "tradeoff"));
  results.measures.push_back({"efficiency", "1", "Efficiency", "stock", {1.0, 2.0, 2.001, 1.5}});
  results.parameters = {{"selection.efficiency_weight", "", "", std::vector{0.0, 0.5, 1.0, 0.0}},
                        {"selection.method", "", "", std::vector<std::string>{"exact", "exact", "exact", "greedy"}}};
  const auto list = figures(results);
  const auto exact = rows_with(spec_of(list, "tradeoff"), "scenario", "exact");
  REQUIRE(exact.size() == 3);
  CHECK(exact[0]["progress"] == 0.8);
  CHECK(exact[0]["efficiency"] == 1.0);
  CHECK(exact[0]["mark"] == "0");
  CHECK(exact[1]["mark"] == "0.5, 1");  // too close to be read apart
  CHECK(exact[2]["mark"] == "");
  CHECK(rows_with(spec_of(list, "tradeoff"), "scenario", "greedy").size() == 1);
  results.measures[1].values.assign(4, 1.0);  // nothing to trade
  CHECK_FALSE(has(figures(results), "tradeoff"));
}

TEST_CASE("a measure of groups is drawn with a mean and an interval for each group and scenario") {
  auto results = tests::results_with({{"baseline", {1.0, 3.0}}, {"other", {2.0, 2.0}}});
  CHECK_FALSE(has(figures(results), "payouts_by_group"));
  results.group_by = "creator_group";
  results.groups = {"pro", "amateur"};
  results.by_group = {results.measures[0], results.measures[0]};
  for (double& value : results.by_group[1].values) value *= 10.0;
  const auto list = figures(results);
  const auto& spec = spec_of(list, "payouts_by_group");
  const auto amateurs = rows_with(spec, "group", "amateur");
  REQUIRE(amateurs.size() == 2);
  CHECK(amateurs[0]["scenario"] == "baseline");
  CHECK(amateurs[0]["mean"] == 20.0);
  // The standard error of 10 and 30 is 10, and Student's t with one degree of freedom 12.706.
  CHECK(amateurs[0]["low"].get<double>() == Approx(20.0 - 127.06).epsilon(1e-4));
  CHECK(rows_with(spec, "group", "pro")[0]["mean"] == 2.0);
  for (auto& group : results.by_group) group.values.assign(group.values.size(), 1.0);
  CHECK_FALSE(has(figures(results), "payouts_by_group"));
}

TEST_CASE("figures of results with odd names have safe file names and name no address") {
  auto results = tests::sample_results();
  results.measures[0].name = "../gmv & \"co\"";
  for (const auto& figure : figures(results)) {
    CHECK(figure.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos);
    CHECK(figure.spec.dump().find("http") == std::string::npos);
    CHECK(figure.spec["description"].get<std::string>().find(figure.title) != std::string::npos);
  }
}
