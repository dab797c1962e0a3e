#include "experiments/export.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "experiments/error.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/sample.hpp"
#include "tests/experiments/temporary_folder.hpp"

namespace {

using namespace experiments;
using tests::contents;
using tests::sample_results;
using tests::TemporaryFolder;

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::istringstream stream(contents(file));
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("The table of measures has a row for every run and time, and an empty cell where there is no value") {
  const TemporaryFolder folder;
  export_csv(sample_results(), folder.path);
  const auto lines = lines_of(folder.path / "measures.csv");
  REQUIRE(lines.size() == 1 + 4 * 2 * 3);
  CHECK(lines[0] ==
        "scenario,row,param_platform__main__commission,param_platform__main__ranker,replicate,time,"
        "gmv,active_learners,completion_rate");
  CHECK(lines[1] == "as it is,0,0.63,random,0,0,0,1000,2000");
  CHECK(lines[5] == "as it is,0,0.63,random,1,0.25,11,1011,2011");
  CHECK(lines[7] == "as it is,1,0.30000000000000004,content,0,0,100,1100,2100");
  CHECK(lines[24] == "\"half, or less\",1,0.5,,1,0.5,,,");
}

TEST_CASE("The table of groups has a row for every run, time and group") {
  const TemporaryFolder folder;
  auto results = sample_results();
  export_csv(results, folder.path);
  const auto lines = lines_of(folder.path / "groups.csv");
  REQUIRE(lines.size() == 1 + 4 * 2 * 3 * 2);
  CHECK(lines[0] ==
        "scenario,row,param_platform__main__commission,param_platform__main__ranker,replicate,time,learner_group,"
        "gmv,completion_rate");
  CHECK(lines[1] == "as it is,0,0.63,random,0,0,keen,0.25,2000.25");
  CHECK(lines[10] == "as it is,0,0.63,random,1,0.25,\"with, comma\",11.5,2011.5");
  CHECK(lines[48] == "\"half, or less\",1,0.5,,1,0.5,\"with, comma\",,");
  results.by_group.clear();
  const TemporaryFolder other;
  export_csv(results, other.path);
  CHECK_FALSE(std::filesystem::exists(other.path / "groups.csv"));
}

TEST_CASE("The table of runs has the seed and the status of each") {
  const TemporaryFolder folder;
  export_csv(sample_results(), folder.path);
  const auto lines = lines_of(folder.path / "runs.csv");
  REQUIRE(lines.size() == 1 + 4 * 2);
  CHECK(lines[0] == "scenario,row,replicate,seed,status");
  CHECK(lines[1] == "as it is,0,0,18446744073709551615,done");
  CHECK(lines[8] == "\"half, or less\",1,1,18446744073709551608,failed: learner.max_number = 9: reached");
}

TEST_CASE("A table of agents has a row for each agent there is") {
  const TemporaryFolder folder;
  export_csv(sample_results(), folder.path);
  const auto lines = lines_of(folder.path / "agents_creator.csv");
  REQUIRE(lines.size() == 1 + 4 * 3 + 3 * 2);  // every second replicate has one creator less, the last run none
  CHECK(lines[0] ==
        "scenario,row,param_platform__main__commission,param_platform__main__ranker,replicate,creator,income,brand");
  CHECK(lines[3] == "as it is,0,0.63,random,0,2,2,0.1");
  CHECK(lines[5] == "as it is,0,0.63,random,1,1,11,0.1");
  CHECK(lines[6] == "as it is,1,0.30000000000000004,content,0,0,100,0.1");
  CHECK(lines_of(folder.path / "agents_enterprise.csv").size() == 1);
}

TEST_CASE("The table of units explains the columns of the other tables") {
  const TemporaryFolder folder;
  export_csv(sample_results(), folder.path);
  const auto lines = lines_of(folder.path / "units.csv");
  REQUIRE(lines.size() == 1 + 1 + 2 + 3 + 2 + 3 + 5);
  CHECK(lines[0] == "table,column,unit,form,long_name");
  CHECK(lines[1] == "measures,time,months,,time since the end of the burn-in");
  CHECK(lines[2] == "measures,param_platform__main__commission,1,,share kept of a sale");
  CHECK(lines[4] == "measures,gmv,USD,flow,value of all sales");
  CHECK(lines[7] == "groups,gmv,USD,flow,value of all sales");
  CHECK(lines[9] == "agents_creator,income,USD,,payouts less refunds");
}

TEST_CASE("A table of events has a row for each event, with the scenario's name and words for words") {
  const TemporaryFolder folder;
  export_csv(sample_results(), folder.path);
  const auto purchases = lines_of(folder.path / "purchases.csv");
  REQUIRE(purchases.size() == 1 + 2);
  CHECK(purchases[0] == "scenario,row,replicate,user_id,price,channel");
  CHECK(purchases[1] == "as it is,0,1,4503599627370495,49.99,creator");
  CHECK(purchases[2] == "\"half, or less\",0,0,7,20,platform");
  const auto visits = lines_of(folder.path / "visits.csv");
  REQUIRE(visits.size() == 1 + 2);
  CHECK(visits[1] == "as it is,0,0,3");
  CHECK(visits[2] == "\"half, or less\",1,0,");
  CHECK(lines_of(folder.path / "refunds.csv").size() == 1);
  CHECK(lines_of(folder.path / "units.csv").back() == "refunds,amount,USD,,how much");
}

TEST_CASE("Quotes, commas and line breaks stay inside their cell") {
  const TemporaryFolder folder;
  auto results = sample_results();
  results.status[0] = "failed: \"a\",\nb\r";
  results.status[1] = "line\nbreak";
  results.status[2] = "plain; text with 'marks'";
  export_csv(results, folder.path);
  const auto text = contents(folder.path / "runs.csv");
  CHECK(text.find(",\"failed: \"\"a\"\",\nb\r\"\n") != std::string::npos);
  CHECK(text.find(",\"line\nbreak\"\n") != std::string::npos);
  CHECK(text.find(",plain; text with 'marks'\n") != std::string::npos);
}

TEST_CASE("A number in a table reads back as the same number") {
  using limits = std::numeric_limits<double>;
  const TemporaryFolder folder;
  const auto number = GENERATE(1.0 / 3.0, 1e300, -2.5e-7, limits::denorm_min(), limits::max(), 123456789.25, -0.0);
  auto results = sample_results();
  results.measures.resize(1);
  results.measures[0].values[0] = number;
  export_csv(results, folder.path);
  const auto line = lines_of(folder.path / "measures.csv").at(1);
  const auto found = std::strtod(line.c_str() + line.rfind(',') + 1, nullptr);
  CHECK(found == number);
  CHECK(std::signbit(found) == std::signbit(number));
}

TEST_CASE("Tables that exceed the buffer are written whole") {
  const TemporaryFolder folder;
  auto results = sample_results();
  results.by_group.clear();
  results.time.assign(30'000, 0.125);
  for (auto& measure : results.measures) measure.values.assign(8 * 30'000, 12345.678);
  export_csv(results, folder.path);
  const auto lines = lines_of(folder.path / "measures.csv");
  REQUIRE(lines.size() == 1 + 8 * 30'000);
  CHECK(lines.back() == "\"half, or less\",1,0.5,,1,0.125,12345.678,12345.678,12345.678");
}

TEST_CASE("Tables that an earlier export left are named and not touched") {
  const TemporaryFolder folder;
  auto results = sample_results();
  CHECK(export_csv(results, folder.path).empty());
  const auto groups = contents(folder.path / "groups.csv");
  results.by_group.clear();
  results.events.erase(results.events.begin());
  const auto others = export_csv(results, folder.path);
  CHECK(others == std::vector<std::string>{"groups.csv", "purchases.csv"});
  CHECK(contents(folder.path / "groups.csv") == groups);
}

TEST_CASE("A folder that cannot be made is an output error") {
  const TemporaryFolder folder;
  tests::put(folder.path / "file", "");
  CHECK_THROWS_AS(export_csv(sample_results(), folder.path / "file"), OutputError);
}
