#pragma once
/// @file Money: every cent has an owner, and all balances add up to zero.

#include <cstdint>
#include <vector>

#include "models/plan.hpp"

namespace models {

/// [cent] of an amount that is not negative [USD], rounded to the nearest.
inline std::int64_t cents(double usd) { return static_cast<std::int64_t>(100.0 * usd + 0.5); }

/// [cent] Balances by kind of owner. Pools are what subscribers paid for creators and is not divided yet. The outside
/// world pays learners' allowances and sponsors' and enterprises' grants and so goes negative.
struct Ledger {
  std::int64_t learners = 0;
  std::int64_t escrow = 0;
  std::int64_t pools = 0;
  std::int64_t payable = 0;
  std::int64_t creators = 0;
  std::int64_t platforms = 0;
  std::int64_t sponsors = 0;
  std::int64_t enterprises = 0;
  std::int64_t processor = 0;
  std::int64_t outside = 0;

  /// Zero whenever every posting had two sides.
  std::int64_t imbalance() const {
    return learners + escrow + pools + payable + creators + platforms + sponsors + enterprises + processor + outside;
  }
};

/// Sales whose refund window is open: cents by creator and by steps since the sale.
class Escrow {
 public:
  /// @param lags steps since a sale that are told apart, at least 1
  void allocate(std::size_t creators, std::size_t lags);

  /// A new step begins: every sale is one step older. What was oldest must have been released.
  void age() { head_ = (head_ + lags_ - 1) % lags_; }

  Split& at(std::size_t creator, std::size_t lag) { return held_[creator * lags_ + (head_ + lag) % lags_]; }

  std::size_t lags() const { return lags_; }
  std::int64_t total() const;
  std::uint64_t bytes() const { return held_.capacity() * sizeof(Split); }

 private:
  std::size_t lags_ = 1;
  std::size_t head_ = 0;
  std::vector<Split> held_;
};

}  // namespace models
