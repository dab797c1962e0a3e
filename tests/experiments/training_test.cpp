#include "experiments/training.hpp"

#include <cmath>

#include "experiments/export.hpp"
#include "experiments/report.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/outcomes.hpp"
#include "tests/experiments/temporary_folder.hpp"

namespace {

using namespace experiments;
using tests::missing;

/// One scenario of two replicates with three employees each, of whom two are novices; the second replicate has one
/// recommendation less.
Results training_results() {
  Results results;
  results.question = "Who learns?";
  results.model = "enterprise";
  results.scenario = {"today"};
  results.row = {0};
  results.n_replicates = 2;
  results.time = {0.0, 1.0};
  results.seed = {1, 2};
  results.status = {"done", "done"};
  results.measures = {{"demand_met", "1", "Demand met", "ratio", {0.1, 0.2, 0.1, 0.3}}};
  const std::vector<std::string> profiles{"novices <all>", "experts"}, grades{"insufficient", "medium"};
  const std::vector<std::string> courses{"clouds", "queues"},
      outcomes{"not_taken", "under_way", "left", "finished", "mastered"};
  const auto column = [&](const char* table, const char* name, std::size_t n, std::vector<double> values,
                          std::vector<std::string> words = {}) {
    results.agents.push_back({table, name, "1", "what it is", n, std::move(values), std::move(words)});
  };
  column("employee", "enterprise", 3, {0, 0, 0, 0, 0, 0}, {"acme"});
  column("employee", "profile", 3, {0, 0, 1, 0, 0, 1}, profiles);
  column("employee", "skill_before", 3, {0.1, 0.3, 0.8, 0.1, 0.3, 0.8});
  column("employee", "skill_after", 3, {0.5, 0.3, 0.8, 0.7, 0.5, 0.9});
  column("employee", "topics_missing", 3, {2, 2, 0, 2, 2, 0});
  column("employee", "topics_passed", 3, {1, 0, 0, 2, 1, 0});
  column("employee", "hours", 3, {10, 20, 0, 30, 40, 0});
  column("employee", "spent", 3, {100, 200, 0, 300, 400, 0});
  column("evaluation", "employee", 2, {0, 1, 0, 1});
  column("evaluation", "grade", 2, {1, 0, 1, missing}, grades);
  column("recommendation", "employee", 3, {0, 0, 1, 0, 1, missing});
  column("recommendation", "course", 3, {0, 1, 0, 0, 0, missing}, courses);
  column("recommendation", "score", 3, {0.6, 0.9, 0.7, 0.8, 0.9, missing});
  column("recommendation", "degree", 3, {0.4, 0.5, 0.4, 0.4, 0.4, missing});
  column("recommendation", "gap", 3, {0.2, 0.5, 0.4, 0.6, 0.8, missing});
  column("recommendation", "similar", 3, {0.5, 0.5, 0.5, 0.5, 0.5, missing});
  column("recommendation", "network", 3, {0.5, 0.5, 0.5, 0.5, 0.5, missing});
  column("recommendation", "taken", 3, {4, 0, 3, 4, 0, missing}, outcomes);
  column("recommendation", "gain", 3, {0.3, 0, 0.1, 0.5, 0, missing});
  return results;
}

}  // namespace

TEST_CASE("Training by profile is the mean over replicates and employees, courses recommended most often first") {
  const auto profiles = training_by_profile(training_results(), 0);
  REQUIRE(profiles.size() == 2);
  const auto& novices = profiles[0];
  CHECK(novices.profile == "novices <all>");
  CHECK(novices.employees == 2.0);
  CHECK(novices.skill_before == Approx(0.2));
  CHECK(novices.skill_after == Approx(0.5));
  CHECK(novices.hours == 25.0);
  CHECK(novices.spent == 250.0);
  CHECK(novices.topics_missing == 2.0);
  CHECK(novices.topics_passed == 1.0);
  CHECK(novices.grades == std::vector{1.0 / 3.0, 2.0 / 3.0});
  REQUIRE(novices.courses.size() == 2);
  const auto& clouds = novices.courses[0];
  CHECK(clouds.course == "clouds");
  CHECK(clouds.recommended == 2.0);  // four times in two replicates
  CHECK(clouds.score == Approx(0.75));
  CHECK(clouds.gap == Approx(0.5));
  CHECK(clouds.taken == 1.5);
  CHECK(clouds.mastered == 1.0);
  CHECK(clouds.gain == Approx(0.3));  // (0.3 + 0.1 + 0.5)/3 who began it
  CHECK(novices.courses[1].course == "queues");
  CHECK(std::isnan(novices.courses[1].gain));
  CHECK(profiles[1].profile == "experts");
  CHECK(profiles[1].courses.empty());
}

TEST_CASE("Runs that failed are left out of training by profile") {
  auto results = training_results();
  results.status[1] = "failed: for a reason";
  const auto profiles = training_by_profile(results, 0);
  CHECK(profiles[0].employees == 2.0);
  CHECK(profiles[0].hours == 15.0);
  results.status[0] = results.status[1];
  CHECK(training_by_profile(results, 0).empty());
}

TEST_CASE("The report tells who was recommended what, why and what came of it, where there are employees") {
  auto results = training_results();
  const auto page = report_html(results, "");
  CHECK(page.find("href=\"#training\"") != std::string::npos);
  const auto section = page.substr(page.find("<section id=\"training\">"));
  CHECK(section.find("novices &lt;all&gt;") != std::string::npos);
  CHECK(section.find("<th scope=\"row\">clouds</th><td>2 of 2</td><td>0.75</td><td>0.40</td><td>0.50</td>") !=
        std::string::npos);
  CHECK(section.find("nothing was recommended") != std::string::npos);
  results.agents.clear();
  CHECK(report_html(results, "").find("id=\"training\"") == std::string::npos);
}

TEST_CASE("The export has a row for each profile and course, and the words of columns that have them") {
  const tests::TemporaryFolder folder;
  auto results = training_results();
  CHECK(export_csv(results, folder.path).empty());
  const auto text = tests::contents(folder.path / "training.csv");
  CHECK(text.find("scenario,row,enterprise,profile,employees,course,recommended,score,degree,gap,similar,network,taken,"
                  "mastered,gain\ntoday,0,acme,novices <all>,2,clouds,2,0.75,") == 0);
  CHECK(tests::contents(folder.path / "agents_recommendation.csv").find("today,0,0,1,0,queues,0.9,") !=
        std::string::npos);
  CHECK(tests::contents(folder.path / "units.csv").find("training,recommended,employee,,") != std::string::npos);
  results.agents.clear();
  CHECK(export_csv(results, folder.path) == std::vector<std::string>{"agents_employee.csv", "agents_evaluation.csv",
                                                                     "agents_recommendation.csv", "training.csv"});
}
