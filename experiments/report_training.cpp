#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiments/html.hpp"
#include "experiments/numbers.hpp"
#include "experiments/points.hpp"
#include "experiments/report_tables.hpp"
#include "experiments/training.hpp"

namespace experiments {
namespace {

/// Points whose tables are shown; the export holds all.
constexpr std::size_t most_points = 6;

std::string cell(const std::string& text) { return "<td>" + escaped(text) + "</td>"; }

std::string number_cell(double value, const char* format) {
  return cell(std::isnan(value) ? "–" : fmt::format(fmt::runtime(format), value));
}

/// What is told of each grade, lowest first, the other way round.
std::string best_first(const std::vector<std::string>& of_grades) {
  return fmt::format("{}", fmt::join(of_grades.rbegin(), of_grades.rend(), " · "));
}

std::string head_of(const std::vector<std::pair<std::string, std::string>>& columns) {
  std::string html = "<tr>";
  for (const auto& [name, note] : columns) {
    html += fmt::format("<th scope=\"col\">{}{}</th>", escaped(name),
                        note.empty() ? "" : fmt::format(" <small>{}</small>", escaped(note)));
  }
  return html + "</tr>";
}

/// "enterprise: profile" where there are several enterprises.
std::string name_of(const ProfileTraining& profile, bool several) {
  return (several ? profile.enterprise + ": " : "") + profile.profile;
}

std::string profile_table(const std::vector<ProfileTraining>& profiles, const std::vector<std::string>& grades,
                          bool several) {
  std::vector<std::pair<std::string, std::string>> columns{{"Profile", ""},
                                                           {"Employees", ""},
                                                           {"Skill before", "topics asked for"},
                                                           {"Skill after", "at the end"},
                                                           {"Topics missing", "per employee"},
                                                           {"of them passed", "at least medium"},
                                                           {"Hours", "per employee"},
                                                           {"Spent", "per employee"},
                                                           {"Grades, %", best_first(grades)}};
  std::string body = "<tbody>";
  for (const auto& p : profiles) {
    body += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(name_of(p, several)));
    body += number_cell(p.employees, "{:.0f}") + number_cell(p.skill_before, "{:.2f}") +
            number_cell(p.skill_after, "{:.2f}") + number_cell(p.topics_missing, "{:.1f}") +
            number_cell(p.topics_passed, "{:.1f}") + number_cell(p.hours, "{:.0f} h") +
            cell(number_text(p.spent, "USD"));
    std::vector<std::string> shares;
    for (const double share : p.grades) shares.push_back(fmt::format("{:.0f}", 100.0 * share));
    body += cell(shares.empty() ? "not evaluated" : best_first(shares));
    body += "</tr>\n";
  }
  return scrolling("Training by profile", head_of(columns), body + "</tbody>");
}

std::string advice_row(const ProfileTraining& profile, const CourseAdvice& advice) {
  return fmt::format("<tr><th scope=\"row\">{}</th>", escaped(advice.course)) +
         cell(fmt::format("{:.3g} of {:.0f}", advice.recommended, profile.employees)) +
         number_cell(advice.score, "{:.2f}") + number_cell(advice.degree, "{:.2f}") +
         number_cell(advice.gap, "{:.2f}") + number_cell(advice.similar, "{:.2f}") +
         number_cell(advice.network, "{:.2f}") + number_cell(advice.taken, "{:.3g}") +
         number_cell(advice.mastered, "{:.3g}") + number_cell(advice.gain, "{:+.2f}") + "</tr>\n";
}

std::string advice_table(const std::vector<ProfileTraining>& profiles, bool several) {
  const std::string head = head_of({{"Course", "by profile"},
                                    {"Recommended to", "employees"},
                                    {"Score", "mean"},
                                    {"Why: degree", "given"},
                                    {"gap", "that it covers"},
                                    {"similar", "employees' success"},
                                    {"network", "expects"},
                                    {"Taken", "by"},
                                    {"Mastered", "by"},
                                    {"Skill gained", "per course begun"}});
  std::string body;
  for (const auto& profile : profiles) {
    body += fmt::format("<tbody><tr class=\"group\"><th colspan=\"10\" scope=\"rowgroup\">{}</th></tr>\n",
                        escaped(name_of(profile, several)));
    for (const auto& advice : profile.courses) body += advice_row(profile, advice);
    if (profile.courses.empty())
      body += "<tr><th scope=\"row\">nothing was recommended</th><td colspan=\"9\"></td></tr>";
    body += "</tbody>";
  }
  return scrolling("Recommendations by profile and course", head, body);
}

bool has_several(const std::vector<ProfileTraining>& profiles) {
  return std::any_of(profiles.begin(), profiles.end(),
                     [&](const auto& profile) { return profile.enterprise != profiles.front().enterprise; });
}

}  // namespace

std::string training_section(const Results& results) {
  if (!has_training(results)) return "";
  std::string html =
      "<section id=\"training\"><h2>Who was recommended what, why, and what came of it</h2>\n"
      "<p class=\"note\">Numbers are means over replicates and employees. A course is mastered when every topic it was "
      "taken for is graded at least medium. The reasons are those of the last recommendation, each from 0 to 1; those "
      "a "
      "recommender does not weigh are told all the same.</p>\n";
  const auto labels = point_labels(results);
  for (std::size_t point = 0; point < std::min(labels.size(), most_points); ++point) {
    const auto profiles = training_by_profile(results, point);
    if (profiles.empty()) continue;
    html +=
        fmt::format("<details{}><summary><strong>{}</strong></summary>\n{}{}</details>\n", point == 0 ? " open" : "",
                    escaped(labels[point]), profile_table(profiles, grade_words(results), has_several(profiles)),
                    advice_table(profiles, has_several(profiles)));
  }
  if (labels.size() > most_points) html += "<p class=\"note\">The export holds the other points.</p>\n";
  return html + "</section>\n";
}

}  // namespace experiments
