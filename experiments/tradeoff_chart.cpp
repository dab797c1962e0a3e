#include "experiments/tradeoff_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiments/chart.hpp"
#include "experiments/numbers.hpp"
#include "experiments/points.hpp"
#include "experiments/summary.hpp"

namespace experiments {
namespace {

using nlohmann::json;

constexpr auto title = "What efficiency costs in progress";
constexpr int digits = 6;  // in the data of a chart

/// The settings of a point that are words, or those that are numbers.
std::string settings_text(const Results& results, std::size_t point, bool words) {
  std::string text;
  for (const auto& axis : results.parameters) {
    const auto* names = std::get_if<std::vector<std::string>>(&axis.values);
    if ((names != nullptr) != words) continue;
    const auto value = names ? names->at(point) : number_text(std::get<std::vector<double>>(axis.values).at(point), "");
    text += (text.empty() ? "" : ", ") + value;
  }
  return text;
}

/// One group for each combination of words, in order of appearance.
std::vector<Group> curves(const Results& results) {
  std::vector<Group> groups;
  for (std::size_t p = 0; p < results.n_points(); ++p) {
    const auto label = settings_text(results, p, true);
    auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.label == label; });
    if (found == groups.end()) found = groups.insert(groups.end(), {label, {}, false, group_colour(groups.size())});
    found->points.push_back(p);
  }
  return groups;
}

json rows(const Results& results, const MeasureValues& progress, const MeasureValues& efficiency) {
  const auto labels = point_labels(results);
  json data = json::array();
  for (std::size_t p = 0; p < results.n_points(); ++p) {
    const double x = mean_interval(run_values(results, progress, p, "end")).mean;
    const double y = mean_interval(run_values(results, efficiency, p, "end")).mean;
    if (!std::isfinite(x) || !std::isfinite(y)) continue;
    data.push_back({{"scenario", settings_text(results, p, true)},
                    {"point", labels[p]},
                    {"mark", settings_text(results, p, false)},
                    {"place", p},
                    {"progress", rounded(x, digits)},
                    {"efficiency", rounded(y, digits)}});
  }
  return data;
}

bool differ(const json& data, const char* field) {
  return std::any_of(data.begin(), data.end(), [&](const json& row) { return row[field] != data.front()[field]; });
}

double range_of(const json& data, const char* field) {
  const auto less = [field](const json& a, const json& b) { return a[field] < b[field]; };
  const auto bounds = std::minmax_element(data.begin(), data.end(), less);
  return (*bounds.second)[field].get<double>() - (*bounds.first)[field].get<double>();
}

/// Gather the marks of points of one curve that lie too close together for each to be read on the first of them.
void gather_marks(json& data) {
  constexpr double close = 0.05;  // of the range
  const auto apart = [&](const json& a, const json& b, const char* field) {
    return std::fabs(a[field].get<double>() - b[field].get<double>()) > close * range_of(data, field);
  };
  for (std::size_t i = 1; i < data.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      json &first = data[j], &later = data[i];
      if (first["scenario"] != later["scenario"] || first["mark"].get<std::string>().empty()) continue;
      if (apart(first, later, "progress") || apart(first, later, "efficiency")) continue;
      first["mark"] = first["mark"].get<std::string>() + ", " + later["mark"].get<std::string>();
      later["mark"] = "";
      break;
    }
  }
}

/// Marks stand above the points of the first curve and of every other one after it, below those of the rest.
json marks(const std::vector<Group>& groups, bool above) {
  json labels = json::array();
  for (std::size_t i = above ? 0 : 1; i < groups.size(); i += 2) labels.push_back(groups[i].label);
  const json text = {{"text", {{"field", "mark"}, {"type", "nominal"}}}};
  return {{"transform", json::array({{{"filter", {{"field", "scenario"}, {"oneOf", labels}}}}})},
          {"mark", {{"type", "text"}, {"align", "center"}, {"dy", above ? -13 : 14}, {"fontSize", 11}}},
          {"encoding", text}};
}

json tooltip() {
  json list = {{{"field", "point"}}};
  for (const char* field : {"progress", "efficiency"}) {
    list.push_back(number_field(field));
    list.back()["format"] = field == std::string("progress") ? ".1%" : ".4~g";
  }
  return list;
}

json spec(const std::vector<Group>& groups, json data, const std::string& unit, const std::string& description) {
  auto chart = chart_in({title, title + (". " + description), 460, 320}, groups);
  auto x = number_field("progress");
  x.update({{"axis",
             {{"title", "Progress (share of the hours used)"},
              {"tickCount", 6},
              {"labelExpr", percent_label("100 * datum.value", "~r")}}},
            {"scale", {{"zero", false}, {"padding", 32}}}});
  auto y = number_field("efficiency");
  y.update({{"axis", upright_axis("Efficiency (" + unit + ")")}, {"scale", {{"zero", false}, {"padding", 24}}}});
  y["axis"]["format"] = "~g";
  y["axis"].erase("labelExpr");
  const json along = {{"order", {{"field", "place"}, {"type", "quantitative"}}}};
  chart["encoding"] = {{"x", x}, {"y", y}, {"color", colour_encoding(groups)}};
  chart["layer"] = {{{"mark", {{"type", "line"}, {"strokeWidth", 2}, {"opacity", 0.5}}}, {"encoding", along}},
                    {{"mark", {{"type", "point"}, {"filled", true}, {"size", 60}, {"opacity", 1}}},
                     {"encoding", {{"tooltip", tooltip()}}}},
                    marks(groups, true),
                    marks(groups, false)};
  chart["data"] = {{"values", std::move(data)}};
  return chart;
}

}  // namespace

std::optional<Figure> tradeoff_figure(const Results& results) {
  const auto* progress = find_measure(results, "progress");
  const auto* efficiency = find_measure(results, "efficiency");
  if (!progress || !efficiency) return std::nullopt;
  auto data = rows(results, *progress, *efficiency);
  if (data.empty() || !differ(data, "progress") || !differ(data, "efficiency")) return std::nullopt;
  gather_marks(data);
  std::string numbers;
  for (const auto& axis : results.parameters) {
    if (std::holds_alternative<std::vector<double>>(axis.values)) numbers += (numbers.empty() ? "" : ", ") + axis.path;
  }
  auto caption = std::string("Where each point of the experiment ends: means over replicates.");
  if (!numbers.empty()) caption += fmt::format(" Points are marked with {}.", numbers);
  auto chart = spec(curves(results), std::move(data), unit_text(efficiency->unit), caption);
  return Figure{"tradeoff", title, caption, std::move(chart)};
}

}  // namespace experiments
