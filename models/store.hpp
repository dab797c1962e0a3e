#pragma once
/// @file A platform at work: its policy in force, what it shows, what it has learnt, whom it has promised what.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "models/coupons.hpp"
#include "models/guidance.hpp"
#include "models/ledger.hpp"
#include "models/menu.hpp"
#include "models/pool.hpp"
#include "models/ranker.hpp"
#include "models/ranker_memory.hpp"
#include "models/storefront.hpp"

namespace models {

/// The commission rates that sales of one step were made at.
struct Rates {
  double platform = 0.0;
  double referred = 0.0;
  double exclusive_bonus = 0.0;

  /// @param by_creator who brought the sale  @param exclusive whether the creator sells nowhere else
  double of(bool by_creator, bool exclusive) const {
    const double rate = by_creator ? referred : platform;
    return exclusive ? std::max(0.0, rate - exclusive_bonus) : rate;
  }
};

/// One platform of a run, in order of name; learners read it, and it changes between their steps alone.
struct Store {
  std::size_t place = 0;  // among the platforms
  const Platform* policy = nullptr;
  const Ranker* ranker = nullptr;
  Menu menu;
  Storefront front;
  RankerMemory memory;
  Guidance guidance;
  Coupons coupons;
  Escrow escrow;
  Pool pool;
  std::vector<Rates> rates;            // by lag since the sale, [0] this step's
  std::int64_t cash = 0;               // [cent]
  std::int64_t pledges = 0;            // [cent] for courses whose campaign is open
  double inclusive_value = 0.0;        // [utility] mean of the last month's visits
  std::int64_t spent_since_entry = 0;  // [cent] since the last entry of the time axis
  std::int64_t spent_last_month = 0;   // [cent]

  /// Whether it does business. Who has lost money for too long does not any more.
  bool open() const { return policy->open && !given_up_; }

  /// Give up after so many months of losses in a row.
  void close_month();

  /// Follow a policy, which must outlive the store or the next call.
  void adopt(const Platform& next);

  /// What happened here in a step, for who will compare platforms at the end of the month.
  void remember(const Till& till, bool month_ends);

  /// Every sale in escrow is a step older, and this step's sales are split at the rates in force.
  void open_books();

  std::uint64_t bytes() const;

 private:
  std::int64_t visits_ = 0;     // this month
  std::int64_t inclusive_ = 0;  // [utility] this month, fixed
  std::int64_t spent_ = 0;      // [cent] this month
  std::int64_t cash_last_ = 0;  // [cent] at the end of last month
  std::int64_t losing_ = 0;     // months of losses in a row
  bool given_up_ = false;
};

}  // namespace models
