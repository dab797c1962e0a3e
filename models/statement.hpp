#pragma once
/// @file Statements of account: for everybody who holds money, what came in, what went out, and what is left.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/ledger.hpp"
#include "models/model.hpp"
#include "models/observation.hpp"

namespace models {

/// Who holds money; `clearing` is what has been paid and is not yet earned: escrow, pledges and pools.
enum class Account : std::uint8_t {
  learners,
  clearing,
  creators,
  platforms,
  sponsors,
  enterprises,
  processor,
  outside,
};
inline constexpr std::size_t n_accounts = 8;

/// [cent] by account.
using Balances = std::array<std::int64_t, n_accounts>;

Balances balances_of(const Ledger& ledger);

/// One row of the table of what moves money, from one account to another; `cents` is what moved since the entry before.
struct Posting {
  std::string_view item;
  Account from;
  Account to;
  std::int64_t (*cents)(const Observation&);
};

std::span<const Posting> posting_table();

/// Everything that moved since time 0. For every account the balance at time 0 and all items make the balance at the
/// last entry of the time axis.
/// @test tests/models/statement_test.cpp
class Statement {
 public:
  void open(const Ledger& ledger);
  void add(const Observation& seen, const Ledger& ledger);

  /// A table `statement` with columns account, item and amount [USD]: for each account the balance at the start, its
  /// items, those that take from it negative, and the balance at the end.
  std::vector<AgentColumn> columns() const;

 private:
  Balances opening_{}, closing_{};
  std::vector<std::int64_t> moved_;  // by posting
};

}  // namespace models
