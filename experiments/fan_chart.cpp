#include "experiments/fan_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "experiments/chart.hpp"
#include "experiments/numbers.hpp"
#include "experiments/points.hpp"
#include "experiments/summary.hpp"

namespace experiments {
namespace {

using nlohmann::json;

constexpr std::size_t most_times = 73;
constexpr double least_months = 6.0;  // of a run whose flows are drawn by the month
constexpr int digits = 6;             // in the data of a chart

/// Entries from one drawn time to the next; for flows whole months, for what is paid monthly would zigzag otherwise.
std::size_t drawn_stride(const Results& results, const MeasureValues& measure) {
  const auto& time = results.time;
  const auto stride = std::max<std::size_t>((time.size() + most_times - 2) / (most_times - 1), 1);
  if (measure.form != "flow" || time.size() < 2 || time.back() < least_months) return stride;
  const auto per_month = static_cast<std::size_t>(std::max(std::round(1.0 / (time[1] - time[0])), 1.0));
  return (stride + per_month - 1) / per_month * per_month;
}

/// Indices of the times drawn, the last always among them; a flow has nothing at entry 0.
std::vector<std::size_t> drawn_times(const Results& results, const MeasureValues& measure) {
  const auto stride = drawn_stride(results, measure);
  std::vector<std::size_t> times;
  for (auto t = static_cast<std::ptrdiff_t>(results.time.size()) - 1; t >= 0;
       t -= static_cast<std::ptrdiff_t>(stride)) {
    times.push_back(static_cast<std::size_t>(t));
  }
  std::reverse(times.begin(), times.end());
  if (measure.form == "flow" && !times.empty() && times.front() == 0) times.erase(times.begin());
  return times;
}

/// What is drawn of one run at times[i]: the value there, or a flow's rate per month since the time drawn before.
double drawn_value(const Results& results, const MeasureValues& measure, std::span<const double> series,
                   const std::vector<std::size_t>& times, std::size_t i) {
  if (measure.form != "flow") return series[times[i]];
  const std::size_t before = i == 0 ? 0 : times[i - 1];
  const auto first = series.begin() + static_cast<std::ptrdiff_t>(before);
  const auto last = series.begin() + static_cast<std::ptrdiff_t>(times[i]);
  return std::accumulate(first + 1, last + 1, 0.0) / (results.time[times[i]] - results.time[before]);
}

Spread spread_at(const Results& results, const MeasureValues& measure, const Group& group,
                 const std::vector<std::size_t>& times, std::size_t i) {
  std::vector<double> values;
  for (const auto point : group.points) {
    for (std::size_t r = 0; r < results.n_replicates; ++r) {
      values.push_back(drawn_value(results, measure, run_series(results, measure, point, r), times, i));
    }
  }
  return spread(std::move(values));
}

json rows(const Results& results, const MeasureValues& measure, const std::vector<Group>& groups) {
  const auto times = drawn_times(results, measure);
  const bool bands = groups.size() <= most_bands;
  json data = json::array();
  for (const auto& group : groups) {
    for (std::size_t i = 0; i < times.size(); ++i) {
      const auto at = spread_at(results, measure, group, times, i);
      if (at.n == 0) continue;
      json row = {{"scenario", group.label},
                  {"month", rounded(results.time[times[i]], digits)},
                  {"median", rounded(at.median, digits)}};
      if (bands) {
        row.update({{"p5", rounded(at.p5, digits)},
                    {"p25", rounded(at.p25, digits)},
                    {"p75", rounded(at.p75, digits)},
                    {"p95", rounded(at.p95, digits)}});
      }
      data.push_back(std::move(row));
    }
  }
  return data;
}

/// Zero belongs in the picture unless it would press the curves into a corner of it.
bool shows_zero(const json& data) {
  double least = 0.0;
  double most = 0.0;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const double low = data[i].value("p5", data[i]["median"].get<double>());
    const double high = data[i].value("p95", data[i]["median"].get<double>());
    least = i == 0 ? low : std::min(least, low);
    most = i == 0 ? high : std::max(most, high);
  }
  return least >= 0.0 && least <= 0.5 * most;
}

std::string value_title(const MeasureValues& measure) {
  auto unit = unit_text(measure.unit);
  if (measure.form == "flow") return unit.empty() ? "per month" : unit + " per month";
  if (unit.empty()) return measure.form == "ratio" ? "ratio" : "value";
  return unit;
}

json band(const char* low, const char* high, double opacity) {
  return {{"mark", {{"type", "area"}, {"opacity", opacity}}},
          {"encoding", {{"y", number_field(low)}, {"y2", {{"field", high}}}}}};
}

json tooltip(bool bands) {
  json list = {{{"field", "scenario"}}, number_field("month")};
  for (const std::string field : {"p95", "p75", "median", "p25", "p5"}) {
    const bool median = field == "median";
    if (!bands && !median) continue;
    list.push_back(number_field(field));
    list.back().update({{"format", ",.4~r"}, {"title", median ? field : field.substr(1) + " %"}});
  }
  return list;
}

json median_line() {
  return {{"mark", {{"type", "line"}, {"strokeWidth", 2}}}, {"encoding", {{"y", number_field("median")}}}};
}

}  // namespace

json fan_chart(const Results& results, const MeasureValues& measure) {
  const auto groups = chart_groups(results);
  const bool bands = groups.size() <= most_bands;
  const auto title = title_of(measure);
  const auto description =
      fmt::format("{} over time by scenario, {}. {}", title, value_title(measure), fan_caption(results));
  auto spec = chart_in({title, description, 560, 300}, groups);
  auto data = rows(results, measure, groups);
  json y = {{"axis", upright_axis(value_title(measure))}, {"scale", {{"zero", shows_zero(data)}}}};
  spec["layer"] = json::array();
  if (bands) {
    spec["layer"].push_back(band("p5", "p95", 0.14));
    spec["layer"].push_back(band("p25", "p75", 0.22));
  }
  spec["layer"].push_back(median_line());
  spec["layer"].push_back(hover_layer(tooltip(bands)));
  spec["layer"].back()["encoding"]["y"] = number_field("median");
  spec["encoding"] = {{"x", month_encoding(results.time.empty() ? 0.0 : results.time.back())},
                      {"color", colour_encoding(groups)}};
  for (auto& layer : spec["layer"]) layer["encoding"]["y"].update(y);
  spec["data"] = {{"values", std::move(data)}};
  return spec;
}

std::string fan_caption(const Results& results) {
  const auto groups = chart_groups(results);
  const auto runs =
      results.n_replicates == 1 ? std::string("one replicate") : fmt::format("{} replicates", results.n_replicates);
  if (results.n_points() > most_groups) {
    return fmt::format(
        "Lines are medians, dark bands hold the middle 50 % and light bands the middle 90 % of all runs of a "
        "scenario ({} points in all, {} each).",
        results.n_points(), runs);
  }
  if (groups.size() > most_bands) {
    return fmt::format("Lines are medians of {}; bands are left out, for {} of them would hide each other.", runs,
                       groups.size());
  }
  if (results.n_replicates == 1) return "Lines are the one replicate of each scenario.";
  return fmt::format("Lines are medians, dark bands hold the middle 50 % and light bands the middle 90 % of {}.", runs);
}

bool varies(const MeasureValues& measure) {
  std::vector<double> numbers;
  std::copy_if(measure.values.begin(), measure.values.end(), std::back_inserter(numbers),
               [](double v) { return std::isfinite(v); });
  const auto bounds = std::minmax_element(numbers.begin(), numbers.end());
  return bounds.first != bounds.second && *bounds.first < *bounds.second;
}

}  // namespace experiments
