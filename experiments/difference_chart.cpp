#include "experiments/difference_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "experiments/chart.hpp"
#include "experiments/comparison.hpp"
#include "experiments/numbers.hpp"
#include "experiments/points.hpp"

namespace experiments {
namespace {

using nlohmann::json;

constexpr auto title = "What the scenarios change";
constexpr double widest = 150.0;  // [%] on a linear axis; beyond it small differences would vanish

json row(const Comparison& comparison, const std::string& label) {
  const auto& change = comparison.difference.relative;
  json entry = {{"measure", title_of(*comparison.measure)},
                {"scenario", label},
                {"change", rounded(100.0 * change.mean, 5)},
                {"sure", change.n < 2 || beyond_noise(change)}};
  if (change.n > 1) entry.update({{"low", rounded(100.0 * change.low, 5)}, {"high", rounded(100.0 * change.high, 5)}});
  return entry;
}

double largest(const json& rows) {
  double most = 0.0;
  for (const auto& entry : rows) {
    for (const char* bound : {"change", "low", "high"}) most = std::max(most, std::fabs(entry.value(bound, 0.0)));
  }
  return most;
}

/// The difference along x: linear, or logarithmic beyond 1 % when large and small ones must share it.
json change_field(const json& rows, const std::string& baseline) {
  auto field = number_field("change");
  json axis = {{"title", "Difference to " + baseline},
               {"orient", "top"},
               {"labelExpr", "datum.value == 0 ? '0 %' : " + percent_label("datum.value", "+,~g")},
               {"tickCount", 6}};
  json scale = {{"zero", true}, {"nice", true}};
  if (largest(rows) > widest) {
    scale = {{"type", "symlog"}, {"constant", 1}};
    axis["title"] = {"Difference to " + baseline, "(logarithmic beyond 1 %)"};
    axis["values"] = {-100000, -10000, -1000, -100, -10, -1, 1, 10, 100, 1000, 10000, 100000};
    axis.erase("tickCount");
  }
  field.update({{"axis", axis}, {"scale", scale}});
  return field;
}

json measure_field() {
  return {{"field", "measure"},
          {"type", "nominal"},
          {"sort", nullptr},
          {"title", nullptr},
          {"axis", {{"labelLimit", 320}, {"grid", true}, {"tickBand", "extent"}}},
          {"scale", {{"paddingInner", 0.25}}}};
}

json tooltip() {
  json list = {{{"field", "measure"}}, {{"field", "scenario"}}};
  for (const std::string field : {"change", "low", "high"}) {
    list.push_back(number_field(field));
    list.back().update({{"title", field + " [%]"}, {"format", "+,.3~r"}});
  }
  return list;
}

json spec(const std::vector<Group>& groups, json rows, const std::string& baseline, const std::string& description) {
  auto chart = chart_in({title, title + (". " + description), 460, 0}, groups);
  chart["config"]["legend"]["offset"] = 12;
  chart["height"] = {{"step", std::max(20, 9 * static_cast<int>(groups.size()))}, {"for", "position"}};
  const auto x = change_field(rows, baseline);
  auto low = x;
  low["field"] = "low";
  chart["encoding"] = {{"y", measure_field()}};
  const json of_scenario = {{"yOffset", {{"field", "scenario"}, {"type", "nominal"}, {"sort", nullptr}}},
                            {"color", colour_encoding(groups)},
                            {"opacity", {{"condition", {{"test", "datum.sure"}, {"value", 1}}}, {"value", 0.4}}}};
  const json none = {{"mark", {{"type", "rule"}, {"color", "#808080"}}},
                     {"encoding", {{"x", {{"datum", 0}}}, {"y", nullptr}}}};
  json bar = {{"transform", json::array({{{"filter", "isValid(datum.low)"}}})},
              {"mark", {{"type", "rule"}, {"strokeWidth", 2}}},
              {"encoding", of_scenario}};
  bar["encoding"].update({{"x", low}, {"x2", {{"field", "high"}}}});
  json dot = {{"mark", {{"type", "point"}, {"filled", true}, {"size", 50}}}, {"encoding", of_scenario}};
  dot["encoding"].update({{"x", x}, {"tooltip", tooltip()}});
  const bool bars = std::any_of(rows.begin(), rows.end(), [](const json& entry) { return entry.contains("low"); });
  chart["layer"] = bars ? json{none, bar, dot} : json{none, dot};
  chart["data"] = {{"values", std::move(rows)}};
  return chart;
}

std::string listed(const std::set<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

std::optional<Figure> difference_figure(const Results& results) {
  const auto points = compared_points(results);
  if (points.empty() || results.n_points() > most_groups) return std::nullopt;
  const auto labels = point_labels(results);
  json rows = json::array();
  const auto all = comparisons(results);
  std::set<std::string> unchanged, changed, without;
  for (const auto& comparison : all) unchanged.insert(title_of(*comparison.measure));
  for (const auto& comparison : all) {
    const auto& [absolute, relative] = comparison.difference;
    if (absolute.mean == 0.0 && (absolute.n < 2 || absolute.low == absolute.high)) continue;
    (std::isnan(relative.mean) ? without : changed).insert(title_of(*comparison.measure));
  }
  for (const auto& comparison : all) {
    const auto measure = title_of(*comparison.measure);
    if (changed.contains(measure) || without.contains(measure)) unchanged.erase(measure);
    if (changed.contains(measure) && !std::isnan(comparison.difference.relative.mean)) {
      rows.push_back(row(comparison, labels[comparison.point]));
    }
  }
  if (rows.empty()) return std::nullopt;
  auto caption = fmt::format(
      "Mean difference to {} over replicates with the same people and the same luck: flows over the whole run, "
      "stocks and ratios at its end. {}",
      baseline_name(results),
      results.n_replicates > 1 ? "Bars are 95 % intervals, faint where they include no difference."
                               : "One replicate gives no interval.");
  if (!unchanged.empty()) {
    caption += fmt::format(" Not shown: {} that no scenario changes.",
                           unchanged.size() == 1 ? "one measure" : fmt::format("{} measures", unchanged.size()));
  }
  if (!without.empty()) {
    caption += " Left out, because a percentage of the baseline has no meaning: " + listed(without) + ".";
  }
  auto groups = chart_groups(results);
  std::erase_if(groups, [](const Group& group) { return group.baseline; });
  auto chart = spec(groups, std::move(rows), baseline_name(results), caption);
  return Figure{"differences", title, caption, std::move(chart)};
}

}  // namespace experiments
