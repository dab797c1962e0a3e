#include "experiments/resolved.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "experiments/spelling.hpp"
#include "models/measure.hpp"

namespace experiments {
namespace {

std::string heading_text(const Experiment& experiment) {
  std::string text;
  if (!experiment.question.empty()) text += fmt::format("question = {}\n", in_quotes(experiment.question));
  text += fmt::format("baseline = {}\n", in_quotes(experiment.scenarios[experiment.baseline]));
  const Answer& answer = experiment.answer;
  if (!answer.measure.empty()) {
    text += fmt::format("\n[answer]\nmeasure = {}\nat = {}\nbetter = {}\n", in_quotes(answer.measure),
                        in_quotes(answer.at), in_quotes(answer.better));
  }
  return text;
}

std::string run_text(const Experiment& experiment) {
  std::string measures;
  for (const std::size_t index : experiment.measures) {
    measures += (measures.empty() ? "" : ", ") + in_quotes(models::measure_table()[index].name);
  }
  return fmt::format("model = {}\nseed = {}\nreplicates = {}\nmeasures = [{}]\n", in_quotes(experiment.model->name),
                     experiment.seed, experiment.replicates, measures);
}

std::string sections_text(const Experiment& experiment, const Study& study, const Settings& settings) {
  std::string text;
  std::string table;
  for (const Setting& setting : settings.all()) {
    const std::string above = setting.path.substr(0, setting.path.rfind('.'));
    if (above != table) text += fmt::format("\n[{}]\n", table = above) + (above == "run" ? run_text(experiment) : "");
    const models::Value value = setting.row->get(study.base, setting.entity);
    text += fmt::format("{} = {}\n", setting.row->name, spelled(settings.as_given(setting, value)));
  }
  return text;
}

std::string assignments_text(std::vector<Assignment> assignments, const Settings& settings) {
  std::sort(assignments.begin(), assignments.end(),
            [](const Assignment& a, const Assignment& b) { return a.setting->path < b.setting->path; });
  std::string text;
  for (const Assignment& given : assignments) {
    const std::string value = spelled(settings.as_given(*given.setting, given.value));
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", in_quotes(given.setting->path), value);
  }
  return "{" + text + "}";
}

std::string scenarios_text(const Study& study, const Settings& settings) {
  std::string text;
  for (const Scenario& scenario : study.scenarios) {
    text += fmt::format("\n[[scenario]]\nname = {}\n", in_quotes(scenario.name));
    if (!scenario.set.empty()) text += fmt::format("set = {}\n", assignments_text(scenario.set, settings));
    for (const auto& [month, changes] : scenario.changes) {
      text += fmt::format("at.{} = {}\n", month, assignments_text(changes, settings));
    }
  }
  return text;
}

std::string design_text(const Study& study, const Settings& settings) {
  if (study.design.kind.empty()) return "";
  std::string text = fmt::format("\n[design]\nkind = {}\n\n[design.axes]\n", in_quotes(study.design.kind));
  for (const Axis& axis : study.design.axes) {
    std::string values;
    for (const models::Value& value : axis.values) {
      values += (values.empty() ? "" : ", ") + spelled(settings.as_given(*axis.setting, value));
    }
    text += fmt::format("{} = [{}]\n", in_quotes(axis.setting->path), values);
  }
  return text;
}

}  // namespace

std::string resolved_text(const Experiment& experiment, const Study& study, const Settings& settings) {
  return heading_text(experiment) + sections_text(experiment, study, settings) + scenarios_text(study, settings) +
         design_text(study, settings);
}

}  // namespace experiments
