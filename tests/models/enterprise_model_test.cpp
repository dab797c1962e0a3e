#include "models/enterprise_model.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/fixed.hpp"
#include "tests/catch.hpp"
#include "tests/models/enterprise_case.hpp"

namespace {

using namespace models;
using tests::EnterpriseCase;

/// The rounding of a handful of operations on numbers of about 1.
constexpr double rounding = 1e-14;

std::int64_t n_recommended(const Enterprise& enterprise) {
  std::int64_t n = 0;
  for (const Employee& employee : enterprise.employees()) {
    for (const Training& training : employee.course) n += training.score > 0.0 ? 1 : 0;
  }
  return n;
}

}  // namespace

// D2.5: of the degrees 0.8, 0.6, 0.9, 0.7, 0.4 and 0.5 the fifth is out, and the third is taken first.
TEST_CASE("By the degrees of the worked case five of six courses are recommended, the one of 0.9 first") {
  EnterpriseCase files(
      "profile,employees,architecture\ndemand,,0.9\nnovices,3,0\n",
      "course,degree,hours,price,architecture\na,0.8,9,10,1\nb,0.6,9,10,1\nc,0.9,9,10,1\nd,0.7,9,10,1\ne,0.4,9,10,1\n"
      "f,0.5,9,10,1\n");
  files.settings().recommender = "degree";
  files.settings().trials = 0;
  files.settings().leave_rate = 0.0;
  Enterprise enterprise = files.enterprise();
  files.run(enterprise, 1, [](const Enterprise&) { return 0; });
  for (const Employee& employee : enterprise.employees()) {
    std::vector<bool> recommended;
    for (std::size_t j = 0; j < 6; ++j) recommended.push_back(employee.course[j].score > 0.0);
    CHECK(recommended == std::vector<bool>{true, true, true, true, false, true});
    CHECK(employee.course[2].taken == Taken::open);
    CHECK(employee.course[5].score == 0.5);
  }
  Enterprise later = files.enterprise();
  files.run(later, 5, [](const Enterprise&) { return 0; });         // 16.7 hours: one of 9 hours and most of another
  CHECK(later.employees().front().course[0].taken == Taken::open);  // 0.8 comes second
  CHECK(later.employees().front().course[3].taken == Taken::no);
}

TEST_CASE("Enterprises pay for seats taken, for hours studied, or for courses mastered") {
  for (const char* contract : {"seat", "use", "result"}) {
    EnterpriseCase files;
    files.settings().contract = contract;
    files.settings().leave_rate = 0.2;
    files.settings().quantity_discount = 0.0;
    files.settings().custom_courses = 0;
    Enterprise enterprise = files.enterprise();
    files.run(enterprise, 12, [](const Enterprise&) { return 0; });
    std::int64_t due = 0, spent = 0, n_left = 0, n_taken = 0;
    for (const Employee& employee : enterprise.employees()) {
      spent += employee.spent;
      CHECK(employee.spent <= 130000);
      const Training none;
      const Training& open = employee.open < 0 ? none : employee.course[static_cast<std::size_t>(employee.open)];
      CHECK(employee.budget + employee.spent + open.terms.most() - open.paid == 130000);
      for (std::size_t j = 0; j < enterprise.courses().size(); ++j) {
        const Training& training = employee.course[j];
        const std::int64_t price = enterprise.courses()[j].price;
        if (training.taken == Taken::no) continue;
        ++n_taken;
        n_left += training.taken == Taken::left ? 1 : 0;
        const std::string kind = contract;
        if (kind == "seat") due += price;
        if (kind == "use") due += due_by({0, price, 0}, training.hours, enterprise.courses()[j].hours);
        if (kind == "result" && training.taken == Taken::mastered) due += price * 3 / 2;
      }
    }
    CHECK(spent == due);
    CHECK(enterprise.take_sums().fees == due);
    CHECK(n_left > 0);
    CHECK(n_taken > n_left);
  }
}

TEST_CASE("A panel orders as many seats as the whole staff would") {
  EnterpriseCase files("profile,employees,architecture\ndemand,,0.5\nnovices,12,0\n",
                       "course,degree,hours,price,architecture\na,0.8,30,1400,1\n");
  files.settings().panel = 1;
  files.settings().leave_rate = 0.0;
  files.settings().quantity_discount = 0.0;  // 1,400 USD are beyond the year's 1,300
  const double without = files.enterprise().loss();
  files.settings().quantity_discount = 0.1;  // 1400·12^−0.1 = 1092 are not
  CHECK(files.enterprise().loss() < without);
}

TEST_CASE("The loss on the panel never rises from cycle to cycle, and falls where there is something to learn") {
  for (const char* recommender : {"degree", "collaborative", "neural", "weighted"}) {
    double first = 0.0, last = 0.0;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      EnterpriseCase files;
      files.settings().recommender = recommender;
      files.settings().cycle_months = 2;
      files.settings().recall_weight = 0.6;
      Enterprise enterprise = files.enterprise(seed);
      const double before = enterprise.loss();
      const auto losses = files.run(enterprise, 24, [](const Enterprise& e) { return e.loss(); });
      CHECK(losses.front() <= before);
      for (std::size_t i = 1; i < losses.size(); ++i) CHECK(losses[i] <= losses[i - 1]);
      first += before;
      last += losses.back();
    }
    CHECK(last < first);
  }
}

TEST_CASE("A re-fitted recommender keeps the panel's loss it was chosen for") {
  EnterpriseCase files;
  Enterprise enterprise = files.enterprise();
  files.run(enterprise, 12, [](const Enterprise&) { return 0; });
  const auto measured = tests::run("enterprise", files.parameters, {"enterprise_loss"});
  CHECK(measured.series.back() == enterprise.loss());
}

TEST_CASE("Where everybody masters what is recommended to whom it is missing, recall, precision and F1 are 1") {
  EnterpriseCase files;
  files.settings().recommender = "degree";
  files.settings().score_shift = 5.0;  // recommends whatever covers a topic missing
  files.settings().hours_per_year = 1000.0;
  files.settings().budget_per_year = 1e5;
  files.settings().leave_rate = 0.0;
  files.parameters.study.learning_rate = 10.0;
  files.parameters.study.guess = 0.0;
  files.parameters.study.slip = 0.0;
  files.settings().skill_spread = 0.0;
  Enterprise enterprise = files.enterprise();
  CHECK(enterprise.loss() == 0.0);
  files.run(enterprise, 12, [](const Enterprise&) { return 0; });
  const EnterpriseSums sums = enterprise.take_sums();
  CHECK(training_loss(files.settings(), sums.counts) == 0.0);
  CHECK(sums.met == sums.asked);
}

TEST_CASE("Where skills are above the demand everywhere nobody is recommended anything, and nothing is spent") {
  EnterpriseCase files("profile,employees,architecture,cloud\ndemand,,0.5,0\nexperts,5,0.8,0\n",
                       "course,degree,hours,price,architecture,cloud\na,1,9,10,1,\nb,1,9,10,,1\n");
  Enterprise enterprise = files.enterprise();
  files.run(enterprise, 12, [](const Enterprise&) { return 0; });
  CHECK(n_recommended(enterprise) == 0);
  CHECK(enterprise.loss() == 0.0);
  const EnterpriseSums sums = enterprise.take_sums();
  CHECK(sums.fees == 0);
  CHECK(sums.hours == 0);
  CHECK(sums.productivity == 0);
  const auto output = tests::run("enterprise", files.parameters, {"enterprise_recall", "demand_met"});
  CHECK(std::isnan(output.series.front()));
  CHECK(output.series.back() == 1.0);
}

TEST_CASE("A topic no course is about gets one made to order, once, at its cost and when it is ready") {
  EnterpriseCase files("profile,employees,architecture,queues\ndemand,,0.5,0.5\nnovices,5,0,0\n",
                       "course,degree,hours,price,architecture\na,0.8,9,10,1\n");
  files.settings().custom_months = 4;
  Enterprise enterprise = files.enterprise();
  const auto n_courses = files.run(enterprise, 12, [](const Enterprise& e) { return e.courses().size(); });
  CHECK(n_courses.front() == 2);
  CHECK(n_courses.back() == 2);
  const TrainingCourse& made = enterprise.courses().back();
  CHECK(made.custom);
  CHECK(made.content == std::vector{0.0, 1.0});
  std::int64_t spent = 0, taken = 0;
  for (const Employee& employee : enterprise.employees()) {
    spent += employee.spent;
    taken += employee.course[1].taken != Taken::no ? 1 : 0;
    if (employee.course[1].score > 0.0) CHECK(employee.course[1].month >= 4);
  }
  CHECK(taken > 0);
  CHECK(enterprise.take_sums().fees == spent + 1000000);
  files.settings().custom_courses = 0;
  Enterprise without = files.enterprise();
  CHECK(files.run(without, 12, [](const Enterprise& e) { return e.courses().size(); }).back() == 1);
}

TEST_CASE("Hours trained are the year's as long as there is a course to take, and cost their wage") {
  EnterpriseCase files("profile,employees,architecture\ndemand,,1\nnovices,5,0\n",
                       "course,degree,hours,price,architecture\na,0.8,500,10,1\n");
  files.settings().leave_rate = 0.0;
  Enterprise enterprise = files.enterprise();
  files.run(enterprise, 12, [](const Enterprise&) { return 0; });
  const EnterpriseSums sums = enterprise.take_sums();
  // Fixed point rounds each of 60 numbers by at most 2^−21, the wage each of 12 steps by half a cent.
  CHECK(sim::real(sums.hours) == Approx(5 * 40.0).margin(60 * 0x1p-21));
  CHECK(static_cast<double>(sums.time_cost) == Approx(100.0 * 35.0 * 5 * 40.0).margin(10.0));
  // 40 hours: the gap is e^(−0.06·40); its worth is summed at the ends of months.
  double worth = 0.0;
  for (int month = 1; month <= 12; ++month)
    worth += 5.0 * 120.0 * 100.0 * (1.0 - std::exp(-0.06 * 40.0 * month / 12.0));
  // Half of the employees start above 0 by less than the spread; their gain is measured from there.
  files.settings().skill_spread = 0.0;
  Enterprise even = files.enterprise();
  files.run(even, 12, [](const Enterprise&) { return 0; });
  CHECK(static_cast<double>(even.take_sums().productivity) == Approx(worth).margin(12.0));
}

TEST_CASE("Steps of a quarter of a month train as steps of a month do") {
  EnterpriseCase files("profile,employees,architecture\ndemand,,1\nnovices,5,0.1\n",
                       "course,degree,hours,price,architecture\na,0.8,500,10,1\n");
  files.settings().leave_rate = 0.0;
  Enterprise monthly = files.enterprise();
  files.run(monthly, 12, [](const Enterprise&) { return 0; });
  files.parameters.run.steps_per_month = 4;
  Enterprise weekly = files.enterprise();
  files.run(weekly, 48, [](const Enterprise&) { return 0; });
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(weekly.employees()[i].skill[0] == Approx(monthly.employees()[i].skill[0]).epsilon(1e-12));  // 48 products
  }
}

TEST_CASE("What is not trained is forgotten at its rate") {
  EnterpriseCase files("profile,employees,architecture,cloud\ndemand,,0.5,0\nnovices,5,0.6,0.4\n",
                       "course,degree,hours,price,architecture\na,0.8,10,10,1\n");
  files.parameters.study.forgetting = 0.05;
  files.settings().least_score = 1.0;
  files.settings().custom_courses = 0;
  Enterprise enterprise = files.enterprise();
  files.run(enterprise, 12, [](const Enterprise&) { return 0; });
  for (const Employee& employee : enterprise.employees()) {
    CHECK(employee.skill[1] == Approx(employee.start[1] * std::exp(-0.05 * 12.0)).epsilon(rounding));
  }
  CHECK(enterprise.take_sums().productivity < 0);
}

TEST_CASE("An employee's traits depend neither on other profiles nor on other enterprises") {
  EnterpriseCase files;
  const Enterprise alone = files.enterprise();
  const auto text = [](int n) {
    return "profile,employees,distributed architecture,microservices,cloud\ndemand,,0.7,0.6,0.5\n"
           "newcomers,2,0,0,0\nknows microservices," +
           std::to_string(n) + ",0.2,0.7,0.3\nmasters cloud basics,4,0.1,0.1,0.8\n";
  };
  tests::put(files.folder.path / "survey.csv", text(9));
  const Enterprise larger = files.enterprise();
  CHECK(larger.employees()[5].start == alone.employees()[3].start);
  CHECK(larger.employees()[11].start == alone.employees()[4].start);  // the first who masters the cloud
  // Nobody is like another, of whichever profile: the spread around the profile's cloud differs.
  CHECK(std::abs((alone.employees()[0].start[2] - 0.3) - (alone.employees()[1].start[2] - 0.3)) > 1e-6);
  CHECK(std::abs((alone.employees()[0].start[2] - 0.3) - (alone.employees()[4].start[2] - 0.8)) > 1e-6);

  EnterpriseCase several;
  several.parameters.enterprise["zeta"] = several.settings();
  const auto run = models::find_model("enterprise")->run(tests::run_spec(several.parameters, {"demand_met"}));
  const auto column = [&](const char* name) {
    return std::find_if(run.agents.begin(), run.agents.end(),
                        [&](const AgentColumn& c) { return c.table == "employee" && c.name == name; });
  };
  const auto before = column("skill_before")->values;
  REQUIRE(before.size() == 24);
  CHECK(std::vector(before.begin(), before.begin() + 12) != std::vector(before.begin() + 12, before.end()));
  CHECK(before[0] ==
        Approx((alone.employees()[0].start[0] + alone.employees()[0].start[1] + alone.employees()[0].start[2]) / 3.0)
            .epsilon(rounding));
}

TEST_CASE("Tables tell every employee, every evaluation and every recommendation, in words where there are words") {
  EnterpriseCase files;
  const auto output = tests::run("enterprise", files.parameters, {"demand_met"});
  Enterprise enterprise("acme", files.parameters, sim::run_key(1, 0, 0));
  files.run(enterprise, 12, [](const Enterprise&) { return 0; });
  std::map<std::string, std::vector<double>> values;
  std::map<std::string, std::vector<std::string>> words;
  for (const AgentColumn& column : output.agents) {
    values[column.table + "." + column.name] = column.values;
    words[column.table + "." + column.name] = column.words;
  }
  CHECK(values["employee.profile"].size() == 12);
  CHECK(values["evaluation.topic"].size() == 36);
  CHECK(values["recommendation.course"].size() == static_cast<std::size_t>(n_recommended(enterprise)));
  CHECK(words["employee.profile"] ==
        std::vector<std::string>{"knows microservices", "masters cloud basics", "knows no distributed architecture"});
  CHECK(values["employee.profile"] == std::vector<double>{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2});
  CHECK(words["evaluation.grade"] ==
        std::vector<std::string>{"insufficient", "medium", "average", "good", "excellent"});
  for (std::size_t row = 0; row < 36; ++row) {
    const Employee& employee = enterprise.employees()[row / 3];
    CHECK(values["evaluation.skill_after"][row] == employee.skill[row % 3]);
    const double grade = values["evaluation.grade"][row];
    CHECK(std::isnan(grade) == (employee.grade[row % 3] == Grade::none));
    if (!std::isnan(grade)) CHECK(grade + 1.0 == static_cast<double>(employee.grade[row % 3]));
  }
}

TEST_CASE("Runs of one seed are the same, and another seed's differ") {
  EnterpriseCase files;
  const std::vector<std::string> measures{"demand_met", "enterprise_loss", "enterprise_spend"};
  const auto one = tests::run("enterprise", files.parameters, measures);
  const auto again = tests::run("enterprise", files.parameters, measures);
  CHECK(one.series == again.series);
  auto spec = tests::run_spec(files.parameters, measures);
  spec.seed = 2;
  CHECK(models::find_model("enterprise")->run(spec).series != one.series);
}
