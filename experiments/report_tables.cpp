#include "experiments/report_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiments/comparison.hpp"
#include "experiments/html.hpp"
#include "experiments/numbers.hpp"
#include "experiments/points.hpp"
#include "experiments/report_sections.hpp"
#include "experiments/settings.hpp"
#include "models/parameters.hpp"

namespace experiments {
namespace {

constexpr std::size_t most_rows = 30;
constexpr std::size_t most_columns = 7;

std::string note_of_rest(std::size_t shown, std::size_t all) {
  if (all <= shown) return "";
  return fmt::format("<p class=\"note\">The first {} of {}; the result file holds all.</p>\n", shown, all);
}

std::string swatch(const std::string& colour) {
  return colour.empty() ? "" : fmt::format(R"(<span class="swatch" style="background:{}"></span>)", colour);
}

/// The colour a point has in the charts; "" when it shares a chart group with others.
std::vector<std::string> point_colours(const Results& results) {
  std::vector<std::string> colours(results.n_points());
  for (const auto& group : chart_groups(results)) {
    if (group.points.size() == 1) colours[group.points.front()] = group.colour;
  }
  return colours;
}

/// Whether the setting at a path is yes or no; the path may begin with the month of a change.
bool is_flag(std::string_view path) {
  const auto& table = models::parameter_table();
  return std::any_of(table.begin(), table.end(), [&](const models::Parameter& row) {
    return row.type == models::Type::flag && path.ends_with("." + std::string(row.name)) &&
           path.find(std::string(stem(row.section)) + ".") != std::string_view::npos;
  });
}

std::string setting_cell(const ParameterAxis& axis, std::size_t point) {
  if (const auto* words = std::get_if<std::vector<std::string>>(&axis.values)) return escaped(words->at(point));
  const double value = std::get<std::vector<double>>(axis.values).at(point);
  if (std::isnan(value)) return "none";
  if (is_flag(axis.path)) return value > 0.0 ? "yes" : "no";
  return fmt::format("{:.6g}", value);
}

std::string spread_cell(const Results& results, const MeasureValues& measure, std::size_t point) {
  const auto values = run_values(results, measure, point, table_at(measure));
  const auto runs = spread(values);
  if (runs.n == 0) return "<td>no value</td>";
  const auto mean = escaped(number_text(mean_interval(values).mean, measure.unit));
  if (runs.n == 1) return fmt::format("<td>{}</td>", mean);
  return fmt::format("<td>{} <small>{}</small></td>", mean, escaped(interval_text(runs.p5, runs.p95, "")));
}

std::string difference_cell(const Comparison& comparison) {
  const auto& difference = comparison.difference;
  const bool relative = !std::isnan(difference.relative.mean);
  const auto& change = relative ? difference.relative : difference.absolute;
  const double factor = relative ? 100.0 : 1.0;
  const std::string unit = relative ? "%" : comparison.measure->unit;
  if (change.n == 0) return "<td>no value</td>";
  const double mean = factor * change.mean;
  const double low = factor * change.low;
  const double high = factor * change.high;
  const auto text = escaped(with_sign(mean, estimate_text(mean, low, high, unit)));
  if (change.n == 1) return fmt::format("<td>{}</td>", text);
  const auto interval = escaped(interval_text(low, high, ""));
  if (!beyond_noise(change)) return fmt::format("<td class=\"noise\">{} <small>{}</small></td>", text, interval);
  return fmt::format(
      "<td class=\"sure\">{} <small>{}</small> <span class=\"dot\" role=\"img\" "
      "aria-label=\"beyond the noise\">\u25cf</span></td>",
      text, interval);
}

std::string_view reason(std::string_view status) {
  constexpr std::string_view failed = "failed: ";
  return status.substr(0, failed.size()) == failed ? status.substr(failed.size()) : status;
}

std::vector<std::size_t> table_points(const Results& results) {
  std::vector<std::size_t> points;
  for (std::size_t p = 0; p < results.n_points() && points.size() < most_columns; ++p) points.push_back(p);
  return points;
}

std::string outcome_row(const Results& results, const MeasureValues& measure) {
  std::string cells;
  for (const auto point : table_points(results)) {
    const auto reference = reference_point(results, point);
    if (!reference) {
      cells += spread_cell(results, measure, point);
      continue;
    }
    const auto at = table_at(measure);
    cells += difference_cell({&measure, point,
                              paired_difference(run_values(results, measure, point, at),
                                                run_values(results, measure, *reference, at), measure.form)});
  }
  const auto* when = measure.form == "flow" ? "over the run" : "at the end";
  return fmt::format("<tr><th scope=\"row\">{} <small>{}</small></th>{}</tr>\n", escaped(title_of(measure)), when,
                     cells);
}

}  // namespace

std::string scrolling(const std::string& label, const std::string& head, const std::string& body) {
  return fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"{}\"><table><thead>{}</thead>{}</table></div>\n",
      escaped(label), head, body);
}

std::string settings_table(const Results& results) {
  if (results.parameters.empty()) return "<p>No setting differs; the configuration is under Provenance.</p>\n";
  std::string head = "<tr><th scope=\"col\">Scenario</th>";
  for (const auto& axis : results.parameters) {
    const auto unit = unit_text(axis.unit).empty() ? "" : fmt::format(" [{}]", escaped(axis.unit));
    head += fmt::format("<th scope=\"col\"><code>{}</code>{} <small>{}</small></th>", escaped(axis.path), unit,
                        escaped(axis.meaning));
  }
  const auto labels = point_labels(results);
  const auto colours = point_colours(results);
  std::string body = "<tbody>";
  for (std::size_t p = 0; p < std::min(labels.size(), most_rows); ++p) {
    body += fmt::format("<tr><th scope=\"row\">{}{}</th>", swatch(colours[p]), escaped(labels[p]));
    for (const auto& axis : results.parameters) body += fmt::format("<td>{}</td>", setting_cell(axis, p));
    body += "</tr>\n";
  }
  return scrolling("Settings that differ", head + "</tr>", body + "</tbody>") + note_of_rest(most_rows, labels.size());
}

std::string outcomes_table(const Results& results) {
  const auto labels = point_labels(results);
  const auto colours = point_colours(results);
  std::string head = "<tr><th scope=\"col\">Measure</th>";
  for (const auto point : table_points(results)) {
    const auto* how = reference_point(results, point) ? "difference"
                      : results.n_replicates > 1      ? "mean and range"
                                                      : "value";
    head += fmt::format("<th scope=\"col\">{}{} <small>{}</small></th>", swatch(colours[point]), escaped(labels[point]),
                        how);
  }
  std::string body;
  for (const auto& section : report_sections(results)) {
    body += fmt::format("<tbody><tr class=\"group\"><th colspan=\"{}\" scope=\"rowgroup\">{}</th></tr>\n",
                        table_points(results).size() + 1, escaped(section.title));
    for (const auto* measure : section.measures) body += outcome_row(results, *measure);
    body += "</tbody>";
  }
  return scrolling("Results by measure", head + "</tr>", body) + note_of_rest(most_columns, labels.size());
}

std::string failures_table(const Results& results) {
  const auto labels = point_labels(results);
  std::string body = "<tbody>";
  std::size_t failed = 0;
  for (std::size_t i = 0; i < results.status.size(); ++i) {
    if (results.status[i] == "done" || ++failed > most_rows) continue;
    body += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td class=\"text\">{}</td></tr>\n",
                        escaped(labels[i / results.n_replicates]), i % results.n_replicates, results.seed[i],
                        escaped(reason(results.status[i])));
  }
  if (failed == 0) return fmt::format("<p>None of {}.</p>\n", results.status.size());
  const std::string head =
      "<tr><th scope=\"col\">Scenario</th><th scope=\"col\">Replicate</th><th scope=\"col\">Seed</th><th scope=\"col\" "
      "class=\"text\">Reason</th></tr>";
  return fmt::format("<p>{} of {} runs; they are left out of every number and chart.</p>\n", failed,
                     results.status.size()) +
         scrolling("Runs that failed", head, body + "</tbody>") + note_of_rest(most_rows, failed);
}

}  // namespace experiments
