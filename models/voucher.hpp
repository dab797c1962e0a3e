#pragma once
/// @file Vouchers: applied for in one step, given by lot in the next, and good for some months.

#include <cstdint>

#include "models/allotment.hpp"
#include "models/learner.hpp"
#include "sim/clock.hpp"

namespace models {

/// Values of a voucher; in between are the months it may still be used.
inline constexpr std::uint8_t no_voucher = 0, voucher_applied_for = 255;

/// One for each learner, or a column without width when nobody can have any.
using Vouchers = sim::Column<std::uint8_t>;

/// Whether the learner in `row` can use a voucher.
bool holds(const Vouchers& vouchers, std::size_t row);

/// Ask for one in the next step, unless there is one or it has been asked for.
void apply_for(Vouchers& vouchers, std::size_t row);

/// What became of a learner's voucher at the beginning of a step.
struct VoucherNews {
  bool given = false;
  bool lapsed = false;
};

/// Who gets a voucher in a step: of those who applied in the step before, the lowest addressed uniforms.
class Lottery {
 public:
  /// @param purpose of the uniforms
  explicit Lottery(sim::Purpose purpose) : purpose_(purpose) {}

  /// Room for the count, once; only when there are vouchers at all.
  void allocate(bool needed);

  /// Draw the line behind the first `n` applicants; 0 or less turns all away.
  /// @param may_apply(row) tells whose applications count
  template <class MayApply>
  void draw(const Learners& learners, const Vouchers& vouchers, std::int64_t n, const sim::Clock& clock, sim::Key key,
            const MayApply& may_apply) {
    line_.turn_all_away();
    if (vouchers.width() == 0 || n <= 0) return;
    line_.admit_first(n, [&](const auto& count) {
      for (std::size_t row = 0; row < learners.size(); ++row) {
        if (vouchers[row] == voucher_applied_for && may_apply(row)) count(place_of(learners, row, clock, key));
      }
    });
  }

  /// Tell an applicant the outcome; at the beginning of a month a voucher that is held grows older.
  /// @param months that a new one is good for
  VoucherNews tell(const Learners& learners, Vouchers& vouchers, std::size_t row, std::int64_t months,
                   const sim::Clock& clock, sim::Key key) const;

  std::uint64_t bytes() const { return line_.bytes(); }

 private:
  std::uint32_t place_of(const Learners& learners, std::size_t row, const sim::Clock& clock, sim::Key key) const;

  sim::Purpose purpose_;
  Allotment line_;
};

}  // namespace models
