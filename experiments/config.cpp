#include <algorithm>

#include "experiments/document.hpp"
#include "experiments/experiment.hpp"
#include "experiments/frame.hpp"
#include "experiments/nearest.hpp"
#include "experiments/resolved.hpp"
#include "experiments/spelling.hpp"
#include "experiments/study.hpp"

namespace experiments {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> section_names() {
  std::vector<std::string> names;
  for (const models::Parameter& row : models::parameter_table()) names.emplace_back(stem(row.section));
  return names;
}

/// Without the keys of [run] that are read elsewhere.
Node settings_of_run(Node run) {
  if (Table* table = std::get_if<Table>(&run.value)) {
    std::erase_if(table->entries, [](const Node& entry) { return contains(run_keys(), entry.key); });
  }
  return run;
}

/// Why a key at the top of the file is not read.
std::string refusal(const Node& node, const Settings& settings) {
  const auto sections = section_names();
  auto known = frame_keys();
  known.insert(known.end(), sections.begin(), sections.end());
  const auto guess = nearest(node.key, known);
  if (contains(sections, node.key) || (!node.table() && !guess)) return settings.refusal(node.key);
  return "unknown key" + did_you_mean(guess);
}

/// The settings in the file's sections; any other key at the top of the file is a mistake.
std::vector<Assignment> read_sections(const Table& root, Settings& settings, Mistakes& mistakes) {
  const auto sections = section_names();
  Table found;
  for (const Node& node : root.entries) {
    if (contains(frame_keys(), node.key)) continue;
    // An option's mistake is named by its whole path, a file's by the section it opens.
    if ((contains(sections, node.key) && settings.reads(node.key)) || !node.place.option.empty()) {
      found.entries.push_back(node.key == "run" ? settings_of_run(node) : node);
    } else {
      mistakes.add(node.place, node.key, node.table() ? "" : spelled(node), refusal(node, settings));
    }
  }
  return settings.read(found, mistakes);
}

constexpr std::size_t most_runs = 1000000;  // each leaves a file until all are finished

/// Refuse more runs than can be kept.
void check_runs(const Table& root, const Study& study, std::int64_t replicates, Mistakes& mistakes) {
  const std::size_t n_points = study.scenarios.size() * study.design.n_rows();
  if (n_points <= most_runs / static_cast<std::size_t>(replicates)) return;
  const Node* given = root.find("run")->table()->find("replicates");
  mistakes.add(given ? given->place : Place{}, "run.replicates", std::to_string(replicates),
               std::to_string(n_points) + " points with as many replicates are more than " + std::to_string(most_runs) +
                   " runs; lower either");
}

/// The divisors of `number` next to `guess`, which is none of them: one below it, and one above if there is any.
std::string divisors_near(std::int64_t number, std::int64_t guess) {
  std::int64_t below = guess;
  std::int64_t above = guess;
  while (number % below != 0) --below;
  while (above <= number && number % above != 0) ++above;
  return std::to_string(below) + (above <= number ? " or " + std::to_string(above) : "");
}

/// Refuse a calendar of which the results would hold nothing, or not the end.
void check_calendar(const Study& study, const Answer& answer, const Settings& settings, Mistakes& mistakes) {
  const models::Schedule& run = study.base.run;
  const auto refuse = [&](const std::string& path, std::int64_t value, const std::string& remedy) {
    const auto given = std::find_if(study.given.begin(), study.given.end(),
                                    [&](const Assignment& assignment) { return assignment.setting->path == path; });
    mistakes.add(given == study.given.end() ? settings.section_place("run") : given->place, path, std::to_string(value),
                 remedy);
  };
  const std::int64_t steps = run.months * run.steps_per_month;
  if (steps == 0 && !answer.measure.empty()) {
    refuse("run.months", run.months, "nothing would be recorded that could answer; expected at least 1");
  }
  if (steps % run.record_every != 0) {
    refuse("run.record_every", run.record_every,
           "the last of the " + std::to_string(steps) + " steps would not be recorded; expected a divisor of " +
               std::to_string(steps) + ", as " + divisors_near(steps, run.record_every));
  }
}

Study read_study(const Table& root, Settings& settings, Mistakes& mistakes) {
  Study study;
  study.base = settings.defaults();
  study.given = read_sections(root, settings, mistakes);
  for (const Assignment& given : study.given) {
    given.setting->row->set(study.base, given.setting->entity, given.value);
  }
  study.scenarios = read_scenarios(root, study.base.run.months, settings, mistakes);
  study.design = read_design(root, study.scenarios.size(), settings, mistakes);
  check_layers(study, settings, mistakes);
  return study;
}

/// @param file from whose folder the paths in the tree start
Experiment resolve(const Table& root, const std::filesystem::path& file, Mistakes& mistakes) {
  const Frame frame = read_frame(root, mistakes);
  Settings settings(frame.model, root, file, mistakes);
  const Study study = read_study(root, settings, mistakes);
  const std::size_t baseline = read_baseline(root, study.scenarios, mistakes);
  mistakes.throw_if_any();
  check_runs(root, study, frame.replicates, mistakes);
  check_calendar(study, frame.answer, settings, mistakes);
  mistakes.throw_if_any();

  Experiment experiment;
  experiment.file = file;
  experiment.question = frame.question;
  experiment.answer = frame.answer;
  experiment.model = frame.model;
  experiment.seed = frame.seed;
  experiment.replicates = frame.replicates;
  experiment.measures = frame.measures;
  experiment.baseline = baseline;
  experiment.points = make_points(study);
  for (const Scenario& scenario : study.scenarios) experiment.scenarios.push_back(scenario.name);
  check_conflicts(study, experiment.points, frame.model->name, settings, mistakes);
  mistakes.throw_if_any();

  experiment.varying = varying_settings(study, experiment.points, settings);
  experiment.later = later_settings(study, experiment.points, settings);
  experiment.inputs = input_files(experiment.points, settings);
  check_inputs(experiment, mistakes);
  mistakes.throw_if_any();
  experiment.resolved = resolved_text(experiment, study, settings);
  return experiment;
}

}  // namespace

Experiment read_experiment(const std::filesystem::path& file, const Overrides& overrides) {
  Mistakes mistakes(file);
  Table root = read_document(file, mistakes);
  change_document(root, overrides, mistakes);
  return resolve(root, file, mistakes);
}

Experiment read_experiment(std::string_view text, const std::filesystem::path& name, const Overrides& overrides) {
  Mistakes mistakes(name);
  Table root = read_document(text, name, mistakes);
  change_document(root, overrides, mistakes);
  return resolve(root, name, mistakes);
}

models::Parameters read_settings(std::string_view text, const std::filesystem::path& name, std::string_view model) {
  Mistakes mistakes(name);
  const Table root = read_document(text, name, mistakes);
  Settings settings(models::find_model(model), root, name, mistakes);
  models::Parameters parameters = settings.defaults();
  for (const Assignment& given : read_sections(root, settings, mistakes)) {
    given.setting->row->set(parameters, given.setting->entity, given.value);
  }
  mistakes.throw_if_any();
  return parameters;
}

}  // namespace experiments
