#include "experiments/in_memory.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <stdexcept>

#include "experiments/error.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"

namespace {

using namespace experiments;

constexpr auto two_creators = R"(
question = "Do more hours pay?"
run = { model = "influence", months = 12, replicates = 3, seed = 5 }
scenario = [{ name = "few" }, { name = "many", set = { "influence.reference_hours" = 30 } }]
)";

/// Does at the first wait what it was made for.
class Watcher : public Attendant {
 public:
  enum Act { nothing, end, fail };
  explicit Watcher(Act act) : act_(act) {}

  bool wait(std::chrono::milliseconds time) override {
    std::unique_lock lock(mutex_);
    if (act_ == nothing) condition_.wait_for(lock, time, [this] { return woken_; });
    if (act_ == fail) throw std::runtime_error("looked away");
    return act_ == end;
  }

  void wake() override {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    condition_.notify_one();
  }

  void show(const ProgressCount& count) override { last = count; }

  ProgressCount last;

 private:
  Act act_;
  std::mutex mutex_;
  std::condition_variable condition_;
  bool woken_ = false;
};

/// A run that ends only when it is told to.
models::RunOutput wait_for_the_end(const models::RunSpec& spec) {
  while (!spec.stop.stop_requested()) std::this_thread::yield();
  return {models::RunStatus::stopped, "", {}, {}, {}, 0.0};
}

models::Forecast forecast_of_nothing(const models::Parameters&, unsigned) { return {}; }
std::vector<models::StateVariable> no_state() { return {}; }
const models::Model endless{"endless", "waits", {"run"}, &wait_for_the_end, &forecast_of_nothing, &no_state};

Experiment small() { return read_experiment(two_creators, "dict", {}); }

}  // namespace

TEST_CASE("A run in memory has the numbers of the run that writes a file") {
  const tests::TemporaryFolder folder;
  const auto experiment = small();
  const auto written = run_experiment(experiment, {folder.path / "out.h5", 1, false, true}).results;
  Watcher watcher(Watcher::nothing);
  const auto summary = run_in_memory(experiment, 2, watcher);
  CHECK(summary.outcome == Outcome::finished);
  CHECK(summary.kept == 6);
  CHECK(summary.results.status == written.status);
  CHECK(summary.results.seed == written.seed);
  REQUIRE(summary.results.measures.size() == written.measures.size());
  for (std::size_t i = 0; i < written.measures.size(); ++i) {
    const auto& values = summary.results.measures[i].values;
    REQUIRE(values.size() == written.measures[i].values.size());
    const auto same = [](double a, double b) { return a == b || (a != a && b != b); };
    CHECK(std::equal(values.begin(), values.end(), written.measures[i].values.begin(), same));
  }
  CHECK(watcher.last.runs == 6);
  CHECK(watcher.last.steps == watcher.last.all_steps);
}

TEST_CASE("An attendant who ends the work gets no results", "[threaded]") {
  auto experiment = small();
  experiment.model = &endless;
  Watcher watcher(Watcher::end);
  const auto summary = run_in_memory(experiment, 2, watcher);
  CHECK(summary.outcome == Outcome::interrupted);
  CHECK(summary.results.scenario.empty());
}

TEST_CASE("What an attendant throws ends the work and is passed on", "[threaded]") {
  auto experiment = small();
  experiment.model = &endless;
  Watcher watcher(Watcher::fail);
  CHECK_THROWS_WITH(run_in_memory(experiment, 2, watcher), "looked away");
}

TEST_CASE("Mistakes in text that a program made name no lines") {
  try {
    read_experiment("run = { model = \"influence\", months = \"twelve\" }\n", "dict", {});
    FAIL("no error");
  } catch (const InputError& error) {
    REQUIRE(!error.lines.empty());
    for (const auto& line : error.lines) CHECK(line.find("dict: ") == 0);
  }
}

TEST_CASE("Settings alone are read like those of an experiment, and a wrong name is told the nearest") {
  const auto parameters = read_settings("platform = { main = { commission = 0.3 } }", "f()", "market");
  CHECK(parameters.platform.at("main").commission == 0.3);
  CHECK(read_settings("", "f()", "influence").influence.k_content == 0.8);
  CHECK_THROWS_WITH(read_settings("influence = { k_contend = 1 }", "f()", "influence"),
                    "f(): influence.k_contend = 1: unknown setting (did you mean \"influence.k_content\"?)");
}
