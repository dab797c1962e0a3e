#include "models/statement.hpp"

#include <algorithm>
#include <string>

namespace models {
namespace {

using O = Observation;
using A = Account;

constexpr std::array<std::string_view, n_accounts> account_names{"learners", "clearing",    "creators",  "platforms",
                                                                 "sponsors", "enterprises", "processor", "outside"};

constexpr auto table = std::to_array<Posting>({
    {"allowances", A::outside, A::learners, [](const O& o) { return o.flow.allowances; }},
    {"grants", A::outside, A::sponsors, [](const O& o) { return o.grants; }},
    {"training budgets", A::outside, A::enterprises, [](const O& o) { return o.training_budgets; }},
    {"payments", A::learners, A::clearing,
     [](const O& o) { return o.flow.spent - o.flow.sponsored - o.flow.licensed; }},
    {"sponsored seats", A::sponsors, A::clearing, [](const O& o) { return o.flow.sponsored; }},
    {"seat licences", A::enterprises, A::clearing, [](const O& o) { return o.flow.licensed; }},
    {"refunds", A::clearing, A::learners, [](const O& o) { return o.flow.refunded; }},
    {"creators' share", A::clearing, A::creators, [](const O& o) { return o.creator_income + o.production; }},
    {"platforms' share", A::clearing, A::platforms, [](const O& o) { return o.commission; }},
    {"guidance", A::learners, A::platforms, [](const O& o) { return o.flow.guidance_paid; }},
    {"guides", A::platforms, A::outside, [](const O& o) { return o.flow.guidance_cost; }},
    {"processor's fees", A::platforms, A::processor, [](const O& o) { return o.processor_fees; }},
    {"marketing and enforcement", A::platforms, A::outside, [](const O& o) { return o.marketing; }},
    {"open courses", A::platforms, A::outside, [](const O& o) { return o.open_access; }},
    {"open courses sponsored", A::sponsors, A::outside, [](const O& o) { return o.sponsor_outlay - o.flow.sponsored; }},
    {"production", A::creators, A::outside, [](const O& o) { return o.production; }},
});

/// A column of places among words, each known by the order in which it first came.
void add_word(AgentColumn& column, std::string_view word) {
  auto found = std::find(column.words.begin(), column.words.end(), word);
  if (found == column.words.end()) found = column.words.insert(found, std::string(word));
  column.values.push_back(static_cast<double>(found - column.words.begin()));
}

}  // namespace

std::span<const Posting> posting_table() { return table; }

Balances balances_of(const Ledger& ledger) {
  return {ledger.learners,
          ledger.escrow + ledger.pools,
          ledger.payable + ledger.creators,
          ledger.platforms,
          ledger.sponsors,
          ledger.enterprises,
          ledger.processor,
          ledger.outside};
}

void Statement::open(const Ledger& ledger) {
  opening_ = closing_ = balances_of(ledger);
  moved_.assign(table.size(), 0);
}

void Statement::add(const Observation& seen, const Ledger& ledger) {
  for (std::size_t i = 0; i < moved_.size(); ++i) moved_[i] += table[i].cents(seen);
  closing_ = balances_of(ledger);
}

std::vector<AgentColumn> Statement::columns() const {
  std::vector<AgentColumn> columns{
      {"statement", "account", "1", "who holds the money", {}, {}},
      {"statement", "item", "1", "what moved it, or the balance at time 0 and at the end", {}, {}},
      {"statement", "amount", "USD", "since time 0; what the account gives is negative", {}, {}}};
  const auto row = [&](std::size_t account, std::string_view item, std::int64_t cents) {
    add_word(columns[0], account_names[account]);
    add_word(columns[1], item);
    columns[2].values.push_back(static_cast<double>(cents) / 100.0);
  };
  for (std::size_t account = 0; account < n_accounts; ++account) {
    row(account, "balance at time 0", opening_[account]);
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (table[i].to == static_cast<Account>(account)) row(account, table[i].item, moved_[i]);
      if (table[i].from == static_cast<Account>(account)) row(account, table[i].item, -moved_[i]);
    }
    row(account, "balance at the end", closing_[account]);
  }
  return columns;
}

}  // namespace models
