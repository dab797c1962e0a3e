#include "models/statement.hpp"

#include <map>
#include <numeric>

#include "models/market.hpp"
#include "tests/catch.hpp"
#include "tests/models/everything.hpp"
#include "tests/models/measures.hpp"

namespace {

const models::AgentColumn& column(const models::RunOutput& output, std::string_view name) {
  const auto found = std::find_if(output.agents.begin(), output.agents.end(), [&](const models::AgentColumn& c) {
    return c.table == "statement" && c.name == name;
  });
  REQUIRE(found != output.agents.end());
  return *found;
}

models::Parameters stated() {
  models::Parameters p = tests::everything();
  p.run.statements = true;
  p.run.burn_in = 1;
  p.run.record_every = 4;
  p.course.production_cost = 3.0;
  p.market.piracy = 0.1;
  p.platform["main"].enforcement = 20.0;
  return p;
}

}  // namespace

TEST_CASE("In every account of a market with everything the balance at the start and the items make that at the end") {
  const models::RunOutput output = tests::run("market", stated(), {"gmv"});
  REQUIRE(output.reason == "");
  CHECK(output.worst_imbalance == 0.0);
  const models::AgentColumn &account = column(output, "account"), &item = column(output, "item"),
                            &amount = column(output, "amount");
  REQUIRE(account.words.size() == models::n_accounts);
  std::map<std::string, double> sum, balance;
  for (std::size_t row = 0; row < amount.values.size(); ++row) {
    const std::string& whose = account.words[static_cast<std::size_t>(account.values[row])];
    const std::string& what = item.words[static_cast<std::size_t>(item.values[row])];
    if (what == "balance at the end") {
      balance[whose] = amount.values[row];
    } else {
      sum[whose] += amount.values[row];
    }
  }
  double all = 0.0;
  for (const auto& [whose, end] : balance) {
    INFO(whose);
    CHECK(sum[whose] == Approx(end).margin(1e-6));  // doubles of cents
    if (whose != "clearing") CHECK(end != 0.0);
    all += end;
  }
  CHECK(all == Approx(0.0).margin(1e-6));
}

TEST_CASE("Every head of the statement moves money in a market with everything, but for open courses") {
  models::Parameters p = stated();
  p.run.burn_in = 0;  // budgets come at the beginning of a year
  const models::RunOutput output = tests::run("market", p, {"gmv"});
  const models::AgentColumn &item = column(output, "item"), &amount = column(output, "amount");
  std::map<std::string, double> moved;
  for (std::size_t row = 0; row < amount.values.size(); ++row) {
    moved[item.words[static_cast<std::size_t>(item.values[row])]] += std::abs(amount.values[row]);
  }
  for (const models::Posting& posting : models::posting_table()) {
    const bool open = posting.item.starts_with("open courses");
    INFO(posting.item);
    CHECK((moved[std::string(posting.item)] > 0.0) == !open);
  }
}

// Nightly: a part of a price is paid for every session, and there are more than 10^8 of them.
TEST_CASE("After a hundred million payments under all plans not a cent is missing", "[.nightly]") {
  models::Parameters p = tests::everything();
  for (auto& [name, policy] : p.platform) policy.instalment_parts = 1000;
  p.learner.number = 2'500'000;
  p.learner.potential = 1;
  p.market.courses = 20'000;
  for (auto& [name, group] : p.creator_group) group.number *= 40;
  p.creator_group["studio"].entry_rate = 0.0;
  p.run.event_share = 0.0;
  p.run.months = 60;
  p.run.record_every = 4;
  models::RunSpec spec = tests::run_spec(p, {"payments"});
  spec.threads = 2;
  const models::RunOutput output = models::find_model("market")->run(spec);
  REQUIRE(output.reason == "");
  const auto n_groups = p.learner_group.size();
  const std::size_t n = output.series.size() / (n_groups + 1);
  CHECK(std::accumulate(output.series.begin(), output.series.begin() + static_cast<std::ptrdiff_t>(n), 0.0) > 1e8);
  CHECK(output.worst_imbalance == 0.0);
}
