#pragma once
/// @file Sponsored seats: courses paid for learners who cannot, out of a sponsor's account.

#include <cstdint>

#include "models/purpose.hpp"
#include "models/slate.hpp"
#include "models/voucher.hpp"

namespace models {

/// Whether the price is one that a seat pays. @param price [cent]
bool is_covered_by_seats(const Scene& scene, std::int32_t price);

/// Whether a visitor's seat pays for a course of this list price [cent].
bool seat_covers(const Scene& scene, const Visitor& visitor, std::int32_t price);

/// Ask for a seat in the next step, if the learner's group is sponsored and there is none yet.
void apply_for_seat(const Scene& scene, const Visitor& visitor);

/// Who gets a seat in a step.
///
/// A seat is given only when the sponsor's account covers it at `sponsor.most_price` beside every seat that is still
/// held, so that the account is never overdrawn.
class Sponsorship {
 public:
  /// Room for the lottery, once; only when some group is sponsored.
  void allocate(bool sponsored) { lottery_.allocate(sponsored); }

  /// @param funds [cent] in the sponsor's account
  void allot(const Learners& learners, std::int64_t funds, const SponsorSettings& settings,
             std::span<const LearnerGroup> groups, const sim::Clock& clock, sim::Key key);

  /// [cent] of the funds that no seat held may come to need.
  std::int64_t free(std::int64_t funds) const { return funds - held_ * price_; }

  const Lottery& lottery() const { return lottery_; }

  /// What became of seats in a step.
  void count(const LearnerTally& flow) { held_ += flow.seats_given - flow.seats_used - flow.seats_lapsed; }

  std::uint64_t bytes() const { return lottery_.bytes(); }

 private:
  Lottery lottery_{seat_draw};
  std::int64_t held_ = 0;   // seats given and neither used nor lapsed
  std::int64_t price_ = 0;  // [cent] the most that a seat costs
};

/// Tell the applicants of a block whether they have a seat; at the beginning of a month unused seats grow older.
void receive_seats(const Scene& scene, const Block& block);

}  // namespace models
