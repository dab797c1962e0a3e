#include "experiments/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "experiments/error.hpp"
#include "experiments/experiment.hpp"
#include "experiments/layout.hpp"
#include "models/choice_rule.hpp"
#include "models/enterprise_contract.hpp"
#include "models/enterprise_recommender.hpp"
#include "models/grouping.hpp"
#include "models/measure.hpp"
#include "models/model.hpp"
#include "models/plan.hpp"
#include "models/ranker.hpp"
#include "models/selection_method.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"

using experiments::describe;
using experiments::InputError;
using nlohmann::json;

namespace {

std::string path_of(const models::Parameter& row) {
  std::string path = std::string(row.section) + "." + std::string(row.name);
  if (const auto star = path.find('*'); star != std::string::npos) path.replace(star, 1, "NAME");
  return path;
}

std::string refusal(const std::string& what, bool as_json) {
  try {
    describe(what, as_json);
  } catch (const InputError& error) {
    return error.lines.at(0);
  }
  return "accepted";
}

}  // namespace

TEST_CASE("every setting is described by its path, default, unit, range, meaning and source") {
  const std::string text = describe("parameters", false);
  std::string joined;  // wrapped lines as one
  std::istringstream words(text);
  for (std::string word; words >> word;) joined += word + " ";
  for (const models::Parameter& row : models::parameter_table()) {
    INFO(path_of(row));
    CHECK(text.find(fmt::format("\n{} ", path_of(row))) != std::string::npos);
    CHECK(joined.find(std::string(row.meaning) + " (" + std::string(row.source) + ")") != std::string::npos);
  }
  CHECK(joined.find("run.months 36 month 0 to 1200 length of the recorded run") != std::string::npos);
  CHECK(joined.find("platform.NAME.commission * 0.63 0 to 1 ") != std::string::npos);
  CHECK(joined.find("choice.shocks \"gumbel\" uniform, gumbel ") != std::string::npos);
  CHECK(joined.find("choice.outside_option * true true, false ") != std::string::npos);
  CHECK(joined.find("market.popularity_half_life * 12.0 month at least 0 ") != std::string::npos);
}

TEST_CASE("no line of a description is wider than a page") {
  for (const char* what : {"experiment", "parameters", "measures", "plans", "rankers", "choice_rules",
                           "selection_methods", "recommenders", "contracts", "groupings", "models", "schema"}) {
    std::istringstream lines(describe(what, false));
    for (std::string line; std::getline(lines, line);) {
      INFO(what << ": " << line);
      CHECK(experiments::width_of(line) <= experiments::line_width);
    }
  }
}

TEST_CASE("the settings as JSON hold everything in the table") {
  const json all = json::parse(describe("parameters", true));
  const auto& table = models::parameter_table();
  REQUIRE(all.size() == table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const models::Parameter& row = table[i];
    const json& object = all[i];
    INFO(path_of(row));
    CHECK(object.at("path") == path_of(row));
    CHECK(object.at("unit") == row.unit);
    CHECK(object.at("meaning") == row.meaning);
    CHECK(object.at("source") == row.source);
    CHECK(object.at("changes") == row.changes);
    std::visit([&](const auto& value) { CHECK(object.at("default") == value); }, row.fallback);
    const bool number = row.type == models::Type::integer || row.type == models::Type::real;
    CHECK(object.contains("least") == number);
    CHECK(object.contains("names") == !row.names.empty());
    if (number && std::isfinite(row.least)) CHECK(object.at("least") == row.least);
    if (number && !std::isfinite(row.most)) CHECK(object.at("most").is_null());
  }
}

TEST_CASE("measures, plans, rankers and models are described as text and as JSON") {
  const json measures = json::parse(describe("measures", true));
  REQUIRE(measures.size() == models::measure_table().size());
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const models::Measure& row = models::measure_table()[i];
    CHECK(measures[i].at("name") == row.name);
    CHECK(measures[i].at("unit") == row.unit);
    CHECK(measures[i].at("formula") == row.formula);
    CHECK(describe("measures", false).find(std::string(row.name) + " ") != std::string::npos);
  }
  const auto check_rows = [](const std::string& what, const auto& rows) {
    const json all = json::parse(describe(what, true));
    REQUIRE(all.size() == rows.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      CHECK(all[i].at("name") == rows[i].name);
      CHECK(all[i].at("meaning") == rows[i].meaning);
      CHECK(describe(what, false).find(std::string(rows[i].name) + "\n") != std::string::npos);
    }
  };
  check_rows("plans", models::plan_table());
  check_rows("rankers", models::ranker_table());
  check_rows("choice_rules", models::choice_rule_table());
  check_rows("selection_methods", models::selection_method_table());
  check_rows("recommenders", models::recommender_table());
  check_rows("contracts", models::contract_table());
  check_rows("groupings", models::grouping_table());
  check_rows("models", models::model_table());
}

TEST_CASE("a model is described with its sections and what it keeps of each agent") {
  const json all = json::parse(describe("models", true));
  const std::string text = describe("models", false);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const models::Model& row = models::model_table()[i];
    const auto state = row.state();
    CHECK(all[i].at("sections").size() == row.sections.size());
    REQUIRE(all[i].at("state").size() == state.size());
    for (std::size_t k = 0; k < state.size(); ++k) {
      CHECK(all[i].at("state")[k].at("table") == state[k].table);
      CHECK(all[i].at("state")[k].at("name") == state[k].name);
      CHECK(all[i].at("state")[k].at("meaning") == state[k].meaning);
      CHECK(text.find(fmt::format("\n      {}.{}", state[k].table, state[k].name)) != std::string::npos);
    }
  }
}

TEST_CASE("the schema names every measure with its unit") {
  const std::string text = describe("schema", false);
  for (const models::Measure& row : models::measure_table()) {
    INFO(row.name);
    const auto at = text.find(fmt::format("\n  {} ", row.name));
    REQUIRE(at != std::string::npos);
    CHECK(text.substr(at, text.find('\n', at + 1) - at).find(fmt::format("[{}]", row.unit)) != std::string::npos);
  }
}

TEST_CASE("every key of an experiment file that is no setting is described, and its example is read") {
  std::string text;
  for (const json& row : json::parse(describe("experiment", true))) {
    const auto path = row["path"].get<std::string>(), example = row["example"].get<std::string>();
    const bool listed = path.starts_with("scenario.");
    if (!listed) text += path + " = " + example + "\n";
  }
  text += "[[scenario]]\nname = \"today\"\n[[scenario]]\n";
  for (const json& row : json::parse(describe("experiment", true))) {
    const auto path = row["path"].get<std::string>();
    if (path.starts_with("scenario.")) text += path.substr(9) + " = " + row["example"].get<std::string>() + "\n";
  }
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "case.toml", text + "[platform.main]\n[creator_group.main]\n");
  const auto experiment = experiments::read_experiment(folder.path / "case.toml", {});
  CHECK(experiment.points.size() == 4);  // two scenarios at two values of the design's axis
  CHECK(experiment.replicates == 20);
  CHECK(experiment.points.back().phases.size() == 2);
}

TEST_CASE("an unknown word is refused with the nearest one") {
  CHECK(refusal("paramters", false) ==
        "describe \"paramters\": expected one of experiment, parameters, measures, plans, rankers, choice_rules, "
        "selection_methods, recommenders, contracts, groupings, models, events, schema (did you mean \"parameters\"?)");
  CHECK(refusal("", true).find("describe \"\": expected one of") == 0);
  CHECK(refusal("schema", true) == "describe schema --json: there is only text; leave out --json");
}
