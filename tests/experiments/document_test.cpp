#include "experiments/document.hpp"

#include <string>
#include <vector>

#include "experiments/experiment.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/mistakes_in_file.hpp"

using Lines = std::vector<std::string>;
using experiments::Overrides;
using tests::mistakes;

namespace {

const std::string head = "[run]\nmodel = \"market\"\nseed = 7\n";

/// n parts with `between` between them.
std::string chain(std::size_t n, const std::string& between) {
  std::string key = "a";
  while (--n > 0) key += between + "a";
  return key;
}

/// What is said of `text` when `changes` are given by --set.
Lines changed(const std::string& text, const std::vector<std::string>& changes) {
  Overrides overrides;
  overrides.set = changes;
  return mistakes(text, overrides);
}

const std::string deep = "expected keys of at most 24 parts";

}  // namespace

TEST_CASE("a key is too long by the parts it has, however they are written") {
  const std::string dots = "\"" + chain(20000, "\\u002E") + "\"";
  CHECK(mistakes(head + dots + " = 1\n") == Lines{"case.toml:4: " + deep});
  CHECK(mistakes(head + chain(25, "\\U0000002E").insert(0, "\"") + "\" = 1\n") == Lines{"case.toml:4: " + deep});
  CHECK(mistakes(head + "[[scenario]]\nname = \"a\"\nset = {" + dots + " = 1}\n") == Lines{"case.toml:6: " + deep});
  CHECK(mistakes(head + "x = {" + chain(25, ".") + " = 1}\n") == Lines{"case.toml:4: " + deep});
  CHECK(mistakes(head + "[" + chain(13, ".") + "]\n" + chain(13, ".") + " = 1\n") == Lines{"case.toml:5: " + deep});
  CHECK(mistakes(head + "\"a\"." + chain(30000, ".\"b\".") + " = 1\n") == Lines{"case.toml:4: " + deep});
  CHECK(changed(head, {"x={\"" + chain(20000, "\\u002E") + "\"=1}"}) == Lines{"--set: " + deep});
  CHECK(changed(head, {"x={" + chain(30000, ".") + "=1}"}) == Lines{"--set x: " + deep});
}

TEST_CASE("dots that part no key are nobody's business") {
  const std::string many(40, '.');
  CHECK(mistakes("# " + many + "\n" + head).empty());
  CHECK(mistakes("question = \"Wait" + many + "?\" # so " + many + "\n" + head).empty());
  CHECK(mistakes("question = 'Wait" + many + "?'\n" + head).empty());
  CHECK(mistakes("question = \"\"\"Wait \\\"" + many + "?\"\"\"\n" + head).empty());
  CHECK(mistakes(head + "measures = [ # " + many + "\n \"gmv\"]\n").empty());
  std::string path;
  for (int i = 0; i < 20; ++i) path += "../";
  CHECK(changed(head, {"market.catalogue=" + path + "none.csv"}).at(0).find("expected a readable file") !=
        std::string::npos);
}

TEST_CASE("a key with an empty part is refused by its own name and nothing else") {
  const std::string remedy = ": expected a key without an empty part";
  CHECK(mistakes("\"\" = 1\n\".\" = 2\n\".run\" = 3\n\"run.\" = 4\n" + head) ==
        Lines{"case.toml:1: \"\"" + remedy, "case.toml:2: \".\"" + remedy, "case.toml:3: \".run\"" + remedy,
              "case.toml:4: \"run.\"" + remedy});
}

TEST_CASE("an option that is given a value where tables stand, or leads into a value, is one mistake") {
  const std::string tables = ": holds tables; set a value in one, as in platform.main.slate=3";
  CHECK(changed(head, {"run=5"}) == Lines{"--set run = 5" + tables});
  CHECK(changed(head + "[[scenario]]\nname = \"a\"\n", {"scenario=3"}) == Lines{"--set scenario = 3" + tables});
  CHECK(changed("question = \"Why?\"\n" + head, {"question.x.y=3"}) ==
        Lines{"--set question.x.y = 3: cannot be set, as question is no table at case.toml:1"});
  CHECK(changed(head + "measures = [\"gmv\"]\n[answer]\nmeasure = \"gmv\"\n", {"run.measures=skill"}) ==
        Lines{"--set run.measures = \"skill\": expected a list of names, or \"all\""});
  CHECK(mistakes(head + "measures = [\"gvm\"]\n[answer]\nmeasure = \"gmv\"\n").size() == 1);
}

TEST_CASE("an option may put a list, or ends and a number of steps, in each other's place") {
  const std::string design = head + "[design]\nkind = \"grid\"\n[design.axes]\nchoice.price = ";
  CHECK(changed(design + "[0.1, 0.2]\n", {"design.axes.choice.price={from=0,to=1,n=3}"}).empty());
  CHECK(changed(design + "{from = 0, to = 1, n = 3}\n", {"design.axes.choice.price=[0.1,0.2]"}).empty());
}

TEST_CASE("an option for the run hides nothing that the file lacks") {
  Overrides options;
  options.seed = 1;
  options.replicates = 3;
  const auto lines = mistakes("question = \"x\"\n", options);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find("case.toml: run.model: is missing") == 0);
  CHECK(mistakes("[[run]]\nmodel = \"market\"\n", options) ==
        Lines{"case.toml:1: run = [{…}]: expected a table, [run]"});
}

TEST_CASE("what is not UTF-8 on the command line is refused without being repeated") {
  CHECK(changed(head, {"question=caf\xe9"}) == Lines{"--set question: expected text in UTF-8"});
  CHECK(changed(head, {"question\xff=1"}) == Lines{"--set: expected text in UTF-8"});
  CHECK(changed(head, {"question=\"\xed\xa0\x80\""}) == Lines{"--set question: expected text in UTF-8"});
  CHECK(changed(head, {"question=\"café – 12 €, 𝄞\""}).empty());
}

TEST_CASE("a number too large for a file is called a number on the command line too") {
  const auto lines = changed(head, {"learner.number=9223372036854775808"});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find("--set learner.number = 9223372036854775808: expected a value as in a file") == 0);
}

TEST_CASE("a calendar whose end would not be recorded is refused with the nearest that would do") {
  const auto every = [](int n) {
    return head + "months = 2\nsteps_per_month = 4\nrecord_every = " + std::to_string(n);
  };
  CHECK(mistakes(every(4)).empty());
  CHECK(mistakes(every(3)) == Lines{"case.toml:6: run.record_every = 3: the last of the 8 steps would not be recorded; "
                                    "expected a divisor of 8, as 2 or 4"});
  CHECK(mistakes(every(9)) == Lines{"case.toml:6: run.record_every = 9: the last of the 8 steps would not be recorded; "
                                    "expected a divisor of 8, as 8"});
}

TEST_CASE("a run of no months can be had, but not to answer a question") {
  CHECK(mistakes(head + "months = 0\n").empty());
  CHECK(mistakes(head + "months = 0\n[answer]\nmeasure = \"gmv\"\n") ==
        Lines{"case.toml:4: run.months = 0: nothing would be recorded that could answer; expected at least 1"});
}

TEST_CASE("whole numbers of the run may be written with a point, as all others") {
  CHECK(mistakes(head + "replicates = 2.0\n").empty());
  CHECK(changed(head, {"run.seed=5.0"}).empty());
  CHECK(changed(head, {"run.seed=5.5"}).size() == 1);
}

TEST_CASE("a design whose points would be alike is refused") {
  const std::string design = head + "[design]\nkind = \"grid\"\n[design.axes]\nchoice.price = ";
  CHECK(mistakes(design + "[0.1, 0.2, 0.1]\n") ==
        Lines{"case.toml:7: design.axes.choice.price = 0.1: stands twice on this axis"});
  CHECK(mistakes(design + "{from = 0.1, to = 0.1, n = 3}\n") ==
        Lines{"case.toml:7: design.axes.choice.price = {…}: from and to are the same; expected two ends that differ"});
  CHECK(
      mistakes(head + "[design]\nkind = \"list\"\naxes = {choice.price = [0.1, 0.1], visit.rate = [1, 2]}\n").empty());
}

TEST_CASE("names that cannot be seen, and paths that read as values, are said to be what they are") {
  CHECK(mistakes(head + "[[scenario]]\nname = \" \"\n") ==
        Lines{"case.toml:5: scenario.name = \" \": expected a name that can be seen, on one line"});
  CHECK(changed(head, {"market.catalogue=1"}) ==
        Lines{"--set market.catalogue = 1: expected the path of a file, in quotes where it reads as a value"});
}
