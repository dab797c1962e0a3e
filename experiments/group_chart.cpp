#include "experiments/group_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiments/chart.hpp"
#include "experiments/fan_chart.hpp"
#include "experiments/numbers.hpp"
#include "experiments/points.hpp"
#include "experiments/summary.hpp"

namespace experiments {
namespace {

using nlohmann::json;

constexpr int digits = 6;  // in the data of a chart

json row(const std::string& group, const std::string& scenario, const Interval& level) {
  json entry = {{"group", group}, {"scenario", scenario}, {"mean", rounded(level.mean, digits)}};
  if (level.n > 1) entry.update({{"low", rounded(level.low, digits)}, {"high", rounded(level.high, digits)}});
  return entry;
}

json rows(const Results& results, const MeasureValues* of_group) {
  const auto labels = point_labels(results);
  json data = json::array();
  for (std::size_t group = 0; group < results.groups.size(); ++group) {
    for (std::size_t point = 0; point < labels.size(); ++point) {
      const auto level = mean_interval(run_values(results, of_group[group], point, table_at(of_group[group])));
      if (level.n > 0) data.push_back(row(results.groups[group], labels[point], level));
    }
  }
  return data;
}

json tooltip() {
  json list = {{{"field", "group"}}, {{"field", "scenario"}}};
  for (const std::string field : {"mean", "low", "high"}) {
    list.push_back(number_field(field));
    list.back()["format"] = ",.4~r";
  }
  return list;
}

std::string axis_title(const MeasureValues& measure) {
  const auto unit = unit_text(measure.unit);
  const std::string when = measure.form == "flow" ? "over the run" : "at the end";
  return unit.empty() ? when : unit + ", " + when;
}

json group_chart(const Results& results, const MeasureValues* of_group) {
  const auto groups = chart_groups(results);
  const auto title = fmt::format("{} by {}", title_of(*of_group), group_words(results));
  auto chart = chart_in({title, title + ". " + group_caption(results), 420, 0}, groups);
  chart["height"] = {{"step", std::max(20, 9 * static_cast<int>(groups.size()))}, {"for", "position"}};
  json y = {{"field", "group"},
            {"type", "nominal"},
            {"sort", nullptr},
            {"title", nullptr},
            {"axis", {{"labelLimit", 240}, {"grid", true}, {"tickBand", "extent"}}},
            {"scale", {{"paddingInner", 0.25}}}};
  chart["encoding"] = {{"y", y}};
  auto data = rows(results, of_group);
  auto x = number_field("mean");
  x.update({{"axis", {{"title", axis_title(*of_group)}, {"tickCount", 6}}}, {"scale", {{"zero", false}}}});
  auto low = x;
  low["field"] = "low";
  const json of_scenario = {{"yOffset", {{"field", "scenario"}, {"type", "nominal"}, {"sort", nullptr}}},
                            {"color", colour_encoding(groups)}};
  json bar = {{"mark", {{"type", "rule"}, {"strokeWidth", 2}}}, {"encoding", of_scenario}};
  bar["encoding"].update({{"x", low}, {"x2", {{"field", "high"}}}});
  json dot = {{"mark", {{"type", "point"}, {"filled", true}, {"size", 50}}}, {"encoding", of_scenario}};
  dot["encoding"].update({{"x", x}, {"tooltip", tooltip()}});
  const bool bars = std::any_of(data.begin(), data.end(), [](const json& entry) { return entry.contains("low"); });
  chart["layer"] = bars ? json{bar, dot} : json{dot};
  chart["data"] = {{"values", std::move(data)}};
  return chart;
}

}  // namespace

std::string group_words(const Results& results) {
  auto words = results.group_by;
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::vector<Figure> group_figures(const Results& results) {
  std::vector<Figure> list;
  if (results.n_points() > most_groups) return list;
  const auto n_groups = results.groups.size();
  for (std::size_t i = 0; i < results.by_group.size(); i += n_groups) {
    const auto* of_group = &results.by_group[i];
    if (std::none_of(of_group, of_group + n_groups, varies)) continue;
    list.push_back(
        {of_group->name + "_by_group", title_of(*of_group), group_caption(results), group_chart(results, of_group)});
  }
  return list;
}

std::string group_caption(const Results& results) {
  const std::string what = "Flows over the whole run, stocks and ratios at its end";
  if (results.n_replicates < 2) return what + "; one replicate, so there are no intervals.";
  return fmt::format("Means over {} replicates with their 95 % intervals. {}.", results.n_replicates, what);
}

}  // namespace experiments
