#include "experiments/study.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "experiments/forecasts.hpp"
#include "experiments/spelling.hpp"
#include "models/catalogue.hpp"

namespace experiments {
namespace {

const Assignment* find_in(const std::vector<Assignment>& assignments, const Setting* setting) {
  const auto found = std::find_if(assignments.begin(), assignments.end(),
                                  [setting](const Assignment& given) { return given.setting == setting; });
  return found == assignments.end() ? nullptr : &*found;
}

const Axis* find_in(const Design& design, const Setting* setting) {
  const auto found = std::find_if(design.axes.begin(), design.axes.end(),
                                  [setting](const Axis& axis) { return axis.setting == setting; });
  return found == design.axes.end() ? nullptr : &*found;
}

void assign(models::Parameters& parameters, const Setting& setting, const models::Value& value) {
  setting.row->set(parameters, setting.entity, value);
}

models::Value value_in(const models::Parameters& parameters, const Setting& setting) {
  return setting.row->get(parameters, setting.entity);
}

/// Where a setting got the value it has in a scenario at a month; nothing if it kept its default.
std::optional<Place> place_of(const Study& study, const Scenario& scenario, std::int64_t month,
                              const Setting* setting) {
  for (auto change = scenario.changes.upper_bound(month); change != scenario.changes.begin();) {
    if (const Assignment* found = find_in((--change)->second, setting)) return found->place;
  }
  if (const Axis* found = find_in(study.design, setting)) return found->place;
  if (const Assignment* found = find_in(scenario.set, setting)) return found->place;
  if (const Assignment* found = find_in(study.given, setting)) return found->place;
  return std::nullopt;
}

Point make_point(const Study& study, const Scenario& scenario, std::size_t row) {
  Point point{scenario.name, static_cast<std::int64_t>(row), 0, {{0, study.base}}};
  models::Parameters& start = point.phases.front().parameters;
  for (const Assignment& given : scenario.set) assign(start, *given.setting, given.value);
  const auto choice = study.design.row(row);
  for (std::size_t i = 0; i < choice.size(); ++i) {
    const Axis& axis = study.design.axes[i];
    assign(start, *axis.setting, axis.values[choice[i]]);
  }
  for (const auto& [month, changes] : scenario.changes) {
    models::Phase phase{month, point.phases.back().parameters};
    for (const Assignment& change : changes) assign(phase.parameters, *change.setting, change.value);
    point.phases.push_back(std::move(phase));
  }
  return point;
}

std::set<const Setting*> changed_settings(const Study& study) {
  std::set<const Setting*> changed;
  for (const Scenario& scenario : study.scenarios) {
    for (const auto& [month, changes] : scenario.changes) {
      for (const Assignment& change : changes) changed.insert(change.setting);
    }
  }
  return changed;
}

std::set<const Setting*> touched_settings(const Study& study) {
  std::set<const Setting*> touched = changed_settings(study);
  for (const Axis& axis : study.design.axes) touched.insert(axis.setting);
  for (const Scenario& scenario : study.scenarios) {
    for (const Assignment& given : scenario.set) touched.insert(given.setting);
  }
  return touched;
}

double number(const models::Value& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return *flag ? 1.0 : 0.0;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  return std::get<double>(value);
}

/// A setting's value in a month, point by point.
std::vector<models::Value> values_in(const std::vector<Point>& points, const Setting& setting, std::int64_t month) {
  std::vector<models::Value> values;
  for (const Point& point : points) {
    const auto phase = std::find_if(point.phases.rbegin(), point.phases.rend(),
                                    [&](const models::Phase& p) { return p.month <= month; });
    values.push_back(value_in(phase->parameters, setting));
  }
  return values;
}

ParameterAxis axis_of(const Setting& setting, const std::vector<models::Value>& values, const Settings& settings) {
  ParameterAxis axis{setting.path, std::string(setting.row->unit), std::string(setting.row->meaning), {}};
  if (std::holds_alternative<std::string>(values.front())) {
    std::vector<std::string> words;
    for (const auto& value : values) words.push_back(std::get<std::string>(settings.as_given(setting, value)));
    axis.values = std::move(words);
  } else {
    std::vector<double> numbers;
    for (const auto& value : values) numbers.push_back(number(value));
    axis.values = std::move(numbers);
  }
  return axis;
}

}  // namespace

void check_layers(const Study& study, const Settings& settings, Mistakes& mistakes) {
  const auto refuse = [&](const Assignment& given, const std::string& remedy) {
    mistakes.add(given.place, given.setting->path, spelled(settings.as_given(*given.setting, given.value)), remedy);
  };
  for (const Scenario& scenario : study.scenarios) {
    for (const Assignment& given : scenario.set) {
      if (const Axis* axis = find_in(study.design, given.setting)) {
        refuse(given, "has no effect, as the design sets it too at " + mistakes.where(axis->place));
      }
    }
  }
  for (const Assignment& given : study.given) {
    if (given.place.option.empty()) continue;
    const auto sets = [&](const Scenario& scenario) { return find_in(scenario.set, given.setting) != nullptr; };
    if (const Axis* axis = find_in(study.design, given.setting)) {
      refuse(given, "has no effect, as the design sets it at " + mistakes.where(axis->place));
    } else if (std::all_of(study.scenarios.begin(), study.scenarios.end(), sets)) {
      refuse(given, "has no effect, as every scenario sets it");
    }
  }
}

std::vector<Point> make_points(const Study& study) {
  std::vector<Point> points;
  points.reserve(study.scenarios.size() * study.design.n_rows());
  for (const Scenario& scenario : study.scenarios) {
    for (std::size_t row = 0; row < study.design.n_rows(); ++row) points.push_back(make_point(study, scenario, row));
  }
  return points;
}

void check_conflicts(const Study& study, const std::vector<Point>& points, std::string_view model,
                     const Settings& settings, Mistakes& mistakes) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Scenario& scenario = study.scenarios[i / study.design.n_rows()];
    for (const models::Phase& phase : points[i].phases) {
      for (const models::Conflict& conflict : models::conflicts(phase.parameters, model)) {
        const Setting* setting = settings.find(conflict.path);
        const auto given = setting ? place_of(study, scenario, phase.month, setting) : std::nullopt;
        const std::string value =
            setting ? spelled(settings.as_given(*setting, value_in(phase.parameters, *setting))) : "";
        mistakes.add(given.value_or(settings.section_place(conflict.path)), conflict.path, value, conflict.remedy);
      }
    }
  }
}

void check_inputs(const Experiment& experiment, Mistakes& mistakes) {
  if (experiment.inputs.empty()) return;
  std::set<std::string> said;
  Forecasts forecasts(experiment);
  for (const std::size_t point : forecasts.examples()) {
    try {
      forecasts.of(point, 1);
    } catch (const models::InputFileError& error) {
      for (const std::string& line : error.lines) {
        if (said.insert(line).second) mistakes.add(line);
      }
    }
  }
}

std::vector<ParameterAxis> varying_settings(const Study& study, const std::vector<Point>& points,
                                            const Settings& settings) {
  const auto touched = touched_settings(study);
  const auto changed = changed_settings(study);
  std::vector<ParameterAxis> varying;
  for (const Setting& setting : settings.all()) {
    if (touched.count(&setting) == 0) continue;
    const auto values = values_in(points, setting, 0);
    const bool differs = std::any_of(values.begin(), values.end(), [&](const auto& v) { return v != values.front(); });
    if (differs || changed.count(&setting) > 0) varying.push_back(axis_of(setting, values, settings));
  }
  return varying;
}

std::vector<ParameterAxis> later_settings(const Study& study, const std::vector<Point>& points,
                                          const Settings& settings) {
  std::set<std::int64_t> months;
  for (const Point& point : points) {
    for (const models::Phase& phase : point.phases) months.insert(phase.month);
  }
  months.erase(0);
  const auto changed = changed_settings(study);
  std::vector<ParameterAxis> later;
  for (const Setting& setting : settings.all()) {
    if (changed.count(&setting) == 0) continue;
    auto before = values_in(points, setting, 0);
    for (const std::int64_t month : months) {
      auto now = values_in(points, setting, month);
      if (now == before) continue;
      later.push_back(axis_of(setting, now, settings));
      later.back().path = "at." + std::to_string(month) + "." + setting.path;
      before = std::move(now);
    }
  }
  return later;
}

std::vector<Input> input_files(const std::vector<Point>& points, const Settings& settings) {
  std::vector<Input> files;
  std::set<std::string> listed;
  for (const Setting& setting : settings.all()) {
    if (setting.row->type != models::Type::file) continue;
    for (const Point& point : points) {
      for (const models::Phase& phase : point.phases) {
        const std::string path = std::get<std::string>(value_in(phase.parameters, setting));
        if (!path.empty() && listed.insert(path).second) files.push_back(settings.files().input(path));
      }
    }
  }
  return files;
}

}  // namespace experiments
