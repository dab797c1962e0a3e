#include "experiments/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "experiments/answer.hpp"
#include "experiments/comparison.hpp"
#include "experiments/embedded.hpp"
#include "experiments/fan_chart.hpp"
#include "experiments/figures.hpp"
#include "experiments/group_chart.hpp"
#include "experiments/html.hpp"
#include "experiments/numbers.hpp"
#include "experiments/points.hpp"
#include "experiments/report_sections.hpp"
#include "experiments/report_tables.hpp"
#include "experiments/summary.hpp"
#include "experiments/training.hpp"

namespace experiments {
namespace {

std::string facts(const Results& results) {
  const auto n_rows = results.n_points() / std::max<std::size_t>(scenario_names(results).size(), 1);
  auto text = counted(static_cast<std::int64_t>(scenario_names(results).size()), "scenario");
  if (n_rows > 1) text += fmt::format(" × {} design rows", n_rows);
  text += " × " + counted(static_cast<std::int64_t>(results.n_replicates), "replicate");
  if (!results.time.empty()) text += ", " + number_text(results.time.back(), "month");
  return text;
}

/// A sentence as HTML; its percentages do not break across lines.
std::string sentence_html(const std::string& sentence) {
  auto html = escaped(sentence);
  for (auto at = html.find(" %"); at != std::string::npos; at = html.find(" %", at)) html.replace(at, 1, "\u00a0");
  return html;
}

/// A chart's place on the page, with its specification beside it for the script to draw.
std::string figure_html(const Figure& figure, bool wide, bool with_caption) {
  auto spec = figure.spec;
  spec.erase("title");
  return fmt::format(
      "<figure id=\"{0}\"{1}><h4>{2}</h4><div class=\"chart\"></div>{3}<script "
      "type=\"application/json\">{4}</script></figure>\n",
      figure.name, wide ? " class=\"wide\"" : "", escaped(figure.title),
      with_caption ? fmt::format("<figcaption>{}</figcaption>", sentence_html(figure.caption)) : "",
      json_inside_script(spec));
}

std::string named_figure(const std::vector<Figure>& list, std::string_view name) {
  for (const auto& figure : list) {
    if (figure.name == name) return figure_html(figure, true, true);
  }
  return "";
}

/// The measures that never vary, in words instead of charts.
std::string constants(const Results& results) {
  std::string text;
  for (const auto& measure : results.measures) {
    if (varies(measure)) continue;
    const auto found =
        std::find_if(measure.values.begin(), measure.values.end(), [](double value) { return value == value; });
    const auto value = found == measure.values.end() ? "no value" : number_text(*found, measure.unit);
    text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", title_of(measure), value);
  }
  return text.empty() ? "" : "<p class=\"note\">The same at all times in all runs: " + escaped(text) + ".</p>\n";
}

bool has_flows(const Results& results) {
  return std::any_of(results.measures.begin(), results.measures.end(), [](const auto& m) { return m.form == "flow"; });
}

std::string charts(const Results& results, const std::vector<Figure>& list) {
  auto html = fmt::format("<p class=\"note\">{}{}</p>\n", sentence_html(fan_caption(results)),
                          has_flows(results) ? " Flows are rates per month." : "");
  for (const auto& section : report_sections(results)) {
    std::string grid;
    for (const auto* measure : section.measures) {
      // A measure that never varies has no figure.
      for (const auto& figure : list) {
        if (figure.name == measure->name) grid += figure_html(figure, false, false);
      }
    }
    if (!grid.empty()) html += fmt::format("<h3>{}</h3>\n<div class=\"grid\">\n{}</div>\n", section.title, grid);
  }
  return html + constants(results);
}

/// The figures by group, the measure that answers first.
std::string groups_section(const Results& results, const std::vector<Figure>& list) {
  std::string grid;
  for (std::size_t i = 0; i < results.by_group.size(); i += results.groups.size()) {
    const auto& name = results.by_group[i].name;
    for (const auto& figure : list) {
      if (figure.name != name + "_by_group") continue;
      const auto html = figure_html(figure, false, false);
      grid = name == results.answer.measure ? html + grid : grid + html;
    }
  }
  if (grid.empty()) return "";
  return fmt::format(
      "<section id=\"groups\"><h2>By {}</h2>\n<p class=\"note\">{}</p>\n<div class=\"grid\">\n{}</div>\n</section>\n",
      escaped(group_words(results)), sentence_html(group_caption(results)), grid);
}

std::string_view provenance_text(const Results& results, std::string_view name) {
  for (const auto& [key, text] : results.provenance) {
    if (key == name) return text;
  }
  return "unknown";
}

std::string provenance_list(const Results& results) {
  std::string html = "<dl>\n";
  for (const auto& [name, text] : results.provenance) {
    const bool lines = text.find('\n') != std::string::npos;
    html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name),
                        lines ? "<pre tabindex=\"0\">" + escaped(text) + "</pre>" : escaped(text));
  }
  return html + "</dl>\n";
}

std::string citation(const Results& results) {
  return fmt::format(
      "The stoa authors: stoa, a laboratory for the economics of learning, version {}, commit {}. Result {}: {}",
      provenance_text(results, "stoa"), provenance_text(results, "git_commit"), provenance_text(results, "key"),
      results.question);
}

/// What only some results have.
struct Parts {
  bool groups;
  bool training;
  bool inequality;
};

std::string contents(const Parts& parts) {
  std::string list;
  for (const auto& [id, title] : {std::pair{"scenarios", "Scenarios"},
                                  {"results", "Results"},
                                  {"time", "Over time"},
                                  {"groups", "Groups"},
                                  {"training", "Training"},
                                  {"inequality", "Inequality"},
                                  {"failures", "Failed runs"},
                                  {"provenance", "Provenance"},
                                  {"cite", "How to cite"}}) {
    const std::string_view section = id;
    if ((parts.groups || section != "groups") && (parts.training || section != "training") &&
        (parts.inequality || section != "inequality"))
      list += fmt::format("<a href=\"#{}\">{}</a> ", id, title);
  }
  return list;
}

std::string how_to_read(const Results& results) {
  if (results.n_replicates < 2)
    return "One replicate: there is no telling how far chance alone would move these numbers.";
  std::string ranges = "Ranges hold the middle 90 % of replicates.";
  if (compared_points(results).empty()) return ranges;
  return ranges +
         " Differences are means over replicates with the same people and the same luck, each with its 95 % interval; "
         "● marks a difference whose interval does not include 0, as one in twenty does where there is only chance.";
}

}  // namespace

std::string report_html(const Results& results, std::string_view vega_bundle) {
  const auto list = figures(results);
  const auto lorenz = named_figure(list, "creator_income_lorenz");
  const auto groups = groups_section(results, list);
  const auto training = training_section(results);
  const auto question = results.question.empty() ? "Results of an experiment" : results.question;
  return filled(report_page(),
                {
                    {"question", escaped(question)},
                    {"style", std::string(report_style())},
                    {"model", escaped(results.model)},
                    {"answer", sentence_html(answer_sentence(results))},
                    {"facts", escaped(facts(results))},
                    {"contents", contents({!groups.empty(), !training.empty(), !lorenz.empty()})},
                    {"settings", settings_table(results)},
                    {"how_to_read", sentence_html(how_to_read(results))},
                    {"outcomes", outcomes_table(results)},
                    {"differences", named_figure(list, "tradeoff") + named_figure(list, "differences")},
                    {"charts", charts(results, list)},
                    {"groups", groups},
                    {"training", training},
                    {"inequality",
                     lorenz.empty() ? "" : "<section id=\"inequality\"><h2>Inequality</h2>\n" + lorenz + "</section>"},
                    {"failures", failures_table(results)},
                    {"provenance", provenance_list(results)},
                    {"citation", escaped(citation(results))},
                    {"bundle", inside_script(vega_bundle)},
                    {"script", std::string(report_script())},
                });
}

}  // namespace experiments
