#include "experiments/answer.hpp"

#include "tests/catch.hpp"
#include "tests/experiments/outcomes.hpp"

using experiments::answer_sentence;
using tests::missing;
using tests::results_with;

namespace {

// Differences of 11, 12 and 13 to a baseline of 100 on average: 12 % with the interval 9.5 to 14.5 %.
const tests::Outcome baseline{"baseline", {90.0, 100.0, 110.0}};
const tests::Outcome better{"low_rate", {101.0, 112.0, 123.0}};
const tests::Outcome as_good{"free_trial", {90.5, 99.0, 110.2}};

void check_says(const std::string& text, const std::vector<std::string>& parts) {
  for (const auto& part : parts) {
    INFO(text << "\nhas no: " << part);
    CHECK(text.find(part) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("the answer names the best scenario, its level and its lead with their intervals") {
  CHECK(
      answer_sentence(results_with({baseline, better})) ==
      "Payouts: highest for low_rate, 110 USD at the end of month 12 (95 % interval 80 to 140 USD), 12 % more than for "
      "baseline (95 % interval 10 to 14 %, 3 replicates).");
}

TEST_CASE("where less is better the answer names the least") {
  auto results = results_with({baseline, better});
  results.answer.better = "lower";
  check_says(answer_sentence(results),
             {"Payouts: lowest for baseline, 100 USD", "less than for low_rate (95 % interval 8", "3 replicates"});
}

TEST_CASE("the answer says when no scenario differs beyond the noise") {
  check_says(answer_sentence(results_with({baseline, as_good})),
             {"no scenario differs from baseline beyond the noise of 3 replicates. baseline has 100 USD",
              "free_trial, the next best, has 0.10 % less (95 % interval \u22121.9 to 2.1 %)"});
}

TEST_CASE("the answer says when the best is only luckier while another scenario differs") {
  const tests::Outcome worse{"high_rate", {79.0, 88.0, 97.0}};
  const tests::Outcome luckier{"free_trial", {91.0, 100.0, 111.5}};
  check_says(answer_sentence(results_with({baseline, worse, luckier})),
             {"highest for free_trial", "is within the noise of 3 replicates"});
}

TEST_CASE("the answer says when the two best cannot be told apart") {
  const tests::Outcome close{"mid_rate", {101.5, 112.5, 121.0}};
  check_says(answer_sentence(results_with({baseline, better, close})),
             {"highest for low_rate", "mid_rate cannot be told apart from it"});
  const tests::Outcome same{"same_rate", better.second};
  check_says(answer_sentence(results_with({baseline, better, same})), {"same_rate has exactly the same."});
}

TEST_CASE("the answer says when all scenarios are alike in every replicate") {
  const tests::Outcome same{"same", baseline.second};
  check_says(answer_sentence(results_with({baseline, same})), {"no scenario makes a difference; all 2 have 100 USD"});
}

TEST_CASE("a lone scenario is reported without a comparison") {
  check_says(answer_sentence(results_with({baseline})),
             {"100 USD at the end of month 12", "3 replicates) for baseline", "nothing to compare it with"});
}

TEST_CASE("one replicate gives no interval and the answer says so") {
  CHECK(answer_sentence(results_with({{"baseline", {100.0}}, {"low_rate", {112.0}}})) ==
        "Payouts: highest for low_rate, 112 USD at the end of month 12, 12 % more than for baseline in one replicate, "
        "which gives no interval.");
  CHECK(answer_sentence(results_with({{"baseline", {100.0}}})) ==
        "Payouts: 100 USD at the end of month 12 for baseline, from one replicate, which gives no interval.");
}

TEST_CASE("failed runs are left out of the answer on both sides, and it says so") {
  // Without the third replicate the differences are 11 and 12 to a baseline of 95: 12.1 % with the interval 5.4
  // to 18.8.
  check_says(
      answer_sentence(results_with({{"baseline", {90.0, 100.0, missing}}, better})),
      {"12 % more than for baseline (95 % interval 5 to 19 %, 2 replicates).", "1 of 6 runs failed and is left out."});
}

TEST_CASE("no scenario wins by a lucky replicate that another one lost") {
  // Over all it has, low_rate has the higher mean; where both have a value, baseline is ahead.
  check_says(answer_sentence(results_with({{"baseline", {100.0, 210.0, missing}}, {"low_rate", {90.0, 200.0, 900.0}}})),
             {"highest for baseline, 160 USD"});
}

TEST_CASE("a scenario that failed altogether is named") {
  check_says(answer_sentence(results_with({baseline, better, {"broken", {missing, missing, missing}}})),
             {"highest for low_rate", "broken has no value."});
}

TEST_CASE("without any value the question stays open") {
  CHECK(answer_sentence(results_with({{"baseline", {missing}}, {"low_rate", {missing}}})) ==
        "Payouts: no run has a value, so the question stays open.");
  check_says(answer_sentence(results_with({})), {"stays open"});
}

TEST_CASE("an experiment without an answer, or with a measure not recorded, gets an honest sentence") {
  auto results = results_with({baseline, better});
  results.answer.measure = "";
  check_says(answer_sentence(results), {"names no measure under [answer]"});
  results.answer.measure = "welfare";
  check_says(answer_sentence(results), {"welfare, which these results do not hold"});
}

TEST_CASE("points of a design are named by their settings and compared with the next best") {
  auto results = results_with({{"only", {90.0, 100.0, 110.0}}, {"only", {101.0, 112.0, 123.0}}});
  results.row = {0, 1};
  results.parameters = {{"platform.main.commission", "1", "", std::vector{0.5, 0.3}}};
  check_says(answer_sentence(results), {"highest for commission = 0.3", "12 % more than for commission = 0.5"});
}

TEST_CASE("the answer says over which time it is taken") {
  auto results = results_with({{"baseline", {1.0}}});
  results.time = {0.0, 0.25};
  results.measures[0] = {"payouts", "USD", "Payouts", "flow", {0.0, 30.0}};
  check_says(answer_sentence(results), {"30 USD in the last 0.25 months"});
  results.answer.at = "sum";
  check_says(answer_sentence(results), {"30 USD over the run"});
  results.answer.at = "mean";
  check_says(answer_sentence(results), {"30 USD on average over the run"});
}
