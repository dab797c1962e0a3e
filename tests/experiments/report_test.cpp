#include "experiments/report.hpp"

#include <algorithm>
#include <cctype>

#include "experiments/embedded.hpp"
#include "experiments/html.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/outcomes.hpp"
#include "tests/experiments/sample.hpp"

using namespace experiments;
using tests::missing;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

}  // namespace

TEST_CASE("a report holds the question, the answer, every measure, the settings and where it comes from") {
  auto results = tests::sample_results();
  results.question = "Does it pay?";
  const auto page = report_html(results, "");
  CHECK(contains(page, "<title>Does it pay?</title>"));
  CHECK(contains(page, "<html lang=\"en\">"));
  CHECK(contains(page, "Value of all sales") == false);
  for (const char* part :
       {"value of all sales: ", "learners with an open course", "completions by enrolments", "platform.main.commission",
        "share kept of a sale", "half, or less, row 1", "0123456789abcdef"}) {
    CHECK(contains(page, part));
  }
  CHECK(page.find("class=\"answer\"") < page.find("id=\"scenarios\""));
}

TEST_CASE("what is yes or no in a setting is yes or no in the report") {
  auto results = tests::results_with({{"a", {1.0, 2.0}}, {"b", {3.0, 4.0}}});
  results.parameters = {{"platform.main.open", "", "", std::vector<double>{1.0, 0.0}},
                        {"at.12.learner_group.poor.sponsored", "", "", std::vector<double>{missing, 1.0}},
                        {"run.burn_in", "month", "", std::vector<double>{1.0, 0.0}}};
  const auto page = report_html(results, "");
  CHECK(contains(page, "<td>yes</td><td>none</td><td>1</td>"));
  CHECK(contains(page, "<td>no</td><td>yes</td><td>0</td>"));
}

TEST_CASE("a report of a study of usual size stays below four megabytes") {
  const auto page = report_html(tests::large_results(), vega_bundle());
  CHECK(page.size() < 4'000'000);
  CHECK(count(page, "<figure ") == 32);  // 30 measures, inequality, differences
}

TEST_CASE("a report loads nothing from anywhere") {
  const auto page = report_html(tests::large_results(), "");
  CHECK_FALSE(contains(page, "http:"));
  CHECK_FALSE(contains(page, "https:"));
  CHECK_FALSE(contains(page, " src="));
  CHECK_FALSE(contains(page, "@import"));
  CHECK_FALSE(contains(page, "<link"));
  CHECK(contains(page, "default-src 'none'"));
}

TEST_CASE("the chart library comes with the licences of what it contains and is small") {
  const std::string bundle(vega_bundle());
  CHECK(bundle.size() < 2'000'000);
  CHECK(contains(bundle, "window.vegaEmbed"));
  for (const char* owner :
       {"University of Washington Interactive Data Lab", "Mike Bostock", "Mapbox", "Joachim Wester"}) {
    CHECK(contains(bundle.substr(0, 20'000), owner));
  }
  CHECK(contains(report_html(tests::results_with({}), bundle), "University of Washington Interactive Data Lab"));
}

TEST_CASE("texts from outside cannot break out of their place on the page") {
  const std::string nasty = "</script><script>alert('1')</script><!-- \" & {{style}} ü";
  auto results = tests::results_with({{nasty, {1.0, 2.0}}, {"b", {3.0, missing}}});
  results.question = results.model = results.measures[0].long_name = results.measures[0].unit = nasty;
  results.parameters = {{nasty, nasty, nasty, std::vector<std::string>{nasty, "other"}}};
  results.status[3] = "failed: " + nasty;
  results.provenance = {{nasty, nasty + "\n"}, {"key", nasty}};
  const auto page = report_html(results, "");
  CHECK_FALSE(contains(page, "<script>alert"));
  CHECK_FALSE(contains(page, "<!-- "));
  CHECK(
      contains(page, "&lt;/script&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&lt;!-- &quot; &amp; {{style}} ü"));
  // One to open and one to close for each chart, the library and the page's own script.
  CHECK(count(page, "<script") == count(page, "</script"));
  CHECK(count(page, "</script") == count(page, "<figure ") + 2);
}

TEST_CASE("code inside a script element cannot end it") {
  CHECK(inside_script("a('</SCRIPT>','<!--',x</b/)") == "a('<\\/SCRIPT>','<\\!--',x</b/)");
  const nlohmann::json data = {{"<!--", "</script>"}};
  CHECK(json_inside_script(data) == "{\"\\u003c!--\":\"\\u003c/script>\"}");
  CHECK(nlohmann::json::parse(json_inside_script(data)) == data);
}

TEST_CASE("a template's parts are put in once and not searched again") {
  CHECK(filled("{{a}}-{{b}}-{{a}}", {{"a", "{{b}}"}, {"b", "2"}}) == "{{b}}-2-{{b}}");
  CHECK_THROWS_AS(filled("{{c}}", {}), std::out_of_range);
}

TEST_CASE("runs that failed are listed with scenario, replicate and reason") {
  const auto page = report_html(tests::results_with({{"baseline", {1.0, 2.0}}, {"broken", {3.0, missing}}}), "");
  CHECK(contains(page, "1 of 4 runs; they are left out"));
  CHECK(contains(
      page,
      "<th scope=\"row\">broken</th><td>1</td><td>7</td><td class=\"text\">market.max_courses = 9 is reached</td>"));
  const auto fine = report_html(tests::results_with({{"baseline", {1.0, 2.0}}}), "");
  CHECK(contains(fine, "None of 2."));
}

TEST_CASE("differences beyond the noise are marked in the table, others are not") {
  const auto page = report_html(
      tests::results_with(
          {{"baseline", {90.0, 100.0, 110.0}}, {"sure", {101.0, 112.0, 123.0}}, {"noise", {90.0, 101.0, 109.0}}}),
      "");
  CHECK(contains(page, "<td class=\"sure\">+12 % <small>10 to 14</small>"));
  CHECK(count(page, "<td class=\"sure\">") == 1);
  CHECK(count(page, "<td class=\"noise\">") == 1);
}

TEST_CASE("a report can be made of texts that are not UTF-8") {
  auto results = tests::results_with({{"b\xffse", {1.0, 2.0}}});
  results.measures[0].long_name = "Pay\xfeouts";
  CHECK(contains(report_html(results, ""), "Pay\xfeouts</h4>"));
}

TEST_CASE("a report can be made of next to nothing") {
  CHECK(contains(report_html(Results{}, ""), "Results of an experiment"));
  CHECK(contains(report_html(tests::results_with({{"baseline", {missing}}}), ""), "the question stays open"));
  CHECK(contains(report_html(tests::results_with({{"baseline", {5.0}}}), ""),
                 "The same at all times in all runs: Payouts (5 USD)."));
}
