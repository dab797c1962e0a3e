#include <cmath>

#include "models/enterprise_survey.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"

namespace {

using namespace models;
using Lines = std::vector<std::string>;

/// What reading a file of that text says, each line without the folder.
template <class Read>
Lines mistakes(const std::string& text, Read read) {
  const tests::TemporaryFolder folder;
  const std::string path = folder.path / "file.csv";
  tests::put(path, text);
  try {
    read(path);
  } catch (const InputFileError& error) {
    Lines lines = error.lines;
    for (std::string& line : lines) {
      REQUIRE(line.find(path) == 0);
      line = line.substr(path.size() - std::string("file.csv").size());
    }
    return lines;
  }
  return {};
}

Lines survey_mistakes(const std::string& text) { return mistakes(text, read_survey); }

const Lines topics{"architecture", "cloud"};

Lines course_mistakes(const std::string& text) {
  return mistakes(text, [](const std::string& path) { return read_training_courses(path, topics); });
}

const std::string head = "profile,employees,architecture,cloud\n";
const std::string demand = "demand,,0.5,0.2\n";

}  // namespace

TEST_CASE("A survey is its topics, the demand wherever it stands, and the profiles in their order") {
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "survey.csv",
             "\xEF\xBB\xBF" + head + "novices,3,0,0.1\r\n" + demand + "\n\"old hands, all\",4,0.9,1\n");
  const Survey survey = read_survey(folder.path / "survey.csv");
  CHECK(survey.topics == topics);
  CHECK(survey.demand == std::vector{0.5, 0.2});
  REQUIRE(survey.profiles.size() == 2);
  CHECK(survey.profiles[0].name == "novices");
  CHECK(survey.profiles[0].skill == std::vector{0.0, 0.1});
  CHECK(survey.profiles[1].name == "old hands, all");
  CHECK(survey.profiles[1].employees == 4);
  CHECK(survey.employees() == 7);
}

TEST_CASE("Every mistake in a survey is one line that tells the place, the value and what was expected") {
  const struct {
    std::string text;
    Lines lines;
  } cases[] = {
      {"", {"file.csv: holds no demand: expected a row whose profile is demand, with a level by topic"}},
      {"name,employees,cloud\n",
       {"file.csv:1: the header is \"name, employees, cloud\": expected profile, employees and one topic or more"}},
      {"profile,employees,cloud,cloud\n", {"file.csv:1: column \"cloud\" appears twice"}},
      {"profile,employees,hours\n",
       {"file.csv:1: topic = \"hours\": expected another name: the file of courses has a column of this one"}},
      {head + "novices,3,0,0\n",
       {"file.csv: holds no demand: expected a row whose profile is demand, with a level by topic"}},
      {head + demand, {"file.csv: holds no employees: expected at least one profile besides the demand"}},
      {head + "demand,,0,0\nnovices,3,0,0\n",
       {"file.csv:2: the demand is 0 in every topic: expected one above 0, or there is nothing to train for"}},
      {head + demand + "novices,3,1.2,few\n",
       {"file.csv:3: architecture = \"1.2\": expected a level from 0 to 1",
        "file.csv:3: cloud = \"few\": expected a level from 0 to 1"}},
      {head + demand + "novices,2.5,0,0\n",
       {"file.csv:3: employees = \"2.5\": expected a whole number of employees from 1 to 1000000"}},
      {head + demand + "novices,,0,0\n",
       {"file.csv:3: employees = \"\": expected a whole number of employees from 1 to 1000000"}},
      {head + demand + "novices,1,0\n", {"file.csv:3: 3 fields: expected 4 as in the header"}},
      {head + demand + "novices,1,0,0\nnovices,1,0,0\n",
       {"file.csv:4: profile = \"novices\": expected a profile that no row above has"}},
      {head + "demand,7,0.5,0.2\nnovices,1,0,0\n",
       {"file.csv:2: employees = \"7\": expected nothing in the row of the demand"}},
  };
  for (const auto& [text, lines] : cases) {
    CAPTURE(text);
    CHECK(survey_mistakes(text) == lines);
  }
}

TEST_CASE("A course has its content at unit length, and traits that are left out have their defaults") {
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "courses.csv",
             "hours,cloud,course,price,architecture,degree\n12,3,one,99.99,4,0.8\n8,,two,0,1,\n");
  const auto courses = read_training_courses(folder.path / "courses.csv", topics);
  REQUIRE(courses.size() == 2);
  CHECK(courses[0].name == "one");
  CHECK(courses[0].degree == 0.8);
  CHECK(courses[0].price == 9999);
  CHECK(courses[0].content[0] == Approx(0.8).epsilon(1e-15));  // a square root and a product
  CHECK(courses[0].content[1] == Approx(0.6).epsilon(1e-15));
  CHECK(courses[1].content == std::vector{1.0, 0.0});
  CHECK(courses[1].degree == 0.5);
  CHECK(courses[1].quality == 1.0);
  CHECK(courses[1].difficulty == 0.0);
}

TEST_CASE("Every mistake in a file of courses is one line that tells the place, the value and what was expected") {
  const std::string columns = "course,degree,hours,price,architecture\n";
  const struct {
    std::string text;
    Lines lines;
  } cases[] = {
      {"course,hours,price,clouds\n",
       {"file.csv:1: unknown column \"clouds\": expected course, degree, hours, price, difficulty, quality or a topic "
        "of "
        "the survey: architecture, cloud (did you mean \"cloud\"?)"}},
      {"course,cloud\n", {"file.csv:1: column hours is missing", "file.csv:1: column price is missing"}},
      {columns, {"file.csv: holds no course: expected a header and at least one row"}},
      {columns + "a,1.5,10,5,1\n", {"file.csv:2: degree = \"1.5\": expected a degree from 0 to 1"}},
      {columns + "a,0.5,,5,1\n", {"file.csv:2: hours = \"\": expected hours from 0.1 to 10000"}},
      {columns + "a,0.5,10,-1,1\n", {"file.csv:2: price = \"-1\": expected a price from 0 to 1000000"}},
      {columns + "a,0.5,10,5,0\n",
       {"file.csv:2: the course is about no topic: expected a weight above 0 in one of architecture, cloud"}},
      {columns + "a,0.5,10,5,x\n",
       {"file.csv:2: architecture = \"x\": expected a weight from 0 to 1000000",
        "file.csv:2: the course is about no topic: expected a weight above 0 in one of architecture, cloud"}},
      {columns + "a,0.5,10,5,1\na,0.5,10,5,1\n",
       {"file.csv:3: course = \"a\": expected a course that no row above has"}},
      {columns + "a,\"0.5,10,5,1\n",
       {"file.csv:2: a quote is not closed on its line; a field cannot hold a line break"}},
  };
  for (const auto& [text, lines] : cases) {
    CAPTURE(text);
    CHECK(course_mistakes(text) == lines);
  }
}

// D2.4: 50 employees in five profiles; six courses with the degrees given.
TEST_CASE("The worked case is 50 employees in five profiles and six courses of the degrees given") {
  const std::string folder = STOA_SOURCE_DIR "/experiments/";
  const Survey survey = read_survey(folder + "enterprise-case-survey.csv");
  CHECK(survey.employees() == 50);
  CHECK(survey.profiles.size() == 5);
  std::vector<double> degrees;
  for (const auto& course : read_training_courses(folder + "enterprise-case-courses.csv", survey.topics)) {
    degrees.push_back(course.degree);
  }
  CHECK(degrees == std::vector{0.8, 0.6, 0.9, 0.7, 0.4, 0.5});
}
