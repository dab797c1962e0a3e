#include "experiments/bench.hpp"

#include <fmt/format.h>

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
  if (options.learners) overrides.set.push_back(fmt::format("learner.number={}", *options.learners));
  if (options.months) overrides.set.push_back(fmt::format("run.months={}", *options.months));
  auto experiment = read_experiment(file, overrides);
  if (experiment.model->name != "market") {
    throw InputError(fmt::format("{}: run.model = \"{}\": only the model \"market\" is timed", file.string(),
                                 experiment.model->name));
  }
  return experiment;
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
