#include "models/catalogue.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include "models/csv.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"

namespace {

using models::Catalogue;
using models::read_catalogue;
using models::Tier;

Catalogue read(const std::string& text) {
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "c.csv", text);
  return read_catalogue(folder.path / "c.csv");
}

/// What is said of a file, without its folder.
std::vector<std::string> mistakes(const std::string& text) {
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "c.csv", text);
  try {
    read_catalogue(folder.path / "c.csv");
  } catch (const models::InputFileError& error) {
    std::vector<std::string> lines = error.lines;
    for (std::string& line : lines) line.erase(0, folder.path.string().size() + 1);
    return lines;
  }
  return {};
}

const std::string header = "course_id,creator,subject,price,hours,level,subscribers,reviews,rating,published\n";

}  // namespace

TEST_CASE("A catalogue's rows say what is known of courses, and nothing where a field is empty") {
  const Catalogue catalogue = read(
      header + "7,ann,\"Law, public\",19.99,2.5,intermediate,100,10,4.5,2020-01-31\n8,,Art,0,,all,,,,2020-03-01\n");
  REQUIRE(catalogue.courses.size() == 2);
  CHECK(catalogue.creators == std::vector<std::string>{"ann", ""});
  CHECK(catalogue.subjects == std::vector<std::string>{"Law, public", "Art"});
  CHECK(catalogue.warnings.empty());
  const models::KnownCourse& law = catalogue.courses[0];
  CHECK(law.subject == std::optional<std::size_t>(0));
  CHECK(law.price == 19.99);
  CHECK(law.video_hours == 2.5);
  CHECK(law.tier == Tier::intermediate);
  CHECK(law.subscribers == 100.0);
  CHECK(law.reviews == 10.0);
  CHECK(law.rating == 4.5);
  CHECK(law.age == Approx(30.0 / 30.415).epsilon(1e-12));  // 31 January to 1 March of a leap year
  const models::KnownCourse& art = catalogue.courses[1];
  CHECK(art.price == 0.0);
  CHECK_FALSE(art.video_hours);
  CHECK(art.tier == Tier::beginner);
  CHECK_FALSE(art.subscribers);
  CHECK_FALSE(art.reviews);
  CHECK_FALSE(art.rating);
  CHECK(art.age == 0.0);
}

TEST_CASE("A catalogue may have any columns after the first, in any order") {
  const Catalogue catalogue = read("level,course_id\nexpert,a\nadvanced,b\nbeginner,c\n,d\n");
  CHECK(catalogue.courses[0].tier == Tier::advanced);
  CHECK(catalogue.courses[1].tier == Tier::advanced);
  CHECK(catalogue.courses[2].tier == Tier::beginner);
  CHECK_FALSE(catalogue.courses[3].tier);
  CHECK(catalogue.subjects.empty());
  CHECK(read("course_id,difficulty\n1,2.5\n").courses[0].difficulty == 2.5);
  CHECK_FALSE(catalogue.courses[0].difficulty);
  CHECK(read("course_id\n1\n").courses.size() == 1);
}

TEST_CASE("Line ends and marks of other systems, quotes and empty lines change nothing") {
  const std::vector<std::string> texts{
      "course_id,subject,price\n1,Law,5\n2,\"The \"\"new\"\" law\",6\n",
      "course_id,subject,price\r\n1,Law,5\r\n\r\n2,\"The \"\"new\"\" law\",6\r\n",
      "\xEF\xBB\xBF"
      "course_id,subject,price\n1,Law,5\n2,\"The \"\"new\"\" law\",6",
      "\"course_id\",\"subject\",\"price\"\n\"1\",\"Law\",\"5\"\n\n\n2,\"The \"\"new\"\" law\",6\n",
  };
  for (const std::string& text : texts) {
    const Catalogue catalogue = read(text);
    REQUIRE(catalogue.courses.size() == 2);
    CHECK(catalogue.subjects == std::vector<std::string>{"Law", "The \"new\" law"});
    CHECK(catalogue.courses[1].price == 6.0);
  }
}

TEST_CASE("A malformed field is named with its line, column and value, and what was expected") {
  struct Case {
    std::string row;
    std::string said;
  };
  const Case cases[] = {
      {"1,,,cheap,,,,,,", "price = \"cheap\": expected a price from 0 to 1000000"},
      {"1,,,-1,,,,,,", "price = \"-1\": expected a price from 0 to 1000000"},
      {"1,,,nan,,,,,,", "price = \"nan\": expected a price from 0 to 1000000"},
      {"1,,,inf,,,,,,", "price = \"inf\": expected a price from 0 to 1000000"},
      {"1,,, 5,,,,,,", "price = \" 5\": expected a price from 0 to 1000000"},
      {"1,,,5 USD,,,,,,", "price = \"5 USD\": expected a price from 0 to 1000000"},
      {"1,,,,2h,,,,,", "hours = \"2h\": expected a number of hours"},
      {"1,,,,,hard,,,,", "level = \"hard\": expected all, beginner, intermediate or advanced"},
      {"1,,,,,,-3,,,", "subscribers = \"-3\": expected a number that is not negative"},
      {"1,,,,,,,many,,", "reviews = \"many\": expected a number that is not negative"},
      {"1,,,,,,,,0.5,", "rating = \"0.5\": expected a mean rating from 1 to 5"},
      {"1,,,,,,,,5.1,", "rating = \"5.1\": expected a mean rating from 1 to 5"},
      {"1,,,,,,,,,yesterday", "published = \"yesterday\": expected a date YYYY-MM-DD"},
      {"1,,,,,,,,,2020-13-01", "published = \"2020-13-01\": expected a date YYYY-MM-DD"},
      {"1,,,,,,,,,2021-02-29", "published = \"2021-02-29\": expected a date YYYY-MM-DD"},
      {"1,,,,,,,,,-020-01-01", "published = \"-020-01-01\": expected a date YYYY-MM-DD"},
      {"0,,,,,,,,,", "course_id = \"0\": expected an id that no row above has"},
      {",,,,,,,,,", "course_id is empty"},
      {"1,,,", "4 fields: expected 10 as in the header"},
      {"1,,,,,,,,,,", "11 fields: expected 10 as in the header"},
      {"1,\"ann,,,,,,,,", "a quote is not closed on its line; a field cannot hold a line break"},
      {"1,,\"Art\nand craft\",,,,,,,\n2,,,,,,,,,",
       "a quote is not closed on its line; a field cannot hold a line break"},
      {"1,,," + std::string(100, '9') + "x,,,,,,",
       "price = \"" + std::string(60, '9') + "…\": expected a price from 0 to 1000000"},
      {"1,,,\x1b[2J\xff,,,,,,", "price = \"\\x1b[2J\\xff\": expected a price from 0 to 1000000"},
  };
  for (const Case& c : cases) {
    INFO(c.row);
    CHECK(mistakes(header + "0,,,,,,,,,\n" + c.row + "\n") == std::vector<std::string>{"c.csv:3: " + c.said});
  }
}

TEST_CASE("A difficulty is a number above 0") {
  CHECK(mistakes("course_id,difficulty\n1,0\n2,hard\n") ==
        std::vector<std::string>{"c.csv:2: difficulty = \"0\": expected a difficulty from 0.000001 to 1000000",
                                 "c.csv:3: difficulty = \"hard\": expected a difficulty from 0.000001 to 1000000"});
}

TEST_CASE("A table that spreadsheets write with another separator is told so once") {
  CHECK(mistakes("course_id;price\n1;2\n") ==
        std::vector<std::string>{"c.csv:1: columns are separated by semicolons: expected commas"});
  CHECK(mistakes("course_id\tprice\n1\t2\n") ==
        std::vector<std::string>{"c.csv:1: columns are separated by tabs: expected commas"});
}

TEST_CASE("A malformed header is named with what is wrong in it") {
  CHECK(
      mistakes("course_id,prize\n1,2\n") ==
      std::vector<std::string>{"c.csv:1: unknown column \"prize\": expected course_id, creator, subject, price, hours, "
                               "level, difficulty, subscribers, reviews, rating, published (did you mean \"price\"?)"});
  for (const auto& [name, nearest] :
       {std::pair("COURSE_ID", "course_id"), {"courseid", "course_id"}, {"curse_id", "course_id"}}) {
    const auto lines = mistakes(std::string(name) + ",price\n1,2\n");
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].find(std::string("(did you mean \"") + nearest + "\"?)") != std::string::npos);
  }
  CHECK(mistakes("course_id,colour\n1,2\n").front().find("did you mean") == std::string::npos);
  CHECK(mistakes("course_id, price\n1,2\n").front().find("(did you mean \"price\"?)") != std::string::npos);
  CHECK(mistakes("course_id,price,price\n1,2,3\n") ==
        std::vector<std::string>{"c.csv:1: column \"price\" appears twice"});
  CHECK(mistakes("price\n1\n") == std::vector<std::string>{"c.csv:1: column course_id is missing"});
  CHECK(mistakes("course_id,\"price\n1,2\n") ==
        std::vector<std::string>{"c.csv:1: a quote is not closed on its line; a field cannot hold a line break"});
}

TEST_CASE("Every mistake has a line of its own, up to twenty, and the others are counted") {
  CHECK(mistakes(header + "1,,,x,y,z,,,,\n1,,,,,,,,9,\n") ==
        std::vector<std::string>{"c.csv:2: price = \"x\": expected a price from 0 to 1000000",
                                 "c.csv:2: hours = \"y\": expected a number of hours",
                                 "c.csv:2: level = \"z\": expected all, beginner, intermediate or advanced",
                                 "c.csv:3: course_id = \"1\": expected an id that no row above has",
                                 "c.csv:3: rating = \"9\": expected a mean rating from 1 to 5"});
  std::string rows;
  for (int i = 0; i < 50; ++i) rows += std::to_string(i) + ",,,x,,,,,,\n";
  const auto lines = mistakes(header + rows);
  REQUIRE(lines.size() == 21);
  CHECK(lines.back() == "c.csv: 30 more mistakes");
}

TEST_CASE("A catalogue that is not there, is a folder or holds no course is refused in one line") {
  const tests::TemporaryFolder folder;
  const std::string above = folder.path.string();
  CHECK_THROWS_WITH(read_catalogue(above + "/none.csv"), above + "/none.csv: cannot be read");
  CHECK_THROWS_WITH(read_catalogue(above), above + ": cannot be read");
  const std::vector<std::string> nothing{"c.csv: holds no course: expected a header and at least one row"};
  CHECK(mistakes("") == nothing);
  CHECK(mistakes(header) == nothing);
  CHECK(mistakes(header + "\n\n") == nothing);
}

TEST_CASE("Hours that cannot be count as unknown, and one warning sums them up") {
  const tests::TemporaryFolder folder;
  const std::string path = folder.path / "c.csv";
  tests::put(path, "course_id,hours\na,0\nb,-2\nc,1000\nd,1000.5\ne,\n");
  const Catalogue catalogue = read_catalogue(path);
  CHECK_FALSE(catalogue.courses[0].video_hours);
  CHECK_FALSE(catalogue.courses[1].video_hours);
  CHECK(catalogue.courses[2].video_hours == 1000.0);
  CHECK_FALSE(catalogue.courses[3].video_hours);
  CHECK_FALSE(catalogue.courses[4].video_hours);
  CHECK(catalogue.warnings == std::vector<std::string>{path + ": 3 of 5 courses have hours of 0 or less, or of more "
                                                              "than 1000; theirs are drawn instead"});
}

TEST_CASE("The real catalogue has 3673 courses in four subjects, two of them of impossible hours") {
  const auto path = std::filesystem::path(STOA_SOURCE_DIR) / "../shared/data/catalogue-udemy-2017.csv";
  if (!std::filesystem::exists(path)) {
    WARN("not there, so nothing is tried: " << path);
    return;
  }
  const Catalogue catalogue = read_catalogue(path);
  CHECK(catalogue.courses.size() == 3673);
  CHECK(catalogue.subjects.size() == 4);
  REQUIRE(catalogue.warnings.size() == 1);
  CHECK(catalogue.warnings[0].find(": 2 of 3673 courses have hours of 0 or less") != std::string::npos);
}

TEST_CASE("Fields are split at commas outside quotes") {
  using Fields = std::vector<std::string>;
  CHECK(models::split_csv("a,b,,c") == Fields{"a", "b", "", "c"});
  CHECK(models::split_csv("") == Fields{""});
  CHECK(models::split_csv("\"a,b\",\"c \"\"d\"\"\"") == Fields{"a,b", "c \"d\""});
  CHECK(models::split_csv("\"\",\"\"\"\"") == Fields{"", "\""});
  CHECK_FALSE(models::split_csv("a,\"b"));
}
