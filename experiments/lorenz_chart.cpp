#include "experiments/lorenz_chart.hpp"

#include <fmt/format.h>

#include "experiments/chart.hpp"
#include "experiments/inequality.hpp"
#include "experiments/numbers.hpp"
#include "experiments/points.hpp"

namespace experiments {
namespace {

using nlohmann::json;

constexpr auto title = "How evenly creators earn";

const AgentValues* creator_income(const Results& results) {
  for (const auto& column : results.agents) {
    if (column.table == "creator" && column.name == "income") return &column;
  }
  return nullptr;
}

void add_rows(json& rows, const std::string& label, const LorenzCurve& curve) {
  for (std::size_t i = 0; i < curve.share.size(); ++i) {
    rows.push_back({{"scenario", label},
                    {"creators", curve.share[i]},
                    {"income", rounded(curve.mean[i], 4)},
                    {"p5", rounded(curve.p5[i], 4)},
                    {"p95", rounded(curve.p95[i], 4)}});
  }
}

/// A share of the whole along an axis.
json share_field(const char* name, json axis) {
  axis.update({{"values", {0, 0.2, 0.4, 0.6, 0.8, 1}},
               {"labelExpr", percent_label("100 * datum.value", "~g")},
               {"labelFlush", false}});
  axis.erase("tickCount");
  auto field = number_field(name);
  field.update({{"axis", axis}, {"scale", {{"domain", {0, 1}}}}});
  return field;
}

json tooltip() {
  return {{{"field", "scenario"}},
          {{"field", "creators"}, {"format", ".0%"}, {"title", "poorest"}},
          {{"field", "income"}, {"format", ".2%"}, {"title", "earn"}}};
}

json spec(const std::vector<Group>& groups, json rows, const std::string& description) {
  auto chart = chart_in({title, title + (". " + description), 420, 420}, groups);
  const auto x = share_field("creators", {{"title", "Share of creators, poorest first"}});
  const auto y = share_field("income", upright_axis("Share of all income"));
  auto low = y;
  low["field"] = "p5";
  const auto colour = colour_encoding(groups);
  const json equal = {{{"creators", 0}, {"income", 0}}, {{"creators", 1}, {"income", 1}}};
  chart["layer"] = {{{"data", {{"values", equal}}},
                     {"mark", {{"type", "line"}, {"color", "#808080"}, {"strokeDash", {4, 4}}, {"strokeWidth", 1}}},
                     {"encoding", {{"y", y}}}},
                    {{"mark", {{"type", "area"}, {"opacity", 0.18}}},
                     {"encoding", {{"y", low}, {"y2", {{"field", "p95"}}}, {"color", colour}}}},
                    {{"mark", {{"type", "line"}, {"strokeWidth", 2}}}, {"encoding", {{"y", y}, {"color", colour}}}},
                    hover_layer(tooltip())};
  chart["layer"].back()["encoding"].update({{"y", y}, {"color", colour}});
  chart["encoding"] = {{"x", x}};
  chart["data"] = {{"values", std::move(rows)}};
  return chart;
}

}  // namespace

std::optional<Figure> lorenz_figure(const Results& results) {
  const auto* income = creator_income(results);
  if (!income) return std::nullopt;
  const auto groups = chart_groups(results);
  json rows = json::array();
  std::string ginis;
  for (const auto& group : groups) {
    const auto curve = lorenz_curve(results, *income, group.points);
    if (curve.share.empty()) continue;
    add_rows(rows, group.label, curve);
    ginis += fmt::format("{}{} {}", ginis.empty() ? "" : ", ", group.label, number_text(curve.gini, ""));
  }
  if (rows.empty()) return std::nullopt;
  const auto caption = fmt::format(
      "The share of all income that goes to the poorest creators at the end of the run; on the dashed line all would "
      "earn alike. Lines are means, bands hold the middle 90 % of runs. Gini coefficient: {}.",
      ginis);
  return Figure{"creator_income_lorenz", title, caption, spec(groups, std::move(rows), caption)};
}

}  // namespace experiments
