#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "experiments/error.hpp"
#include "experiments/experiment.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/mistakes_in_file.hpp"
#include "tests/experiments/temporary_folder.hpp"

using experiments::InputError;
using experiments::Overrides;
using tests::mistakes;

namespace {

struct Case {
  std::string text;
  std::vector<std::string> expected;  // how each line begins, in order
};

/// Three lines, so that what follows begins on line 4.
const std::string head = "[run]\nmodel = \"market\"\nseed = 7\n";

/// A key of n parts and one.
std::string dotted(std::size_t n) {
  std::string key;
  for (std::size_t i = 0; i < n; ++i) key += "a.";
  return key + "a";
}

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.text);
    const auto lines = mistakes(c.text);
    CHECK(lines.size() == c.expected.size());
    for (std::size_t i = 0; i < std::min(lines.size(), c.expected.size()); ++i) {
      INFO("said:     " << lines[i]);
      INFO("expected: " << c.expected[i]);
      CHECK(lines[i].substr(0, c.expected[i].size()) == c.expected[i]);
    }
  }
}

}  // namespace

TEST_CASE("a file that is not there, a folder, an empty file, an endless one and a pipe are refused in one line") {
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "empty.toml", " \n\t\n");
  const auto refusal = [](const std::filesystem::path& file) -> std::string {
    try {
      experiments::read_experiment(file, {});
    } catch (const InputError& error) {
      return error.lines.size() == 1 ? error.lines[0] : "several lines";
    }
    return "accepted";
  };
  const std::string above = folder.path.string();
  CHECK(refusal(folder.path / "none.toml") == above + "/none.toml: there is no such file");
  CHECK(refusal(folder.path) == above + ": is a folder, expected a file");
  CHECK(refusal(folder.path / "empty.toml") == above + "/empty.toml: is empty; expected an experiment file");
  CHECK(refusal("/dev/zero") == "/dev/zero: is not a regular file, expected one");
  REQUIRE(mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
  CHECK(refusal(folder.path / "pipe") == above + "/pipe: is not a regular file, expected one");
  tests::put(folder.path / "long.toml", std::string((1 << 20) + 1, '#'));
  CHECK(refusal(folder.path / "long.toml") == above + "/long.toml: is larger than 1 MiB; expected an experiment file");
}

TEST_CASE("what is not TOML is refused with its line") {
  check({
      {"a = ", {"case.toml:1: "}},
      {head + "seed = 8\n", {"case.toml:4: "}},
      {head + "\n[platform.main\n", {"case.toml:5: "}},
      {head + "months = \xff\n", {"case.toml:4: "}},
      {head + "months = 99999999999999999999\n", {"case.toml:4: "}},
      {head + dotted(30) + " = 1\n", {"case.toml:4: expected keys of at most 24 parts"}},
      {head + dotted(300000) + " = 1\n", {"case.toml:4: expected keys of at most 24 parts"}},
  });
}

TEST_CASE("unknown keys are refused with the nearest name there is") {
  check({
      {"questoin = \"?\"\n" + head, {"case.toml:1: questoin = \"?\": unknown key (did you mean \"question\"?)"}},
      {"\"a\\u0001\" = 3\n" + head, {"case.toml:1: \"a\\u0001\" = 3: unknown setting"}},
      {head + "[platfrom.main]\n", {"case.toml:4: platfrom: unknown key (did you mean \"platform\"?)"}},
      {head + "burnin = 3\n", {"case.toml:4: run.burnin = 3: unknown setting (did you mean \"run.burn_in\"?)"}},
      {head + "[platform.main]\ncomission = 0.3\n",
       {"case.toml:5: platform.main.comission = 0.3: unknown setting (did you mean \"platform.main.commission\"?)"}},
      {head + "[learner]\ncommission = 0.3\n",
       {"case.toml:5: learner.commission = 0.3: unknown setting (did you mean \"platform.main.commission\"?)"}},
      {head + "[learner]\narrivals_month = 3\n",
       {"case.toml:5: learner.arrivals_month = 3: unknown setting (did you mean \"learner.arrivals_per_month\"?)"}},
      {head + "[enterprise.acme]\nsurvey = \"x.csv\"\n",
       {"case.toml:5: enterprise.acme.survey = \"x.csv\": the model \"market\" does not read it"}},
      {head + "[enterprise.acme]\n[learner_group.staff]\nemployer = \"acne\"\n",
       {"case.toml:6: learner_group.staff.employer = \"acne\": expected the name of an [enterprise.NAME] (did you mean "
        "\"acme\"?)"}},
      {head + "[learner_group.staff]\nemployer = 3\n",
       {"case.toml:5: learner_group.staff.employer = 3: expected the name of an [enterprise.NAME]"}},
      {head + "[learner]\nxyzzy = 3\n", {"case.toml:5: learner.xyzzy = 3: unknown setting"}},
      {head + "[learner.number]\n", {"case.toml:4: learner.number = {…}: expected a whole number from 1"}},
      {head + "[learner.more]\n", {"case.toml:4: learner.more = {…}: unknown setting"}},
      {"commission = 0.3\n" + head,
       {"case.toml:1: commission = 0.3: unknown setting (did you mean \"platform.main.commission\"?)"}},
      {head + "[platform.main]\nbaseline = \"a\"\n",
       {"case.toml:5: platform.main.baseline = \"a\": unknown setting; baseline stands at the top of the file"}},
      {"[answer]\nmesure = \"gmv\"\n" + head,
       {"case.toml:1: answer: has no measure",
        "case.toml:2: answer.mesure = \"gmv\": unknown key (did you mean \"measure\"?)"}},
  });
}

TEST_CASE("a section or setting the model does not read is refused") {
  const std::string influence = "[run]\nmodel = \"influence\"\nseed = 7\n";
  check({
      {influence + "[learner]\nnumber = 3\n",
       {"case.toml:4: learner: the model \"influence\" does not read [learner]"}},
      {influence + "[[scenario]]\nname = \"a\"\nset = {\"visit.rate\" = 0.1}\n",
       {"case.toml:6: visit.rate = 0.1: the model \"influence\" does not read [visit]"}},
      {"[run]\nmodel = \"selection\"\nseed = 7\n[learner]\nincome_sigma = 1\n",
       {"case.toml:5: learner.income_sigma = 1: the model \"selection\" does not read it"}},
  });
}

TEST_CASE("values of the wrong type or out of range are refused with what is allowed") {
  check({
      {head + "[learner]\nnumber = \"many\"\n",
       {"case.toml:5: learner.number = \"many\": expected a whole number from 1 to 67108863 [learner]"}},
      {head + "[learner]\nnumber = 2.5\n", {"case.toml:5: learner.number = 2.5: expected a whole number from 1"}},
      {head + "[learner]\nnumber = 0\n", {"case.toml:5: learner.number = 0: expected a whole number from 1"}},
      {head + "[learner]\nnumber = 1e300\n", {"case.toml:5: learner.number = 1e+300: expected a whole number"}},
      {head + "[learner]\nnumber = [3]\n", {"case.toml:5: learner.number = [3]: expected a whole number"}},
      {head + "[learner]\nnumber = 2020-01-02\n",
       {"case.toml:5: learner.number = 2020-01-02: expected a whole number"}},
      {head + "[platform.main]\ncommission = 1.5\n",
       {"case.toml:5: platform.main.commission = 1.5: expected a number from 0 to 1"}},
      {head + "[visit]\nrate = nan\n", {"case.toml:5: visit.rate = nan: expected a number from 0 to 1000"}},
      {head + "[market]\npopularity_half_life = inf\n",
       {"case.toml:5: market.popularity_half_life = inf: expected a finite number of at least 0 [month]"}},
      {head + "[choice]\noutside_option = 1\n", {"case.toml:5: choice.outside_option = 1: expected true or false"}},
      {head + "[platform.main]\nranker = \"personalized\"\n",
       {"case.toml:5: platform.main.ranker = \"personalized\": expected \"random\", \"popularity\", "}},
      {head + "[platform.main]\nranker = true\n", {"case.toml:5: platform.main.ranker = true: expected \"random\""}},
      {head + "[market]\ncatalogue = 3\n", {"case.toml:5: market.catalogue = 3: expected the path of a file"}},
      {head + "[market]\ncatalogue = \"cse.toml\"\n",
       {"case.toml:5: market.catalogue = \"cse.toml\": expected a readable file; cse.toml: there is no such "
        "file (did you mean \"case.toml\"?)"}},
      {head + "[market]\ncatalogue = \"..\"\n", {"case.toml:5: market.catalogue = \"..\": expected a readable file; "}},
      {"question = \"\"\n" + head, {"case.toml:1: question = \"\": expected a sentence"}},
      {"question = \"two\\nlines\"\n" + head, {"case.toml:1: question = \"two\\nlines\": expected a sentence"}},
  });
}

TEST_CASE("entities are named tables whose names are words") {
  check({
      {head + "[[platform]]\ncommission = 0.3\n",
       {"case.toml:4: platform = [{…}]: entities are named tables, as in [platform.main]"}},
      {head + "[platform]\ncommission = 0.3\n",
       {"case.toml:5: platform.commission = 0.3: entities are named tables, as in [platform.main]"}},
      {head + "[platform.\"a b\"]\n", {"case.toml:4: platform.\"a b\": expected a name of letters, digits, _ and -"}},
      {head + "[[market]]\ncourses = 3\n", {"case.toml:4: market = [{…}]: expected a table, [market]"}},
      {head + "[[scenario]]\nname = \"a\"\nset = {\"platform.mian.commission\" = 0.1}\n",
       {"case.toml:6: platform.mian.commission = 0.1: there is no platform called \"mian\" (did you mean \"main\"?)"}},
  });
}

TEST_CASE("the run must have a model and a seed, and its own keys are checked") {
  check({
      {"# nothing\n", {"case.toml: run.model: is missing", "case.toml: run.seed: is missing"}},
      {"[run]\nmodel = \"mraket\"\nseed = -1\nreplicates = 0\n",
       {"case.toml:2: run.model = \"mraket\": expected one of \"influence\", \"market\", \"selection\", \"enterprise\" "
        "(did you mean "
        "\"market\"?)",
        "case.toml:3: run.seed = -1: expected a whole number from 0",
        "case.toml:4: run.replicates = 0: expected a whole number from 1"}},
      {"run = 3\n", {"case.toml:1: run = 3: expected a table, [run]"}},
      {head + "measures = [\"gvm\",\n \"gmv\", \"gmv\"]\n",
       {"case.toml:4: run.measures = \"gvm\": expected the name of a measure (did you mean \"gmv\"?)",
        "case.toml:5: run.measures = \"gmv\": is listed twice"}},
      {head + "measures = []\n", {"case.toml:4: run.measures = []: expected a list of names, or \"all\""}},
      {"[run]\nmodel = \"influence\"\nseed = 7\nmeasures = [\"gmv\"]\n",
       {"case.toml:4: run.measures = \"gmv\": the model \"influence\" does not have this measure"}},
      {head + "measures = [\"gmv\"]\n[answer]\nmeasure = \"skill\"\nat = \"start\"\nbetter = \"hihger\"\n",
       {"case.toml:6: answer.measure = \"skill\": expected a measure that is recorded",
        "case.toml:7: answer.at = \"start\": expected one of \"end\", \"sum\", \"mean\"",
        "case.toml:8: answer.better = \"hihger\": expected one of \"higher\", \"lower\" (did you mean \"higher\"?)"}},
  });
}

TEST_CASE("scenarios are checked for names, keys and months") {
  check({
      {head + "[scenario]\nname = \"a\"\n",
       {"case.toml:4: scenario = {…}: expected tables, each beginning with [[scenario]]"}},
      {head + "[[scenario]]\n", {"case.toml:4: scenario: has no name"}},
      {head + "[[scenario]]\nname = \"a\"\n[[scenario]]\nname = \"a\"\n",
       {"case.toml:7: scenario.name = \"a\": another scenario has this name"}},
      {"baseline = \"hihg\"\n" + head + "[[scenario]]\nname = \"high\"\n",
       {"case.toml:1: baseline = \"hihg\": expected the name of a scenario (did you mean \"high\"?)"}},
      {head + "[[scenario]]\nname = \"a\"\nsets = {}\nset = 3\n",
       {"case.toml:6: scenario.sets = {…}: unknown key (did you mean \"set\"?)",
        "case.toml:7: scenario.set = 3: expected a table"}},
      {head + "months = 10\n[[scenario]]\nname = \"a\"\nat.10 = {visit.rate = 1}\nat.ten = {}\nat.03 = {}\nat.4 = 3\n"
              "at.\"2.5\" = {visit.rate = 1}\n",
       {"case.toml:7: scenario.at.10 = {…}: expected a whole month from 0 to 9",
        "case.toml:8: scenario.at.ten = {…}: expected a whole month from 0 to 9",
        "case.toml:9: scenario.at.03 = {…}: expected a whole month from 0 to 9",
        "case.toml:10: scenario.at.4 = 3: expected a table of settings",
        "case.toml:11: scenario.at.2.5 = {…}: expected a whole month from 0 to 9"}},
      {head + "[[scenario]]\nname = \"a\"\nat.2 = {market.courses = 5}\n",
       {"case.toml:6: market.courses = 5: cannot change during a run; give it in set"}},
      {head + "[[scenario]]\nname = \"a\"\nset = {run.months = 3, run.seed = 4}\n",
       {"case.toml:6: run.months = 3: holds for the whole experiment; set it in [run]",
        "case.toml:6: run.seed = 4: holds for the whole experiment; set it in [run]"}},
      {head + "[[scenario]]\nname = \"a\"\nset = {visit.rate = 0.1}\nat.0 = {visit.rate = 0.2}\n",
       {"case.toml:7: visit.rate = 0.2: given twice for the start, first at case.toml:6"}},
      {head + "[[scenario]]\nname = \"a\"\nset = {visit.rate = 0.1, \"visit.rate\" = 0.2}\n",
       {"case.toml:6: scenario.set.visit.rate = 0.2: given twice, first at case.toml:6"}},
  });
}

TEST_CASE("designs are checked for their kind, axes and sizes") {
  const std::string many = "{from = 0, to = 1, n = 65536}";  // 65536^4 is 0 in 64 bits
  const std::string design = head + "[design]\nkind = \"grid\"\n";
  check({
      {head + "[design]\nkind = \"sobol\"\naxes = {visit.rate = [1]}\n",
       {"case.toml:5: design.kind = \"sobol\": is not available yet; expected \"grid\" or \"list\""}},
      {head + "[design]\nkind = \"gird\"\naxes = {visit.rate = [1]}\n",
       {"case.toml:5: design.kind = \"gird\": expected \"grid\" or \"list\" (did you mean \"grid\"?)"}},
      {head + "[design]\naxes = {visit.rate = [1]}\n", {"case.toml:4: design: has no kind"}},
      {design, {"case.toml:4: design: has no axes"}},
      {design + "axis = 3\naxes = {visit.rate = [1]}\n",
       {"case.toml:6: design.axis = 3: unknown key (did you mean \"axes\"?)"}},
      {design + "[design.axes]\n\"visit.rtae\" = [1]\n",
       {"case.toml:7: visit.rtae = [1]: unknown setting (did you mean \"visit.rate\"?)"}},
      {design + "[design.axes]\n\"visit.rate\" = 3\n",
       {"case.toml:7: design.axes.visit.rate = 3: expected values, as in [0.1, 0.2]"}},
      {design + "[design.axes]\n\"visit.rate\" = [1,\n-1]\n",
       {"case.toml:8: visit.rate = -1: expected a number from 0"}},
      {design + "[design.axes]\n\"visit.rate\" = {from = 1, to = 2}\n",
       {"case.toml:7: design.axes.visit.rate = {…}: expected exactly from, to and n"}},
      {design + "[design.axes]\n\"visit.rate\" = {from = 1, to = 2, n = 1}\n",
       {"case.toml:7: design.axes.visit.rate.n = 1: expected a whole number from 2"}},
      {design + "[design.axes]\n\"platform.main.slate\" = {from = 1, to = 2, n = 3}\n",
       {"case.toml:7: design.axes.platform.main.slate = {…}: the steps between are not whole numbers"}},
      {design + "[design.axes]\n\"platform.main.ranker\" = {from = 1, to = 2, n = 3}\n",
       {"case.toml:7: design.axes.platform.main.ranker = {…}: expected a list"}},
      {design + "[design.axes]\n\"run.months\" = [1, 2]\n",
       {"case.toml:7: run.months = [1, 2]: holds for the whole experiment; set it in [run]"}},
      {head + "[design]\nkind = \"list\"\n[design.axes]\n\"visit.rate\" = [1, 2]\n\"choice.price\" = [1]\n",
       {"case.toml:8: design.axes.choice.price: 1 values; expected 2, as many as the first axis has"}},
      {design + "[design.axes]\n\"visit.rate\" = {from = 0, to = 1, n = 1000}\n\"choice.price\" = {from = 0, to = 1, n "
                "= 1000}\n",
       {"case.toml:4: design: too many points; expected at most 100000"}},
      {design + "[design.axes]\nvisit = {rate = " + many + ", direct_rate = " + many + "}\nchoice = {price = " + many +
           ", rank = " + many + "}\n",
       {"case.toml:4: design: too many points; expected at most 100000"}},
      {head + "replicates = 500001\n[design]\nkind = \"grid\"\naxes = {visit.rate = [1, 2]}\n",
       {"case.toml:4: run.replicates = 500001: 2 points with as many replicates are more than 1000000 runs"}},
      {design + "[design.axes]\n\"visit.rate\" = [1, 2]\n[[scenario]]\nname = \"a\"\nset = {visit.rate = 0.5}\n",
       {"case.toml:10: visit.rate = 0.5: has no effect, as the design sets it too at case.toml:7"}},
  });
}

TEST_CASE("settings at odds with each other are refused where they are given, in scenarios and months too") {
  const std::string remedy = ": the shares of content, promotion, monetisation and replies add up to more than 1";
  check({
      {head + "[creator_group.pro]\ncontent_share = 0.9\n",
       {"case.toml:5: creator_group.pro.content_share = 0.9" + remedy}},
      {head + "[creator_group.pro]\npromotion_share = 0.9\n",
       {"case.toml:4: creator_group.pro.content_share = 0.6" + remedy}},
      {head +
           "[[scenario]]\nname = \"a\"\nat.3 = {\"creator_group.main.content_share\" = 0.8}\nat.5 = {visit.rate = 0}\n",
       {"case.toml:6: creator_group.main.content_share = 0.8" + remedy}},
      {head + "[design]\nkind = \"grid\"\n[design.axes]\n\"creator_group.main.content_share\" = [0.1, 0.7]\n",
       {"case.toml:7: creator_group.main.content_share = 0.7" + remedy}},
      {head + "[platform.north]\nopen = false\n", {"case.toml:5: platform.north.open"}},
      {head + "[creator_group.studio]\n[creator_group.hobby]\npromotes = \"studoi\"\n",
       {"case.toml:6: creator_group.hobby.promotes = \"studoi\": expected the name of a [creator_group.NAME] (did you "
        "mean \"studio\"?)"}},
      {head + "[creator_group.studio]\npromotes = \"studio\"\n",
       {"case.toml:5: creator_group.studio.promotes = \"studio\": promotion would come back to the group itself"}},
  });
}

TEST_CASE("what a model says against an input file is passed on, once for all points that read it") {
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "list.csv", "course_id,price\n1,cheap\n2,-3\n");
  tests::put(
      folder.path / "case.toml",
      head + "[market]\ncatalogue = \"list.csv\"\n[design]\nkind = \"grid\"\naxes = {visit.rate = [0.1, 0.2]}\n");
  try {
    experiments::read_experiment(folder.path / "case.toml", {});
    FAIL("was accepted");
  } catch (const InputError& error) {
    REQUIRE(error.lines.size() == 2);
    for (const std::string& line : error.lines) CHECK(line.find((folder.path / "list.csv").string()) == 0);
    CHECK(error.lines[0].find("cheap") != std::string::npos);
    CHECK(error.lines[1].find("-3") != std::string::npos);
  }
}

TEST_CASE("all mistakes of a file and the command line are said at once, in order") {
  Overrides overrides;
  overrides.set = {"visit.rate=fast"};
  const auto lines = mistakes(
      "[answer]\nmeasure = \"gvm\"\n[run]\nmodel = \"market\"\nseed = 1\n[visit]\nrtae = 3\n"
      "[learner]\nnumber = 0\n[[scenario]]\nname = \"\"\n",
      overrides);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].find("case.toml:2: answer.measure") == 0);
  CHECK(lines[1].find("case.toml:7: visit.rtae") == 0);
  CHECK(lines[2].find("case.toml:9: learner.number") == 0);
  CHECK(lines[3].find("case.toml:11: scenario.name") == 0);
  CHECK(lines[4].find("--set visit.rate") == 0);
}

TEST_CASE("mistakes of the command line are named by their option") {
  const auto refusal = [](const std::string& change, const std::string& text = head) -> std::string {
    Overrides overrides;
    overrides.set = {change};
    const auto lines = mistakes(text, overrides);
    return lines.size() == 1 ? lines[0] : std::to_string(lines.size()) + " lines";
  };
  const std::string named = "set = {visit.rate = 1}\n";
  CHECK(refusal("visit.rate=abc") == "--set visit.rate = \"abc\": expected a number from 0 to 1000 [visit/month]");
  CHECK(refusal("visit.rate=x5") == "--set visit.rate = \"x5\": expected a number from 0 to 1000 [visit/month]");
  CHECK(refusal("visit.rate=1+2") == "--set visit.rate = \"1+2\": expected a number from 0 to 1000 [visit/month]");
  CHECK(refusal("visit.rate=07").find("--set visit.rate = 07: expected a value as in a file") == 0);
  CHECK(refusal("visit.rate") == "--set \"visit.rate\": expected KEY=VALUE, as in platform.main.commission=0.3");
  CHECK(refusal("visit..rate=1").find("--set \"visit..rate=1\": expected KEY=VALUE") == 0);
  CHECK(refusal(dotted(300000) + "=1").find("--set \"a.a") == 0);
  CHECK(refusal("visit.rate=[1").find("--set visit.rate = [1: expected a value as in a file") == 0);
  CHECK(refusal("visit.rate=1\nb=2") ==
        "--set visit.rate = \"1\\nb=2\": expected a number from 0 to 1000 [visit/month]");
  CHECK(refusal("platfrom.main.slate=3") ==
        "--set platfrom.main.slate = 3: unknown setting (did you mean \"platform.main.slate\"?)");
  CHECK(refusal("platform.mian.slate=3") ==
        "--set platform.mian.slate = 3: there is no platform called \"mian\" (did you mean \"main\"?)");
  CHECK(refusal("market.catalogue=none.csv").find("--set market.catalogue = \"none.csv\": expected a readable file") ==
        0);
  CHECK(refusal("run.model=markt").find("--set run.model = \"markt\": expected one of") == 0);
  CHECK(refusal("visit.rate=1", head + "[[scenario]]\nname = \"a\"\n" + named) ==
        "--set visit.rate = 1.0: has no effect, as every scenario sets it");
  CHECK(refusal("visit.rate=1", head + "[design]\nkind = \"list\"\naxes = {visit.rate = [1, 2]}\n") ==
        "--set visit.rate = 1.0: has no effect, as the design sets it at case.toml:6");

  Overrides numbers;
  numbers.seed = ~std::uint64_t{0};
  numbers.replicates = 0;
  const auto lines = mistakes(head, numbers);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "--seed = 18446744073709551615: expected at most 9223372036854775807");
  CHECK(lines[1] == "--replicates = 0: expected a whole number from 1 to 1000000");
}

TEST_CASE("a setting the file's scenarios override only in part can still be changed on the command line") {
  Overrides overrides;
  overrides.set = {"visit.rate=0.9"};
  const std::string text = head + "[[scenario]]\nname = \"a\"\nset = {visit.rate = 0.1}\n[[scenario]]\nname = \"b\"\n";
  CHECK(mistakes(text, overrides).empty());
}
