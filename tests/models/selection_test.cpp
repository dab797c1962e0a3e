#include "models/selection.hpp"

#include <cmath>

#include "models/selection_model.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"
#include "tests/models/measures.hpp"

namespace {

using namespace models;

/// D0.3.
const std::vector<CourseOffer> case_courses{{50.0, 2.0, 1000.0}, {100.0, 3.0, 2000.0}, {200.0, 4.0, 3000.0}};
constexpr double case_hours = 3000.0;

/// The worked case as a catalogue, and a run of it.
struct CaseFile {
  CaseFile() {
    tests::put(folder.path / "case.csv", "course_id,hours,difficulty,price\n1,50,2,1000\n2,100,3,2000\n3,200,4,3000\n");
    parameters.market.catalogue = folder.path / "case.csv";
    parameters.course.study_per_video_hour = 1.0;
    parameters.run.months = 2;
    parameters.run.steps_per_month = 1;
    parameters.selection.total_hours = case_hours;
  }
  tests::TemporaryFolder folder;
  Parameters parameters;
};

const std::vector<std::string> measures{"efficiency",   "progress",   "courses_chosen", "hours_chosen",
                                        "money_chosen", "plan_value", "optimality_gap"};

/// What the measures say of a plan.
std::vector<double> told(const Selection& plan) {
  return {plan.efficiency,
          plan.progress,
          plan.courses,
          plan.hours,
          plan.money,
          plan.value,
          (plan.bound - plan.value) / plan.bound};
}

/// Values of the measures at one entry of the time axis.
std::vector<double> at_entry(const RunOutput& output, std::size_t entry) {
  const std::size_t n = output.series.size() / measures.size();
  std::vector<double> values;
  for (std::size_t m = 0; m < measures.size(); ++m) values.push_back(output.series[m * n + entry]);
  return values;
}

SelectionProblem worked_case(double total_hours = case_hours) { return {case_courses, total_hours}; }

}  // namespace

// D0.3. The document prints 0.0004, 0.00001 and 0.000005, and elsewhere 0.02, 0.01 and 0.005, which are 1/t.
TEST_CASE("The three courses of the worked case have efficiencies 1.996008e-5, 4.992511e-6 and 1.664447e-6") {
  const double efficiency[] = {1.996008e-5, 4.992511e-6, 1.664447e-6};
  const double progress[] = {50.0 / 3000.0, 100.0 / 3000.0, 200.0 / 3000.0};
  for (std::size_t i = 0; i < 3; ++i) {
    const CourseIndices index = course_indices(case_courses[i], case_hours);
    CHECK(index.quality == 1.0 / (case_courses[i].difficulty + case_courses[i].price));
    CHECK(index.efficiency == Approx(efficiency[i]).epsilon(5e-7));  // the digits given
    CHECK(index.progress == Approx(progress[i]).epsilon(1e-15));
  }
}

TEST_CASE("3000 hours have room for all three courses, and both efficiencies are their sums") {
  SelectionProblem problem = worked_case();
  for (const char* method : {"exact", "lp", "greedy"}) {
    const Selection plan = select_courses(problem, method);
    CHECK(plan.share == Shares{1.0, 1.0, 1.0});
    CHECK(plan.efficiency == Approx(1.996008e-5 + 4.992511e-6 + 1.664447e-6).epsilon(1e-6));
    CHECK(plan.progress == Approx(350.0 / 3000.0).epsilon(1e-15));
    CHECK(plan.hours == 350.0);
    CHECK(plan.money == 6000.0);
    CHECK(plan.courses == 3.0);
    CHECK(plan.value == Approx(0.5 + 0.5 * 350.0 / 3000.0).epsilon(1e-15));
    CHECK(plan.bound == Approx(plan.value).epsilon(1e-15));
  }
  problem.efficiency = PlanEfficiency::product;  // f·g = q/T, so hours cancel
  const double quality = 1.0 / 1002.0 + 1.0 / 2003.0 + 1.0 / 3004.0;
  CHECK(select_courses(problem, "exact").efficiency == Approx(quality / 3000.0).epsilon(1e-15));
}

TEST_CASE("With 250 hours efficiency takes the short courses and progress fills the hours") {
  SelectionProblem problem = worked_case(250.0);
  problem.efficiency_weight = 1.0;
  const Selection efficient = select_courses(problem, "exact");
  CHECK(efficient.share == Shares{1.0, 1.0, 0.0});
  CHECK(efficient.hours == 150.0);
  problem.efficiency_weight = 0.0;
  const Selection far = select_courses(problem, "exact");
  CHECK(far.share == Shares{1.0, 0.0, 1.0});
  CHECK(far.progress == 1.0);
  CHECK(far.efficiency < efficient.efficiency);
}

TEST_CASE("The two efficiencies can choose different courses") {
  // A short course of middling quality against a long one of good quality, with time for one of them.
  const std::vector<CourseOffer> courses{{10.0, 2.0, 98.0}, {20.0, 2.0, 58.0}};
  SelectionProblem problem{courses, 20.0, 0.0, 1.0, PlanEfficiency::sum};
  CHECK(select_courses(problem, "exact").share == Shares{1.0, 0.0});
  problem.efficiency = PlanEfficiency::product;
  CHECK(select_courses(problem, "exact").share == Shares{0.0, 1.0});
}

// 100·10.05 and 100·10.13 lie a bit above a whole number, 60·2.05 a bit below.
TEST_CASE("A budget is kept to the cent and hours to the minute, whatever the last bits of a product") {
  const std::vector<CourseOffer> courses{{1.0, 2.0, 10.05}, {1.1, 2.0, 10.13}, {1.05, 2.0, 5.0}};
  SelectionProblem problem{courses, 3.15, 15.05};
  problem.efficiency_weight = 0.0;
  CHECK(select_courses(problem, "exact").share == Shares{1.0, 0.0, 1.0});
  problem.budget = 15.12;
  CHECK(select_courses(problem, "exact").share == Shares{1.0, 0.0, 1.0});
  problem.budget = 15.13;
  CHECK(select_courses(problem, "exact").share == Shares{0.0, 1.0, 1.0});
  problem.budget = 0.0;  // no limit
  CHECK(select_courses(problem, "exact").courses == 3.0);
  problem.total_hours = 2.05;
  CHECK(select_courses(problem, "exact").share == Shares{1.0, 0.0, 1.0});
  problem.total_hours = 2.05 - 1.0 / 60.0;
  CHECK(select_courses(problem, "exact").courses == 1.0);
}

TEST_CASE("The mix does not depend on the scale of quality") {
  std::vector<CourseOffer> cents = case_courses;
  for (CourseOffer& course : cents) {
    course.price *= 128.0;
    course.difficulty *= 128.0;
  }
  for (const double weight : {0.0, 0.3, 0.7, 1.0}) {
    const SelectionProblem dollars{case_courses, 250.0, 0.0, weight};
    const SelectionProblem other{cents, 250.0, 0.0, weight};
    CHECK(select_courses(dollars, "exact").value == Approx(select_courses(other, "exact").value).epsilon(1e-15));
  }
}

TEST_CASE("The selection model chooses nothing at time 0 and the planner's courses from the first step on") {
  CaseFile file;
  for (const double hours : {120.0, 160.0, 250.0, case_hours}) {
    for (const char* method : {"exact", "lp", "greedy"}) {
      file.parameters.selection.total_hours = hours;
      file.parameters.selection.method = method;
      const RunOutput output = tests::run("selection", file.parameters, measures);
      REQUIRE(output.status == RunStatus::done);
      const std::vector<double> start = at_entry(output, 0);
      CHECK(std::vector<double>(start.begin(), start.end() - 1) == std::vector<double>(measures.size() - 1, 0.0));
      CHECK(std::isnan(start.back()));
      const std::vector<double> plan = told(select_courses(worked_case(hours), method));
      CHECK(at_entry(output, 1) == plan);
      CHECK(at_entry(output, 2) == plan);
    }
  }
}

TEST_CASE("Settings that change at a month make another plan from there on") {
  CaseFile file;
  RunSpec spec = tests::run_spec(file.parameters, measures);
  Parameters later = file.parameters;
  later.selection.budget = 3000.0;
  later.selection.efficiency = "product";
  spec.phases.push_back({1, later});
  const RunOutput output = find_model("selection")->run(spec);
  SelectionProblem problem = worked_case();
  CHECK(at_entry(output, 1) == told(select_courses(problem, "exact")));
  problem.budget = 3000.0;
  problem.efficiency = PlanEfficiency::product;
  CHECK(at_entry(output, 2) == told(select_courses(problem, "exact")));
  CHECK(at_entry(output, 2) != at_entry(output, 1));
}

TEST_CASE("Learners of different hours plan each for themselves, and the measures are their means", "[threaded]") {
  CaseFile file;
  file.parameters.selection.hours_sigma = 0.5;
  file.parameters.selection.total_hours = 200.0;
  file.parameters.learner.number = 500;
  const RunSpec spec = tests::run_spec(file.parameters, measures);
  const std::vector<double> seen = at_entry(find_model("selection")->run(spec), 1);
  const sim::Key key = sim::run_key(spec.seed, spec.replicate, spec.row);
  double progress = 0.0, log_hours = 0.0, square = 0.0;
  for (std::uint64_t i = 0; i < 500; ++i) {
    const double hours = hours_of_learner(file.parameters.selection, i, key);
    const double x = std::log(hours / 200.0);
    log_hours += x / 500.0;
    square += x * x / 500.0;
    progress += select_courses(worked_case(hours), "exact").progress / 500.0;
  }
  CHECK(seen[1] == Approx(progress).epsilon(1e-13));  // 500 additions
  RunSpec threaded = spec;
  threaded.threads = 3;
  CHECK(at_entry(find_model("selection")->run(threaded), 1) == seen);
  // Five standard errors of the mean and of the variance of a normal.
  CHECK(log_hours == Approx(0.0).margin(5.0 * 0.5 / std::sqrt(500.0)));
  CHECK(square == Approx(0.25).margin(5.0 * 0.25 * std::sqrt(2.0 / 500.0)));
}

TEST_CASE("Without a difficulty the level gives it, and courses that say too little cannot be chosen") {
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "c.csv",
             "course_id,hours,level,difficulty,price\n1,50,beginner,,1000\n2,100,intermediate,,2000\n"
             "3,200,advanced,,3000\n4,10,advanced,7,20\n5,10,,,20\n6,,all,,20\n7,10,all,,\n");
  Parameters parameters;
  parameters.market.catalogue = folder.path / "c.csv";
  parameters.course.study_per_video_hour = 2.0;
  const Offers offers = read_offers(parameters);
  REQUIRE(offers.courses.size() == 4);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(offers.courses[i].difficulty == case_courses[i].difficulty);
    CHECK(offers.courses[i].price == case_courses[i].price);
    CHECK(offers.courses[i].hours == 2.0 * case_courses[i].hours);
  }
  CHECK(offers.courses[3].difficulty == 7.0);
  REQUIRE(offers.warnings.size() == 1);
  CHECK(offers.warnings[0].find("3 of 7 courses") != std::string::npos);
  CHECK(find_model("selection")->forecast(parameters, 1).warnings == offers.warnings);
}
