#include "experiments/runner.hpp"

#include <unistd.h>

#include <array>
#include <cmath>
#include <csignal>
#include <limits>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "experiments/error.hpp"
#include "experiments/fingerprint.hpp"
#include "experiments/parts.hpp"
#include "experiments/work.hpp"
#include "models/measure.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"

namespace {

using namespace experiments;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

constexpr std::uint64_t megabyte = 1'000'000;

/// What the made-up model does beside counting, told by the setting that has no meaning in it otherwise.
enum Trick : std::int64_t {
  none,
  fail_second,
  interrupt_third,
  throw_third,
  imbalance_second,
  throw_all,
  edit_second,
  tell_threads
};

/// The value of entry `time` of measure number `measure` of a run: tells every place in the results from every other.
double value_at(std::int64_t learners, std::uint32_t replicate, std::size_t measure, std::int64_t time) {
  return static_cast<double>(learners) + 0.01 * replicate + 100.0 * static_cast<double>(measure) +
         10.0 * static_cast<double>(time);
}

models::RunOutput count_up(const models::RunSpec& spec) {
  const auto& parameters = spec.phases.front().parameters;
  const auto trick = parameters.market.max_courses;
  models::RunOutput output;
  if (trick == throw_all || (trick == throw_third && spec.replicate == 2)) throw std::runtime_error("no such luck");
  if (trick == fail_second && spec.replicate == 1) {
    return {models::RunStatus::failed, "learner.max_number: reached", {}, {}, {}, 0.0};
  }
  if (trick == interrupt_third && spec.replicate == 2) {
    kill(getpid(), SIGINT);
    while (!spec.stop.stop_requested()) std::this_thread::yield();
    output.status = models::RunStatus::stopped;
    return output;
  }
  if (trick == edit_second && spec.replicate == 1) tests::put(parameters.market.catalogue, "edited");
  if (trick == imbalance_second && spec.replicate == 1) output.worst_imbalance = 3.0;
  for (std::size_t i = 0; i < spec.measures.size(); ++i) {
    for (std::int64_t t = 0; t < models::n_times(parameters.run); ++t) {
      output.series.push_back(value_at(parameters.learner.number, spec.replicate, i, t));
    }
  }
  // Later replicates have more creators, so that the results must be padded.
  output.agents.push_back({"creator", "income", "USD", "what a creator was paid",
                           std::vector<double>(spec.replicate + 1, static_cast<double>(parameters.learner.number))});
  // Each run has words of its own.
  output.agents.push_back(
      {"creator", "kind", "1", "what kind of creator", std::vector<double>(spec.replicate + 1, 0.0),
       spec.replicate == 0 ? std::vector<std::string>{"new"} : std::vector<std::string>{"old", "new"}});
  if (trick == tell_threads) output.agents.front().values = {static_cast<double>(spec.threads)};
  *spec.steps_done += parameters.run.months * parameters.run.steps_per_month;
  return output;
}

models::Forecast forecast_count(const models::Parameters& parameters, unsigned) {
  models::Forecast forecast;
  forecast.steps = parameters.run.months * parameters.run.steps_per_month;
  forecast.learners = parameters.learner.number;
  forecast.bytes = static_cast<std::uint64_t>(parameters.learner.number) * megabyte;
  forecast.warnings = {"a.csv: 3 rows without hours"};
  return forecast;
}

std::vector<models::StateVariable> state_of_count() {
  return {{"creator", "income", "USD", "what a creator was paid"}};
}

const models::Model count_model{"count", "counts up", {"run"}, &count_up, &forecast_count, &state_of_count};

/// Two scenarios of 10 and 20 learners, three replicates each.
Experiment small_experiment(Trick trick = none) {
  Experiment experiment;
  experiment.file = "small.toml";
  experiment.question = "Does it count?";
  experiment.model = &count_model;
  experiment.seed = 5;
  experiment.replicates = 3;
  experiment.measures = {0, 1};
  experiment.scenarios = {"few", "many"};
  for (const auto& [name, learners] : {std::pair("few", 10), std::pair("many", 20)}) {
    models::Parameters parameters;
    parameters.run.months = 2;
    parameters.run.steps_per_month = 1;
    parameters.learner.number = learners;
    parameters.market.max_courses = trick;
    experiment.points.push_back({name, 0, 0, {{0, parameters}}});
  }
  experiment.varying = {{"learner.number", "learner", "people", std::vector{10.0, 20.0}}};
  experiment.resolved = "small";
  return experiment;
}

struct Place {
  tests::TemporaryFolder folder;
  std::filesystem::path output = folder.path / "out.h5";
  std::filesystem::path parts = folder.path / "out.h5.parts";

  RunOptions options(unsigned threads = 1, bool force = false) const { return {output, threads, force, true}; }
};

std::string output_error(const Experiment& experiment, const RunOptions& options) {
  try {
    run_experiment(experiment, options);
  } catch (const OutputError& error) {
    return error.what();
  }
  return "no error";
}

WorkPlan planned(const Experiment& experiment, unsigned threads, std::uint64_t memory) {
  Forecasts forecasts(experiment);
  return plan_work(experiment, forecasts, threads, memory);
}

}  // namespace

TEST_CASE("Every value of every run stands in its place in the results") {
  const Place place;
  const auto summary = run_experiment(small_experiment(), place.options());
  CHECK(summary.outcome == Outcome::finished);
  CHECK(summary.runs == 6);
  CHECK(summary.kept == 6);
  CHECK(summary.resumed == 0);
  CHECK(summary.warnings == std::vector<std::string>{"a.csv: 3 rows without hours"});
  const auto& results = summary.results;
  CHECK(results.scenario == std::vector<std::string>{"few", "many"});
  CHECK(results.time == std::vector{0.0, 1.0, 2.0});
  CHECK(results.status == std::vector<std::string>(6, "done"));
  REQUIRE(results.measures.size() == 2);
  for (std::size_t measure = 0; measure < 2; ++measure) {
    REQUIRE(results.measures[measure].values.size() == 18);
    for (std::size_t i = 0; i < 18; ++i) {
      const auto time = static_cast<std::int64_t>(i % 3);
      const auto replicate = static_cast<std::uint32_t>(i / 3 % 3);
      CHECK(results.measures[measure].values[i] == value_at(i < 9 ? 10 : 20, replicate, measure, time));
    }
  }
}

TEST_CASE("Runs with fewer agents than others are padded with NaN") {
  const Place place;
  const auto results = run_experiment(small_experiment(), place.options()).results;
  REQUIRE(results.agents.size() == 2);
  const auto& income = results.agents.front();
  CHECK(income.n_agents == 3);
  REQUIRE(income.values.size() == 18);
  for (std::size_t i = 0; i < 18; ++i) {
    const bool there = i % 3 <= i / 3 % 3;
    if (there) CHECK(income.values[i] == (i < 9 ? 10.0 : 20.0));
    if (!there) CHECK(std::isnan(income.values[i]));
  }
}

TEST_CASE("A word of one run is the same word of another, wherever it stands among theirs") {
  const Place place;
  const auto kind = run_experiment(small_experiment(), place.options()).results.agents.back();
  CHECK(kind.words == std::vector<std::string>{"new", "old"});
  CHECK(kind.values[0] == 0.0);  // the first replicate's only creator is new
  CHECK((kind.values[3] == 1.0 && kind.values[4] == 1.0 && std::isnan(kind.values[5])));
}

TEST_CASE("Scenarios share the key of their draws and replicates do not") {
  const Place place;
  const auto seed = run_experiment(small_experiment(), place.options()).results.seed;
  REQUIRE(seed.size() == 6);
  for (std::size_t i = 0; i < 3; ++i) CHECK(seed[i] == seed[i + 3]);
  CHECK(seed[0] != seed[1]);
  CHECK(seed[1] != seed[2]);
}

TEST_CASE("The result file has the same bytes whatever the threads") {
  const Place one, two, many;
  run_experiment(small_experiment(), one.options(1));
  run_experiment(small_experiment(), two.options(2));
  run_experiment(small_experiment(), many.options(16));
  REQUIRE(!tests::contents(one.output).empty());
  CHECK(tests::contents(two.output) == tests::contents(one.output));
  CHECK(tests::contents(many.output) == tests::contents(one.output));
}

TEST_CASE("Nothing but the result and its sidecar is left behind") {
  const Place place;
  run_experiment(small_experiment(), place.options(2));
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(place.folder.path)) {
    names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"out.h5", "out.h5.run.json"});
  const auto sidecar = nlohmann::json::parse(tests::contents(place.folder.path / "out.h5.run.json"));
  CHECK(sidecar["threads"] == 2);
  CHECK(sidecar["runs"] == 6);
  CHECK(sidecar["resumed_runs"] == 0);
  CHECK(sidecar["steps"] == 12);
  CHECK(sidecar["host"].get<std::string>().size() > 0);
}

TEST_CASE("An interrupt keeps the finished runs, and the next process goes on to the same bytes") {
  const Place whole, cut;
  run_experiment(small_experiment(), whole.options());
  const auto interrupted = run_experiment(small_experiment(interrupt_third), cut.options());
  CHECK(interrupted.outcome == Outcome::interrupted);
  CHECK(interrupted.kept == 2);
  CHECK_FALSE(std::filesystem::exists(cut.output));
  CHECK(std::filesystem::exists(cut.parts));
  const auto resumed = run_experiment(small_experiment(), cut.options());
  CHECK(resumed.outcome == Outcome::finished);
  CHECK(resumed.resumed == 2);
  CHECK(tests::contents(cut.output) == tests::contents(whole.output));
}

TEST_CASE("A damaged part is done again") {
  const Place whole, cut;
  run_experiment(small_experiment(), whole.options());
  run_experiment(small_experiment(interrupt_third), cut.options());
  const auto part = cut.parts / "000000-000001.part";
  tests::put(part, tests::contents(part).substr(0, 40));
  CHECK(run_experiment(small_experiment(), cut.options()).resumed == 1);
  CHECK(tests::contents(cut.output) == tests::contents(whole.output));
}

TEST_CASE("A failed run is data: NaN, its reason, and the other runs unharmed") {
  const Place place;
  const auto summary = run_experiment(small_experiment(fail_second), place.options());
  const auto& results = summary.results;
  CHECK(summary.outcome == Outcome::finished);
  CHECK(results.status[0] == "done");
  CHECK(results.status[1] == "failed: learner.max_number: reached");
  CHECK(results.measures[0].values[2] == value_at(10, 0, 0, 2));
  for (std::size_t i = 3; i < 6; ++i) CHECK(std::isnan(results.measures[0].values[i]));
  CHECK(failure_text(results) ==
        "2 of 6 runs failed, the first was scenario few, replicate 1: learner.max_number: reached");
  CHECK(failure_text(run_experiment(small_experiment(), place.options(1, true)).results).empty());
}

TEST_CASE("A run whose ledger was out of balance counts as failed") {
  const Place place;
  const auto results = run_experiment(small_experiment(imbalance_second), place.options()).results;
  CHECK(results.status[0] == "done");
  CHECK_THAT(results.status[1], StartsWith("failed: ") && Contains("ledger") && Contains("3 cents"));
}

TEST_CASE("What a model throws ends the work, and the finished runs are kept") {
  const Place place;
  for (const unsigned threads : {1U, 4U}) {
    CHECK_THROWS_WITH(run_experiment(small_experiment(throw_third), place.options(threads)), "no such luck");
    CHECK_FALSE(std::filesystem::exists(place.output));
  }
  CHECK(run_experiment(small_experiment(), place.options()).resumed >= 2);
  const Place empty;
  CHECK_THROWS_WITH(run_experiment(small_experiment(throw_all), empty.options()), "no such luck");
  CHECK(std::filesystem::is_empty(empty.folder.path));
}

TEST_CASE("An input file edited during a run ends the work in one line, and no run that may have read it is kept") {
  const Place place, whole;
  const auto input = place.folder.path / "a.csv";
  tests::put(input, "as it was");
  const auto reading = [&input](Trick trick) {
    auto experiment = small_experiment(trick);
    experiment.inputs = {{input, digest_of_file(input)}};
    for (auto& point : experiment.points) point.phases.front().parameters.market.catalogue = input.string();
    return experiment;
  };
  CHECK_THAT(output_error(reading(edit_second), place.options()), StartsWith(input.string() + ": has changed"));
  CHECK_FALSE(std::filesystem::exists(place.output));
  tests::put(input, "as it was");
  CHECK(run_experiment(reading(none), place.options()).resumed == 1);
  run_experiment(reading(none), whole.options());
  CHECK(tests::contents(place.output) == tests::contents(whole.output));
  const auto unread = reading(none);
  std::filesystem::remove(input);
  CHECK_THAT(output_error(unread, whole.options(1, true)), StartsWith(input.string() + ": has changed"));
}

TEST_CASE("An output that holds the experiment's own results is left alone") {
  const Place place;
  run_experiment(small_experiment(), place.options());
  const auto written = std::filesystem::last_write_time(place.output);
  const auto again = run_experiment(small_experiment(), place.options());
  CHECK(again.outcome == Outcome::already_there);
  CHECK(again.results.status == std::vector<std::string>(6, "done"));
  CHECK(std::filesystem::last_write_time(place.output) == written);
}

TEST_CASE("Parts that a killed process left beside its finished result are cleared away") {
  const Place place;
  const auto experiment = small_experiment();
  run_experiment(experiment, place.options());
  Parts(place.parts, experiment_key(experiment), false).store({{0, 0}, {}});
  CHECK(run_experiment(experiment, place.options()).outcome == Outcome::already_there);
  CHECK_FALSE(std::filesystem::exists(place.parts));
}

TEST_CASE("An output that holds anything else is refused in one line and replaced only by force") {
  const Place place;
  auto other = small_experiment();
  other.resolved = "other";
  run_experiment(other, place.options());
  const auto others_bytes = tests::contents(place.output);
  CHECK_THAT(output_error(small_experiment(), place.options()),
             StartsWith(place.output.string()) && Contains("another configuration") && Contains("--force"));
  CHECK(tests::contents(place.output) == others_bytes);
  CHECK(run_experiment(small_experiment(), place.options(1, true)).outcome == Outcome::finished);
  CHECK(tests::contents(place.output) != others_bytes);

  tests::put(place.output, "not a result");
  CHECK_THAT(output_error(small_experiment(), place.options()), Contains("no result") && Contains("--force"));
  CHECK(tests::contents(place.output) == "not a result");
  CHECK(run_experiment(small_experiment(), place.options(1, true)).outcome == Outcome::finished);
}

TEST_CASE("An output that is a folder is refused even by force, before any run") {
  const Place place;
  std::filesystem::create_directory(place.output);
  CHECK_THAT(output_error(small_experiment(throw_all), place.options(1, true)), Contains("is a folder"));
}

TEST_CASE("An output nobody can write is refused before any run") {
  const Place place;
  RunOptions options = place.options();
  options.output = "/proc/out.h5";
  CHECK_THAT(output_error(small_experiment(throw_all), options), StartsWith("/proc/out.h5"));
}

TEST_CASE("As many runs go on at a time as there are threads and memory") {
  const auto experiment = small_experiment();  // a run needs 20 MB at most
  const auto at_once = [&](unsigned threads, std::uint64_t memory) {
    return planned(experiment, threads, memory).at_once;
  };
  CHECK(at_once(4, 1000 * megabyte) == 4);
  CHECK(at_once(100, 1000 * megabyte) == 6);
  CHECK(at_once(100, 60 * megabyte) == 3);
  CHECK(at_once(100, 20 * megabyte) == 1);
  CHECK(planned(experiment, 4, 1000 * megabyte).steps_per_run == 2);
}

TEST_CASE("The threads are shared out among the runs that go on at a time") {
  const Place one, two;
  auto experiment = small_experiment(tell_threads);
  experiment.replicates = 1;
  const auto of_two = run_experiment(experiment, two.options(5)).results.agents.front().values;
  REQUIRE(of_two.size() == 2);
  for (const double threads : of_two) CHECK((threads == 2.0 || threads == 3.0));
  experiment.points.pop_back();
  experiment.varying.clear();
  CHECK(run_experiment(experiment, one.options(5)).results.agents.front().values == std::vector{5.0});
}

TEST_CASE("A run that memory cannot hold is refused, naming what to lower") {
  try {
    planned(small_experiment(), 1, 19 * megabyte);
    FAIL("no error");
  } catch (const InputError& error) {
    REQUIRE(error.lines.size() == 1);
    CHECK_THAT(error.lines.front(), StartsWith("small.toml: learner.number = 20:"));
  }
}

TEST_CASE("Results that memory could not hold together are refused before the first run, naming what to lower") {
  auto experiment = small_experiment();
  experiment.replicates = 500'000;
  // 10^6 runs, 2 measures, 3 times, 8 bytes each
  CHECK_THROWS_WITH(planned(experiment, 1, 47 * megabyte),
                    StartsWith("small.toml: run.replicates = 500000: the results of 1,000,000 runs need ") &&
                        Contains("run.measures") && Contains("run.record_every"));
  CHECK(planned(experiment, 1, 200 * megabyte).runs.size() == 1'000'000);
}
