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

}  // namespace

Experiment read_experiment(const std::filesystem::path& file, const Overrides& overrides) {
  Mistakes mistakes(file);
  const Table root = read_document(file, overrides, mistakes);
  const Frame frame = read_frame(root, mistakes);
  Settings settings(frame.model, root, file, mistakes);
  const Study study = read_study(root, settings, mistakes);
  const std::size_t baseline = read_baseline(root, study.scenarios, mistakes);
  mistakes.throw_if_any();
  check_runs(root, study, frame.replicates, mistakes);
  mistakes.throw_if_any();

  Experiment experiment{
      file,     frame.question,     frame.answer, frame.model, frame.seed, frame.replicates, frame.measures, {},
      baseline, make_points(study), {},           {},          {}};
  for (const Scenario& scenario : study.scenarios) experiment.scenarios.push_back(scenario.name);
  check_conflicts(study, experiment.points, frame.model->name, settings, mistakes);
  check_inputs(experiment.points, *frame.model, settings, mistakes);
  mistakes.throw_if_any();

  experiment.varying = varying_settings(study, experiment.points, settings);
  experiment.inputs = input_files(experiment.points, settings);
  experiment.resolved = resolved_text(experiment, study, settings);
  return experiment;
}

}  // namespace experiments
