#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "experiments/error.hpp"
#include "experiments/experiment.hpp"
#include "experiments/settings.hpp"
#include "experiments/spelling.hpp"
#include "models/measure.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/experiment_text.hpp"

using experiments::Experiment;
using experiments::InputError;
using experiments::Overrides;
using models::Parameter;
using models::Value;
using tests::read;
using tests::smallest;
using tests::start;

namespace {

std::vector<double> numbers(const Experiment& experiment, const std::string& path) {
  for (const auto& axis : experiment.varying) {
    if (axis.path == path) return std::get<std::vector<double>>(axis.values);
  }
  return {};
}

}  // namespace

TEST_CASE("a file with a model and a seed is a whole experiment with every default") {
  const Experiment experiment = read(smallest);
  CHECK(experiment.model->name == "market");
  CHECK(experiment.seed == 7);
  CHECK(experiment.replicates == 1);
  CHECK(experiment.question.empty());
  CHECK(experiment.answer.measure.empty());
  CHECK(experiment.scenarios == std::vector<std::string>{"baseline"});
  REQUIRE(experiment.points.size() == 1);
  CHECK(experiment.points[0].row == 0);
  CHECK(experiment.points[0].draw_row == 0);
  REQUIRE(experiment.points[0].phases.size() == 1);
  CHECK(experiment.points[0].phases[0].month == 0);
  CHECK(start(experiment).platform.count("main") == 1);
  CHECK(start(experiment).creator_group.count("main") == 1);
  CHECK(experiment.varying.empty());
  CHECK(experiment.inputs.empty());
  for (const Parameter& row : models::parameter_table()) {
    if (row.section == "enterprise.*") continue;  // of which a market has none
    INFO(row.section << "." << row.name);
    CHECK(row.get(start(experiment), "main") == row.fallback);
  }
}

TEST_CASE("without a list every measure of the model is recorded, and a list is brought into the table's order") {
  const Experiment all = read(smallest);
  for (std::size_t i = 0; i < models::measure_table().size(); ++i) {
    const auto listed = std::count(all.measures.begin(), all.measures.end(), i);
    CHECK(listed == (models::has_measure(*all.model, i) ? 1 : 0));
  }
  const std::string first(models::measure_table()[all.measures[0]].name);
  const std::string second(models::measure_table()[all.measures[1]].name);
  const Experiment two = read(smallest + "measures = [\"" + second + "\", \"" + first + "\"]\n");
  CHECK(two.measures == std::vector<std::size_t>{all.measures[0], all.measures[1]});
  CHECK(read(smallest + "measures = \"all\"\n").measures == all.measures);
}

TEST_CASE("a whole number may be written as a real and a real as a whole number") {
  const Experiment experiment = read(smallest + "[learner]\nnumber = 2e3\nincome_sigma = 1\n");
  CHECK(start(experiment).learner.number == 2000);
  CHECK(start(experiment).learner.income_sigma == 1.0);
}

TEST_CASE("named tables make entities, each with the defaults it does not override") {
  const Experiment experiment = read(smallest + "[creator_group.pro]\nhours_median = 80\n[creator_group.hobby]\n");
  const auto& groups = start(experiment).creator_group;
  REQUIRE(groups.size() == 2);
  CHECK(groups.at("pro").hours_median == 80.0);
  CHECK(groups.at("hobby").hours_median == models::CreatorGroup{}.hours_median);
}

TEST_CASE("a quoted dotted key and nested tables mean the same in a scenario") {
  const std::string head = smallest + "[[scenario]]\nname = \"a\"\n";
  const Experiment quoted = read(head + "set = {\"platform.main.commission\" = 0.25}\n");
  const Experiment dotted = read(head + "set.platform.main.commission = 0.25\n");
  const Experiment nested = read(head + "[scenario.set.platform.main]\ncommission = 0.25\n");
  CHECK(start(quoted).platform.at("main").commission == 0.25);
  CHECK(quoted.resolved == dotted.resolved);
  CHECK(quoted.resolved == nested.resolved);
}

TEST_CASE("a scenario's changes add up from month to month") {
  const Experiment experiment = read(smallest + R"(
    [[scenario]]
    name = "a"
    set = {choice.price = 0.02}
    at.24 = {choice.price = 0.05}
    at.12 = {"choice.rank" = 0.1, choice.price = 0.04}
  )");
  const auto& phases = experiment.points.at(0).phases;
  REQUIRE(phases.size() == 3);
  CHECK(phases[0].month == 0);
  CHECK(phases[1].month == 12);
  CHECK(phases[2].month == 24);
  CHECK(phases[0].parameters.choice.price == 0.02);
  CHECK(phases[1].parameters.choice.price == 0.04);
  CHECK(phases[2].parameters.choice.price == 0.05);
  CHECK(phases[0].parameters.choice.rank == models::ChoiceSettings{}.rank);
  CHECK(phases[2].parameters.choice.rank == 0.1);
  CHECK(numbers(experiment, "choice.price") == std::vector<double>{0.02});
  CHECK(numbers(experiment, "choice.rank") == std::vector<double>{models::ChoiceSettings{}.rank});
}

TEST_CASE("what changes on the way is told with its month, and points that do not change keep what they had") {
  const Experiment experiment = read(smallest + R"(
    [[scenario]]
    name = "a"
    [[scenario]]
    name = "b"
    at.24 = {choice.price = 0.05}
    at.12 = {"platform.main.ranker" = "random", choice.price = 0.04}
    [[scenario]]
    name = "c"
    set = {choice.price = 0.03}
    at.12 = {choice.rank = 0.1}
  )");
  const double price = models::ChoiceSettings{}.price, rank = models::ChoiceSettings{}.rank;
  std::map<std::string, std::vector<double>> values;
  for (const auto& axis : experiment.later) {
    if (axis.path != "at.12.platform.main.ranker") values[axis.path] = std::get<std::vector<double>>(axis.values);
  }
  CHECK(experiment.later.size() == 4);
  CHECK(values == std::map<std::string, std::vector<double>>{{"at.12.choice.price", {price, 0.04, 0.03}},
                                                             {"at.12.choice.rank", {rank, rank, 0.1}},
                                                             {"at.24.choice.price", {price, 0.05, 0.03}}});
}

TEST_CASE("what changes at month 0 holds from the start, even if it could not change later") {
  const Experiment experiment = read(smallest + "[[scenario]]\nname = \"a\"\nat.0 = {market.courses = 12}\n");
  REQUIRE(experiment.points.at(0).phases.size() == 1);
  CHECK(start(experiment).market.courses == 12);
}

TEST_CASE("the baseline is the first scenario unless the file names another") {
  const std::string scenarios = smallest + "[[scenario]]\nname = \"b\"\n[[scenario]]\nname = \"a\"\n";
  CHECK(read(scenarios).baseline == 0);
  const Experiment named = read("baseline = \"a\"\n" + scenarios);
  CHECK(named.scenarios == std::vector<std::string>{"b", "a"});
  CHECK(named.baseline == 1);
}

TEST_CASE("a grid has every combination under every scenario, the scenario slowest and the last axis fastest") {
  const Experiment experiment = read(smallest + R"(
    [[scenario]]
    name = "a"
    [[scenario]]
    name = "b"
    [design]
    kind = "grid"
    [design.axes]
    "visit.rate" = [0.1, 0.2]
    "choice.price" = [1, 2, 3]
  )");
  REQUIRE(experiment.points.size() == 12);
  CHECK(numbers(experiment, "visit.rate") == std::vector<double>{.1, .1, .1, .2, .2, .2, .1, .1, .1, .2, .2, .2});
  CHECK(numbers(experiment, "choice.price") == std::vector<double>{1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3});
  for (std::size_t i = 0; i < 12; ++i) {
    CHECK(experiment.points[i].scenario == (i < 6 ? "a" : "b"));
    CHECK(experiment.points[i].row == static_cast<std::int64_t>(i % 6));
    CHECK(experiment.points[i].draw_row == 0);
  }
}

TEST_CASE("a list goes along all axes at once") {
  const Experiment experiment = read(smallest + R"(
    [design]
    kind = "list"
    axes = {"visit.rate" = [0.1, 0.2], "platform.main.ranker" = ["random", "content"]}
  )");
  REQUIRE(experiment.points.size() == 2);
  CHECK(start(experiment, 0).visit.rate == 0.1);
  CHECK(start(experiment, 0).platform.at("main").ranker == "random");
  CHECK(start(experiment, 1).visit.rate == 0.2);
  CHECK(start(experiment, 1).platform.at("main").ranker == "content");
}

TEST_CASE("an axis from one end to the other has n even values that keep round numbers round") {
  const Experiment experiment = read(smallest + R"(
    [design]
    kind = "grid"
    [design.axes]
    "visit.rate" = {from = 0.1, to = 0.5, n = 5}
    "platform.main.slate" = {from = 9, to = 3, n = 3}
  )");
  const auto rates = numbers(experiment, "visit.rate");
  REQUIRE(rates.size() == 15);
  CHECK(rates[0] == 0.1);
  CHECK(rates[3] == 0.2);
  CHECK(rates[6] == 0.3);
  CHECK(rates[9] == 0.4);
  CHECK(rates[12] == 0.5);
  CHECK(start(experiment, 0).platform.at("main").slate == 9);
  CHECK(start(experiment, 1).platform.at("main").slate == 6);
  CHECK(start(experiment, 2).platform.at("main").slate == 3);
}

TEST_CASE("a row of the design lies over its scenario and under the scenario's later changes") {
  const Experiment experiment = read(smallest + R"(
    [[scenario]]
    name = "a"
    at.6 = {visit.rate = 0.9}
    [design]
    kind = "grid"
    axes = {visit.rate = [0.1, 0.2]}
  )");
  REQUIRE(experiment.points.size() == 2);
  for (const auto& point : experiment.points) {
    CHECK(point.phases.at(0).parameters.visit.rate == (point.row == 0 ? 0.1 : 0.2));
    CHECK(point.phases.at(1).parameters.visit.rate == 0.9);
  }
}

TEST_CASE("only settings that differ between points become coordinates") {
  const Experiment experiment = read(smallest + R"(
    [[scenario]]
    name = "a"
    set = {choice.outside_option = true, visit.rate = 0.3, platform.main.ranker = "random"}
    [[scenario]]
    name = "b"
    set = {choice.outside_option = false, visit.rate = 0.3}
  )");
  REQUIRE(experiment.varying.size() == 2);
  CHECK(numbers(experiment, "choice.outside_option") == std::vector<double>{1, 0});
  const auto& ranker = experiment.varying[1];
  CHECK(ranker.path == "platform.main.ranker");
  CHECK(std::get<std::vector<std::string>>(ranker.values) ==
        std::vector<std::string>{"random", models::Platform{}.ranker});
}

TEST_CASE("the command line changes settings, and its seed and replicates win over the file's") {
  Overrides overrides;
  overrides.set = {"visit.rate=0.25", "platform.main.ranker=random", "run.measures=\"all\"", "visit.rate=0.75",
                   "question=\"Why?\""};
  overrides.seed = 11;
  overrides.replicates = 3;
  const Experiment experiment = read(smallest + "replicates = 2\n", overrides);
  CHECK(start(experiment).visit.rate == 0.75);
  CHECK(start(experiment).platform.at("main").ranker == "random");
  CHECK(experiment.seed == 11);
  CHECK(experiment.replicates == 3);
  CHECK(experiment.question == "Why?");
}

TEST_CASE("a path in a file starts from the file's folder, one on the command line from the working directory") {
  const tests::TemporaryFolder folder;
  std::filesystem::create_directory(folder.path / "data");
  tests::put(folder.path / "data" / "list.csv", "course_id\n1\n");
  tests::put(folder.path / "case.toml", smallest + "[market]\ncatalogue = \"data/list.csv\"\n");
  const Experiment in_file = experiments::read_experiment(folder.path / "case.toml", {});
  CHECK(in_file.inputs.at(0).path == folder.path / "data" / "list.csv");
  CHECK(start(in_file).market.catalogue == (folder.path / "data" / "list.csv").string());

  const auto relative = std::filesystem::relative(folder.path / "data" / "list.csv");
  Overrides overrides;
  overrides.set = {"market.catalogue=" + relative.string()};
  tests::put(folder.path / "bare.toml", smallest);
  const Experiment by_option = experiments::read_experiment(folder.path / "bare.toml", overrides);
  CHECK(by_option.inputs.at(0).path == relative);
  CHECK(by_option.resolved.find("catalogue = \"list.csv\"") != std::string::npos);
}

TEST_CASE("the resolved configuration names no folder of this machine") {
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "list.csv", "course_id\n1\n");
  const std::string absolute = (folder.path / "list.csv").string();
  tests::put(folder.path / "given.toml", smallest + "[market]\ncatalogue = \"" + absolute + "\"\n");
  tests::put(folder.path / "near.toml", smallest + "[market]\ncatalogue = \"list.csv\"\n");
  tests::put(folder.path / "detour.toml", smallest + "[market]\ncatalogue = \"./data/../list.csv\"\n");
  const Experiment given = experiments::read_experiment(folder.path / "given.toml", {});
  const Experiment detour = experiments::read_experiment(folder.path / "detour.toml", {});
  const Experiment near = experiments::read_experiment(folder.path / "near.toml", {});
  CHECK(given.inputs == near.inputs);
  CHECK(given.resolved.find(folder.path.string()) == std::string::npos);
  CHECK(given.resolved == near.resolved);
  CHECK(detour.resolved == near.resolved);
}

TEST_CASE("the resolved configuration is an experiment that resolves to itself") {
  const Experiment experiment = read(R"(
    baseline = "b"
    question = "Is it \"so\"?"
    [answer]
    measure = "gmv"
    at = "sum"
    better = "lower"
    [run]
    model = "market"
    seed = 7
    months = 20
    replicates = 4
    measures = ["gmv", "commission"]
    [creator_group.pro]
    content_share = 0.1
    [creator_group.hobby]
    hours_sigma = 0.30000000000000004
    [[scenario]]
    name = "a"
    set = {visit.rate = 1e-7, "learner.number" = 3}
    [[scenario]]
    name = "b"
    at.3 = {"platform.main.ranker" = "random", "creator_group.pro.content_share" = 0.2}
    [design]
    kind = "list"
    [design.axes]
    "choice.price" = [0.3, 0.1]
    "choice.outside_option" = [true, false]
  )");
  const Experiment again = read(experiment.resolved);
  CHECK(again.resolved == experiment.resolved);
  CHECK(again.question == "Is it \"so\"?");
  CHECK(again.answer.better == "lower");
  CHECK(again.baseline == 1);
  CHECK(again.measures == experiment.measures);
  REQUIRE(again.points.size() == experiment.points.size());
  CHECK(start(again, 0).visit.rate == 1e-7);
  CHECK(start(again).creator_group.at("hobby").hours_sigma == 0.30000000000000004);
}

TEST_CASE("the order and spelling of a file leave the resolved configuration as it is, a value does not") {
  const std::string scenario = "[[scenario]]\nname = \"a\"\n";
  const Experiment one =
      read(smallest + "[visit]\nrate = 0.5\n[learner]\nnumber = 2000\n" + scenario +
           "set = {visit.rate = 0.2, choice.price = 1.5}\nat.3 = {visit.rate = 1, visit.direct_rate = 0}\n");
  const Experiment same =
      read("[learner]\n'number' = 2e3\n[run]\nseed = 7\nmodel = 'market'\nreplicates = 1\n" + scenario +
           "at = {3 = {'visit.direct_rate' = 0.0, 'visit.rate' = 1.0}}\n"
           "set = {choice = {price = 15e-1}, visit.rate = 0.2}\n");
  const Experiment other = read(smallest + "[learner]\nnumber = 2001\n" + scenario);
  CHECK(one.resolved == same.resolved);
  CHECK(read(smallest + scenario).resolved != other.resolved);
}
