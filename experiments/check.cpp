#include "experiments/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "experiments/layout.hpp"
#include "experiments/machine.hpp"
#include "experiments/numbers.hpp"
#include "experiments/progress.hpp"
#include "experiments/settings.hpp"
#include "experiments/spelling.hpp"
#include "experiments/work.hpp"
#include "models/grouping.hpp"
#include "models/measure.hpp"

namespace experiments {
namespace {

constexpr std::size_t label_width = 12;

/// A line with a label; what does not fit goes on below the text.
std::string entry(std::string_view label, const std::string& text) {
  std::string lines = wrapped(text, label_width);
  return lines.empty() ? "" : lines.replace(0, label_width, padded(label, label_width));
}

/// The setting at a dotted path, as it stands in parameters.
models::Value value_at(const models::Parameters& parameters, std::string_view path) {
  const Setting setting = setting_at(path);
  return setting.row->get(parameters, setting.entity);
}

std::string shown(const models::Value& value) {
  if (const double* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
  if (const auto* text = std::get_if<std::string>(&value)) return text->empty() ? "none" : *text;
  return spelled(value);
}

/// A setting's value at the start of a point, and each other one that follows with its month.
std::string course_of(const Point& point, const std::string& path) {
  models::Value value = value_at(point.phases.front().parameters, path);
  std::string text = shown(value);
  for (const models::Phase& phase : point.phases) {
    models::Value now = value_at(phase.parameters, path);
    if (now != value) text += fmt::format(", from month {} {}", phase.month, shown(now));
    value = std::move(now);
  }
  return text;
}

std::size_t n_rows(const Experiment& experiment) { return experiment.points.size() / experiment.scenarios.size(); }

/// Whether a setting differs between scenarios, at the same row, or changes on the way.
bool is_of_scenarios(const Experiment& experiment, const std::string& path) {
  const std::string start = shown(value_at(experiment.points.front().phases.front().parameters, path));
  for (std::size_t i = 0; i < experiment.points.size(); i += n_rows(experiment)) {
    if (course_of(experiment.points[i], path) != start) return true;
  }
  return false;
}

/// Paths and what is said of each, below each other in two columns.
std::string columns(const std::vector<std::pair<std::string, std::string>>& lines) {
  std::size_t width = 0;
  for (const auto& line : lines) width = std::max(width, line.first.size());
  std::string text;
  for (const auto& [path, value] : lines) text += wrapped(padded(path, width) + "  " + value, label_width + 2);
  return text;
}

std::string scenarios_text(const Experiment& experiment) {
  std::string text;
  for (std::size_t i = 0; i < experiment.scenarios.size(); ++i) {
    const bool is_baseline = i == experiment.baseline && experiment.scenarios.size() > 1;
    text += entry(i == 0 ? "scenarios" : "", experiment.scenarios[i] + (is_baseline ? " (baseline)" : ""));
    std::vector<std::pair<std::string, std::string>> lines;
    for (const ParameterAxis& axis : experiment.varying) {
      const Point& point = experiment.points[i * n_rows(experiment)];
      if (is_of_scenarios(experiment, axis.path)) lines.emplace_back(axis.path, course_of(point, axis.path));
    }
    text += columns(lines);
  }
  return text;
}

/// The values of each setting along the design, in order of appearance.
std::string design_text(const Experiment& experiment) {
  const std::size_t rows = n_rows(experiment);
  if (rows == 1) return "";
  std::vector<std::pair<std::string, std::string>> lines;
  for (const ParameterAxis& axis : experiment.varying) {
    std::vector<std::string> values;
    for (std::size_t row = 0; row < rows; ++row) {
      std::string value = shown(value_at(experiment.points[row].phases.front().parameters, axis.path));
      if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
    }
    if (values.size() > 1) lines.emplace_back(axis.path, fmt::format("{}", fmt::join(values, ", ")));
  }
  return entry("design", counted(static_cast<std::int64_t>(rows), "row")) + columns(lines);
}

std::string heading_text(const Experiment& experiment) {
  const models::Schedule& schedule = experiment.points.front().phases.front().parameters.run;
  const Answer& answer = experiment.answer;
  std::string text = entry("question", experiment.question);
  if (!answer.measure.empty()) {
    const std::string at = answer.at == "end"   ? "at the end"
                           : answer.at == "sum" ? "summed over time"
                                                : "mean over time";
    text += entry("answer", fmt::format("{} {}, {} is better", answer.measure, at, answer.better));
  }
  text += entry("model", fmt::format("{}: {}", experiment.model->name, experiment.model->meaning));
  const std::string burn_in = schedule.burn_in > 0 ? fmt::format(" after {} of burn-in", schedule.burn_in) : "";
  text += entry("time", fmt::format("{}{}, {} a month, {}", counted(schedule.months, "month"), burn_in,
                                    counted(schedule.steps_per_month, "step"),
                                    counted(models::n_times(schedule), "recorded time")));
  std::vector<std::string_view> names;
  for (const std::size_t index : experiment.measures) names.push_back(models::measure_table()[index].name);
  text += entry("measures", fmt::format("{}", fmt::join(names, ", ")));
  for (const Input& input : experiment.inputs) text += entry("input", input.path.string());
  return text;
}

/// What all runs need together, and the largest of them alone.
struct Needs {
  models::Forecast largest;
  std::int64_t steps = 0;
  double seconds = 0.0;  // on one core
  std::set<std::string> warnings;
};

Needs needs_of(const Experiment& experiment, Forecasts& forecasts, unsigned threads_per_run) {
  Needs needs;
  for (std::size_t point = 0; point < experiment.points.size(); ++point) {
    const models::Forecast& run = forecasts.of(point, threads_per_run);
    needs.largest.learners = std::max(needs.largest.learners, run.learners);
    needs.largest.courses = std::max(needs.largest.courses, run.courses);
    needs.largest.creators = std::max(needs.largest.creators, run.creators);
    needs.largest.bytes = std::max(needs.largest.bytes, run.bytes);
    needs.largest.agent_bytes = std::max(needs.largest.agent_bytes, run.agent_bytes);
    needs.largest.event_rows = std::max(needs.largest.event_rows, run.event_rows);
    needs.largest.event_bytes = std::max(needs.largest.event_bytes, run.event_bytes);
    needs.warnings.insert(run.warnings.begin(), run.warnings.end());
    needs.steps += run.steps * experiment.replicates;
    needs.seconds += run.seconds * static_cast<double>(experiment.replicates);
  }
  return needs;
}

std::string population_text(const models::Forecast& run) {
  std::vector<std::string> parts;
  if (run.learners > 0) parts.push_back(counted(run.learners, "learner"));
  if (run.courses > 0) parts.push_back(counted(run.courses, "course"));
  if (run.creators > 0) parts.push_back(counted(run.creators, "creator"));
  return fmt::format("at most {}", fmt::join(parts, ", "));
}

/// Nothing when no events are kept.
std::string events_text(const models::Forecast& run, double n_runs) {
  if (run.event_rows == 0) return "";
  const std::string size = bytes_text(n_runs * static_cast<double>(run.event_bytes));
  return entry("events", fmt::format("about {} a run, {} in the file", counted(run.event_rows, "row"), size));
}

std::string cost_text(const Experiment& experiment, unsigned threads) {
  Forecasts forecasts(experiment);
  const WorkPlan plan = plan_work(experiment, forecasts, threads, available_memory());
  const auto share = std::max<std::size_t>(1, threads / plan.at_once);
  const Needs needs = needs_of(experiment, forecasts, static_cast<unsigned>(share));
  const auto n_runs = static_cast<double>(plan.runs.size());
  const models::Parameters& parameters = experiment.points.front().phases.front().parameters;
  const double series = n_runs * 8.0 * static_cast<double>(models::n_times(parameters.run)) *
                        static_cast<double>(models::series_of(experiment.measures, parameters).size());
  const double column = n_runs * 8.0 * static_cast<double>(needs.largest.creators);
  std::string text = entry("size", population_text(needs.largest));
  text +=
      entry("memory", fmt::format("{} a run, {} at once on {}", bytes_text(static_cast<double>(needs.largest.bytes)),
                                  counted(static_cast<std::int64_t>(plan.at_once), "run"), counted(threads, "thread")));
  const double seconds = needs.seconds / threads;
  const std::string duration = seconds < 1.0 ? "less than a second" : "about " + duration_text(seconds);
  text += entry("duration", fmt::format("{} for {}", duration, counted(needs.steps, "step")));
  for (const std::string& warning : needs.warnings) text += entry("note", warning);
  text += events_text(needs.largest, n_runs);
  const double tables = n_runs * static_cast<double>(needs.largest.agent_bytes);
  const std::string agents = tables > 0.0 ? fmt::format("up to {} of tables of agents", bytes_text(tables))
                                          : fmt::format("{} for each column of agents", bytes_text(column));
  return text + entry("file", fmt::format("about {} of series, {}", bytes_text(series), agents));
}

}  // namespace

std::string check_text(const Experiment& experiment, unsigned threads) {
  const auto n_points = static_cast<std::int64_t>(experiment.points.size());
  const std::string runs =
      fmt::format("{} x {} = {}", counted(n_points, "point"), counted(experiment.replicates, "replicate"),
                  counted(n_points * experiment.replicates, "run"));
  return heading_text(experiment) + scenarios_text(experiment) + design_text(experiment) + entry("runs", runs) +
         cost_text(experiment, threads);
}

}  // namespace experiments
