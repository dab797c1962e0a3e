#include "experiments/chart.hpp"

#include <algorithm>

namespace experiments {
namespace {

using nlohmann::json;

json look() {
  const auto* ink = "#33373d";
  json axis = {{"labelFontSize", 12}, {"titleFontSize", 12}, {"titleFontWeight", "normal"},
               {"labelColor", ink},   {"titleColor", ink},   {"gridColor", "#e3e5e8"},
               {"domain", false},     {"ticks", false},      {"labelPadding", 6}};
  json legend = {{"orient", "top"},   {"title", nullptr},       {"labelFontSize", 12},
                 {"labelColor", ink}, {"symbolType", "stroke"}, {"symbolStrokeWidth", 3},
                 {"labelLimit", 240}, {"symbolOpacity", 1},     {"offset", 28}};
  json title = {{"anchor", "start"}, {"fontSize", 16}, {"color", ink}, {"offset", 12}, {"frame", "group"}};
  return {{"font", "Liberation Sans, Arial, Helvetica, sans-serif"},
          {"background", "white"},
          {"padding", 12},
          {"view", {{"stroke", nullptr}}},
          {"axis", axis},
          {"legend", legend},
          {"title", title}};
}

}  // namespace

json chart_in(const ChartFrame& frame, const std::vector<Group>& groups) {
  auto config = look();
  std::size_t longest = 0;
  for (const auto& group : groups) longest = std::max(longest, group.label.size());
  // A character of a label takes about 7 pixels, the line and the gaps beside it 34.
  const auto room = static_cast<std::size_t>(frame.width) / (7 * longest + 34);
  config["legend"]["columns"] = std::clamp<std::size_t>(room, 1, std::max<std::size_t>(groups.size(), 1));
  return {{"title", frame.title},
          {"description", frame.description},
          {"width", frame.width},
          {"height", frame.height},
          {"config", config}};
}

json colour_encoding(const std::vector<Group>& groups) {
  json names = json::array();
  json colours = json::array();
  for (const auto& group : groups) {
    names.push_back(group.label);
    colours.push_back(group.colour);
  }
  json encoding = {{"field", "scenario"}, {"type", "nominal"}, {"scale", {{"domain", names}, {"range", colours}}}};
  if (groups.size() == 1) encoding["legend"] = nullptr;
  return encoding;
}

json month_encoding(double last) {
  double step = 120.0;
  for (const double candidate : {60.0, 24.0, 12.0, 6.0, 3.0, 2.0, 1.0}) {
    if (last / candidate <= 9.0) step = candidate;
  }
  json ticks = json::array();
  for (double month = 0.0; month <= last; month += step) ticks.push_back(month);
  return {{"field", "month"},
          {"type", "quantitative"},
          {"axis", {{"title", "Month"}, {"values", ticks}, {"grid", false}, {"labelFlush", false}}},
          {"scale", {{"domain", {0.0, last}}}}};
}

json number_field(std::string_view name) { return {{"field", name}, {"type", "quantitative"}}; }

json hover_layer(const json& tooltip) {
  const json nearest = {{"type", "point"}, {"on", "pointerover"}, {"clear", "pointerout"}, {"nearest", true}};
  const json near = {{"condition", {{"param", "hover"}, {"empty", false}, {"value", 1}}}, {"value", 0}};
  return {{"params", json::array({{{"name", "hover"}, {"select", nearest}}})},
          {"mark", {{"type", "point"}, {"filled", true}, {"size", 60}}},
          {"encoding", {{"opacity", near}, {"tooltip", tooltip}}}};
}

std::string percent_label(const std::string& value, std::string_view format) {
  return "format(" + value + ", '" + std::string(format) + "') + ' %'";
}

json upright_axis(const std::string& title) {
  return {{"title", title},
          {"titleAngle", 0},
          {"titleAlign", "left"},
          {"titleAnchor", "end"},
          {"titleX", 0},
          {"titleY", -8},
          {"titleBaseline", "bottom"},
          {"tickCount", 5},
          // "1.2M" and "3B" for large numbers, plain digits for the rest.
          {"labelExpr", "abs(datum.value) >= 10000 ? replace(format(datum.value, '~s'), 'G', 'B') : datum.label"}};
}

}  // namespace experiments
