#include "experiments/check.hpp"

#include <sstream>
#include <string>

#include "experiments/layout.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"

using experiments::Experiment;

namespace {

Experiment read(const std::string& text) {
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "case.toml", text);
  return experiments::read_experiment(folder.path / "case.toml", {});
}

/// The line of `text` that begins with `label` and those below it without a label, blanks joined.
std::string entry(const std::string& text, const std::string& label) {
  std::istringstream lines(text);
  std::string found;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    inside = line.rfind(label + " ", 0) == 0 || (inside && line.front() == ' ');
    if (!inside) continue;
    std::istringstream words(line.substr(12));
    for (std::string word; words >> word;) found += (found.empty() ? "" : " ") + word;
  }
  return found;
}

const std::string two_scenarios = R"(
question = "Does a lower rate pay?"
baseline = "high"
[answer]
measure = "gmv"
at = "sum"
[run]
model = "market"
months = 24
burn_in = 6
seed = 7
replicates = 3
measures = ["gmv", "skill"]
[learner]
number = 1500
[[scenario]]
name = "low"
set = {"platform.main.commission" = 0.1}
at.12 = {"platform.main.commission" = 0.2}
[[scenario]]
name = "high"
set = {"platform.main.commission" = 0.6}
[design]
kind = "grid"
[design.axes]
"choice.price" = [0.01, 0.02]
)";

}  // namespace

TEST_CASE("the check tells the question, what differs, and how many runs there are") {
  const std::string text = experiments::check_text(read(two_scenarios), 1);
  CHECK(entry(text, "question") == "Does a lower rate pay?");
  CHECK(entry(text, "answer") == "gmv summed over time, higher is better");
  CHECK(entry(text, "model").rfind("market: ", 0) == 0);
  CHECK(entry(text, "time") == "24 months after 6 of burn-in, 4 steps a month, 97 recorded times");
  CHECK(entry(text, "measures") == "gmv, skill");
  CHECK(entry(text, "scenarios") ==
        "low platform.main.commission 0.1, from month 12 0.2 high (baseline) platform.main.commission 0.6");
  CHECK(entry(text, "design") == "2 rows choice.price 0.01, 0.02");
  CHECK(entry(text, "runs") == "4 points x 3 replicates = 12 runs");
  CHECK(entry(text, "size").rfind("at most 1,500 learners, ", 0) == 0);
  // 12 runs, 2 measures, 97 times, 8 bytes each
  CHECK(entry(text, "file").rfind("about 19 kB of series", 0) == 0);
}

TEST_CASE("the check counts the steps of all runs, those of the burn-in too") {
  const std::string text = experiments::check_text(read(two_scenarios), 1);
  const int steps = 12 * (24 + 6) * 4;
  CHECK(entry(text, "duration").find("for " + experiments::grouped(steps) + " steps") != std::string::npos);
}

TEST_CASE("the check says how many runs go on at once, which is never more than there are") {
  const Experiment four = read(two_scenarios);
  CHECK(entry(experiments::check_text(four, 1), "memory").find("1 run at once on 1 thread") != std::string::npos);
  CHECK(entry(experiments::check_text(four, 2), "memory").find("2 runs at once on 2 threads") != std::string::npos);
  const Experiment one = read("[run]\nmodel = \"influence\"\nseed = 1\n");
  CHECK(entry(experiments::check_text(one, 2), "memory").find("1 run at once on 2 threads") != std::string::npos);
}

TEST_CASE("the check of a single influence run has no learners, design or answer") {
  const std::string text = experiments::check_text(read("[run]\nmodel = \"influence\"\nseed = 1\n"), 1);
  CHECK(entry(text, "size").find("learner") == std::string::npos);
  CHECK(entry(text, "scenarios") == "baseline");
  CHECK(text.find("design") == std::string::npos);
  CHECK(text.find("answer") == std::string::npos);
}

TEST_CASE("the check says how many rows of events to expect, and nothing when none are kept") {
  CHECK(experiments::check_text(read(two_scenarios), 1).find("events") == std::string::npos);
  std::string with_events = two_scenarios;
  with_events.insert(with_events.find("months = 24"), "event_share = 0.5\n");
  const std::string rows = entry(experiments::check_text(read(with_events), 1), "events");
  CHECK(rows.find(" rows a run, ") != std::string::npos);
  with_events.replace(with_events.find("0.5"), 3, "1.0");
  CHECK(entry(experiments::check_text(read(with_events), 1), "events") != rows);
}

TEST_CASE("no line of the check is wider than a page") {
  std::string many = two_scenarios;
  many.replace(many.find("0.01, 0.02"), 10,
               "0.01, 0.011, 0.012, 0.013, 0.014, 0.015, 0.016, 0.017, 0.018, 0.019, 0.02");
  std::istringstream lines(experiments::check_text(read(many), 1));
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(experiments::width_of(line) <= experiments::line_width);
  }
}

TEST_CASE("counts and sizes are written as people read them") {
  CHECK(experiments::grouped(0) == "0");
  CHECK(experiments::grouped(999) == "999");
  CHECK(experiments::grouped(1000) == "1,000");
  CHECK(experiments::grouped(1234567) == "1,234,567");
  CHECK(experiments::grouped(-1234) == "-1,234");
  CHECK(experiments::grouped(-123) == "-123");
  CHECK(experiments::bytes_text(0) == "0 B");
  CHECK(experiments::bytes_text(999) == "999 B");
  CHECK(experiments::bytes_text(1000) == "1.0 kB");
  CHECK(experiments::bytes_text(12345) == "12 kB");
  CHECK(experiments::bytes_text(2.5e9) == "2.5 GB");
}

TEST_CASE("text is wrapped at words, and a word too long for a line stands alone") {
  CHECK(experiments::wrapped("", 4).empty());
  CHECK(experiments::wrapped("one two", 2) == "  one two\n");
  const std::string word(60, 'a');
  CHECK(experiments::wrapped(word + " " + word, 1) == " " + word + "\n " + word + "\n");
  const std::string half(49, 'b');
  CHECK(experiments::wrapped(half + " " + half, 1) == " " + half + " " + half + "\n");
  CHECK(experiments::wrapped(half + " " + half, 2) == "  " + half + "\n  " + half + "\n");
  CHECK(experiments::wrapped(std::string(150, 'c'), 0) == std::string(150, 'c') + "\n");
}

TEST_CASE("the width of a text counts characters, not bytes") {
  CHECK(experiments::width_of("naïve…") == 6);
  CHECK(experiments::padded("é", 3) == "é  ");
  CHECK(experiments::padded("abcd", 3) == "abcd");
}
