#pragma once
/// @file Results made up for tests: every kind of content a result file can hold, each value telling its place.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "experiments/results.hpp"
#include "models/event_tables.hpp"

namespace tests {

/// Two purchases, a visit of each kind, and no refund.
inline std::vector<experiments::EventTableValues> sample_events() {
  using models::EventForm;
  using Columns = std::vector<experiments::EventColumnValues>;
  constexpr auto nan = std::numeric_limits<double>::quiet_NaN();
  const auto with_run = [](std::vector<double> points, std::vector<double> replicates, const Columns& more) {
    Columns columns{{"point", "1", "the run's point", EventForm::integer, {}, std::move(points)},
                    {"replicate", "1", "the run's replicate", EventForm::integer, {}, std::move(replicates)}};
    columns.insert(columns.end(), more.begin(), more.end());
    return columns;
  };
  const std::vector<std::string> channels{"platform", "creator"};
  return {
      {"purchases", "purchase", "enrolments at a price",
       with_run({0, 2}, {1, 0},
                {{"user_id", "1", "who paid", EventForm::id, {}, {4503599627370495.0, 7}},
                 {"price", "USD", "what was paid", EventForm::real, {}, {49.99, 20}},
                 {"channel", "1", "who brought the sale", EventForm::word, channels, {1, 0}}})},
      {"visits", "visit", "visits",
       with_run({0, 3}, {0, 0}, {{"topic", "1", "topic asked for", EventForm::optional, {}, {3, nan}}})},
      {"refunds", "refund", "money back", with_run({}, {}, {{"amount", "USD", "how much", EventForm::real, {}, {}}})}};
}

/// Two scenarios at two design rows, two replicates, three times; the second replicate of the last point failed.
/// A measure's value is 1000·measure + 100·point + 10·replicate + the time's index; an agent's is 100·point +
/// 10·replicate + its number, where replicate 1 has one creator less. Of each measure but the second there are two
/// groups, whose values are those of all plus 0.25 and 0.5.
inline experiments::Results sample_results() {
  constexpr auto nan = std::numeric_limits<double>::quiet_NaN();
  experiments::Results results;
  results.question = "Does a \"lower\" commission\npay – für wen?";
  results.answer = {"gmv", "sum", "lower"};
  results.model = "market";
  results.baseline = 1;
  results.scenario = {"as it is", "as it is", "half, or less", "half, or less"};
  results.row = {0, 1, 0, 1};
  results.parameters = {
      {"platform.main.commission", "1", "share kept of a sale", std::vector{0.63, 0.1 + 0.2, 0.3, 0.5}},
      {"platform.main.ranker", "", "how courses are ordered",
       std::vector<std::string>{"random", "content", "random", ""}}};
  results.n_replicates = 2;
  results.time = {0.0, 0.25, 0.5};
  results.measures = {{"gmv", "USD", "value of all sales", "flow", {}},
                      {"active_learners", "", "learners with an open course", "stock", {}},
                      {"completion_rate", "1", "completions by enrolments", "ratio", {}}};
  results.agents = {{"creator", "income", "USD", "payouts less refunds", 3, {}},
                    {"creator", "brand", "1", "brand awareness", 3, {}},
                    {"enterprise", "seats", "", "seats bought", 0, {}}};
  results.group_by = "learner_group";
  results.groups = {"keen", "with, comma"};
  for (const std::size_t m : {0U, 0U, 2U, 2U}) results.by_group.push_back(results.measures[m]);
  for (std::size_t run = 0; run < 8; ++run) {
    const bool failed = run == 7;
    const auto place = 100.0 * static_cast<double>(run / 2) + 10.0 * static_cast<double>(run % 2);
    results.seed.push_back(std::numeric_limits<std::uint64_t>::max() - run);
    results.status.push_back(failed ? "failed: learner.max_number = 9: reached" : "done");
    for (std::size_t t = 0; t < 3; ++t) {
      for (std::size_t m = 0; m < 3; ++m) {
        const auto value = 1000.0 * static_cast<double>(m) + place + static_cast<double>(t);
        results.measures[m].values.push_back(failed ? nan : value);
        for (std::size_t group = 0; m != 1 && group < 2; ++group) {
          const auto more = 0.25 * static_cast<double>(group + 1);
          results.by_group[m + group].values.push_back(failed ? nan : value + more);
        }
      }
    }
    for (std::size_t agent = 0; agent < 3; ++agent) {
      const bool absent = failed || (run % 2 == 1 && agent == 2);
      results.agents[0].values.push_back(absent ? nan : place + static_cast<double>(agent));
      results.agents[1].values.push_back(absent ? nan : 0.1);
    }
  }
  results.events = sample_events();
  results.provenance = {{"key", "0123456789abcdef"},
                        {"configuration", "question = \"…\"\n[run]\nmonths = 1\n" + std::string(100'000, '#')},
                        {"git_dirty", ""}};
  return results;
}

}  // namespace tests
