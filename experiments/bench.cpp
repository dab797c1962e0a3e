#include "experiments/bench.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "experiments/error.hpp"
#include "experiments/experiment.hpp"
#include "experiments/machine.hpp"
#include "models/bench_market.hpp"

namespace experiments {
namespace {

Experiment timed_experiment(const BenchOptions& options) {
  const auto file = options.file.empty()
                        ? std::filesystem::path(STOA_SOURCE_DIR) / "experiments" / "reference-market.toml"
                        : options.file;
  Overrides overrides;
  overrides.learners = options.learners;
  overrides.months = options.months;
  auto experiment = read_experiment(file, overrides);
  const auto refuse = [&file](const std::string& why) { throw InputError(fmt::format("{}: {}", file.string(), why)); };
  if (experiment.model->name != "market") {
    refuse(fmt::format("run.model = \"{}\": only the model \"market\" is timed", experiment.model->name));
  }
  if (experiment.points.front().phases.front().parameters.run.months == 0) {
    refuse("run.months = 0: there is nothing to time; expected at least 1");
  }
  return experiment;
}

/// What of an experiment is not timed, as a line; empty when it has one point that stays as it is.
std::string omission_of(const Experiment& experiment) {
  const auto& point = experiment.points.front();
  if (experiment.points.size() == 1 && point.phases.size() == 1) return {};
  return fmt::format("{}: the first of {} points is timed, scenario {}, with the settings of its start\n",
                     experiment.file.string(), experiment.points.size(), point.scenario);
}

/// One line per figure, the values under each other.
std::string lines_of(const nlohmann::ordered_json& figures) {
  std::string text;
  for (const auto& [name, value] : figures.items()) {
    const auto shown = value.is_string()         ? value.get<std::string>()
                       : value.is_number_float() ? fmt::format("{:.4g}", value.get<double>())
                                                 : value.dump();
    text += fmt::format("{:<28} {}\n", name, shown);
  }
  return text;
}

}  // namespace

std::string bench_text(const BenchOptions& options) {
  const auto experiment = timed_experiment(options);
  fmt::print(stderr, "{}", omission_of(experiment));
  const auto& parameters = experiment.points.front().phases.front().parameters;
  const auto timing = models::time_market(parameters, experiment.seed, options.threads);
  const auto learners = static_cast<double>(timing.learners);
  const auto learner_steps = learners * static_cast<double>(timing.steps);
  const nlohmann::ordered_json figures{
      {"ns_per_learner_step", timing.seconds * 1e9 * options.threads / learner_steps},
      {"learners", timing.learners},
      {"steps", timing.steps},
      {"threads", options.threads},
      {"bytes_per_learner", static_cast<double>(timing.bytes) / learners},
      {"visits_per_learner_step", timing.visits},
      {"direct_visits_per_learner_step", timing.direct},
      {"purchases_per_learner_step", timing.purchases},
      {"study_per_learner_step", timing.study},
      {"enrolled_share", timing.enrolled},
      {"seconds", timing.seconds},
      {"cpu", cpu_name()},
  };
  return options.json ? figures.dump(2) + "\n" : lines_of(figures);
}

}  // namespace experiments
