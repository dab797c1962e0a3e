#include "experiments/points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "experiments/numbers.hpp"

namespace experiments {
namespace {

constexpr std::size_t most_settings = 2;  // in a label; with more the design row is shorter

std::string setting_text(const ParameterAxis& axis, std::size_t point) {
  const auto name = axis.path.substr(axis.path.rfind('.') + 1);
  if (const auto* words = std::get_if<std::vector<std::string>>(&axis.values)) return name + " = " + words->at(point);
  return name + " = " + number_text(std::get<std::vector<double>>(axis.values).at(point), "");
}

std::string row_text(const Results& results, std::size_t point) {
  if (results.parameters.empty() || results.parameters.size() > most_settings) {
    return fmt::format("row {}", results.row[point]);
  }
  std::string text;
  for (const auto& axis : results.parameters) text += (text.empty() ? "" : ", ") + setting_text(axis, point);
  return text;
}

std::vector<Group> each_point(const Results& results) {
  const auto baseline = baseline_name(results);
  const auto labels = point_labels(results);
  std::vector<Group> groups;
  groups.reserve(labels.size());
  for (std::size_t p = 0; p < labels.size(); ++p)
    groups.push_back({labels[p], {p}, results.scenario[p] == baseline, ""});
  return groups;
}

std::vector<Group> each_scenario(const Results& results) {
  const auto baseline = baseline_name(results);
  const auto scenarios = scenario_names(results);
  std::vector<Group> groups;
  groups.reserve(scenarios.size());
  for (const auto& name : scenarios) groups.push_back({name, {}, name == baseline, ""});
  for (std::size_t p = 0; p < results.n_points(); ++p) {
    const auto at = std::find(scenarios.begin(), scenarios.end(), results.scenario[p]) - scenarios.begin();
    groups[static_cast<std::size_t>(at)].points.push_back(p);
  }
  return groups;
}

std::vector<Group> baseline_and_rest(const Results& results) {
  const auto baseline = baseline_name(results);
  std::vector<Group> groups{{baseline, {}, true, ""},
                            {fmt::format("{} others", scenario_names(results).size() - 1), {}, false, ""}};
  for (std::size_t p = 0; p < results.n_points(); ++p) groups[results.scenario[p] != baseline].points.push_back(p);
  return groups;
}

}  // namespace

std::vector<std::string> scenario_names(const Results& results) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const auto& name : results.scenario) {
    if (seen.insert(name).second) names.push_back(name);
  }
  return names;
}

std::string baseline_name(const Results& results) {
  const auto names = scenario_names(results);
  return results.baseline < names.size() ? names[results.baseline] : "";
}

std::vector<std::string> point_labels(const Results& results) {
  const auto n_scenarios = scenario_names(results).size();
  std::vector<std::string> labels;
  for (std::size_t p = 0; p < results.n_points(); ++p) {
    const auto n_rows = std::count(results.scenario.begin(), results.scenario.end(), results.scenario[p]);
    if (n_rows == 1)
      labels.push_back(results.scenario[p]);
    else if (n_scenarios == 1)
      labels.push_back(row_text(results, p));
    else
      labels.push_back(fmt::format("{}, row {}", results.scenario[p], results.row[p]));
  }
  return labels;
}

std::optional<std::size_t> reference_point(const Results& results, std::size_t point) {
  const auto baseline = baseline_name(results);
  if (results.scenario[point] == baseline) return std::nullopt;
  for (std::size_t p = 0; p < results.n_points(); ++p) {
    if (results.scenario[p] == baseline && results.row[p] == results.row[point]) return p;
  }
  return std::nullopt;
}

const std::string& group_colour(std::size_t n) {
  // Okabe and Ito (2008) without black and yellow, which one of a light and a dark page would swallow, and six more,
  // so that a chart of most_groups scenarios has a colour for each.
  static const std::vector<std::string> palette{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9",
                                                "#7b6bd6", "#a8324a", "#999933", "#9a6a3c", "#f2a7b0", "#00a5a8"};
  return palette[n % palette.size()];
}

std::vector<Group> chart_groups(const Results& results) {
  const bool few_scenarios = scenario_names(results).size() <= most_groups;
  auto groups = results.n_points() <= most_groups ? each_point(results)
                : few_scenarios                   ? each_scenario(results)
                                                  : baseline_and_rest(results);
  const auto n_baselines =
      std::count_if(groups.begin(), groups.end(), [](const Group& group) { return group.baseline; });
  std::size_t next = 0;
  for (auto& group : groups) {
    const bool stands_out = group.baseline && n_baselines == 1 && groups.size() > 1;
    group.colour = stands_out ? "#808080" : group_colour(next++);
  }
  return groups;
}

}  // namespace experiments
