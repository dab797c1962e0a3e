#pragma once
/// @file Rationed things: applied for in one step, allotted to the first in an order.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace models {

/// Counts applicants by their place in an order of 2³² places and draws a line, so that no more get something than
/// there is. Those who share the last place that would be reached are left out together.
///
/// Two counts of 65,536 find the line: first of all applicants by the upper half of their places, then by the lower
/// half of those at whose upper half it falls.
class Allotment {
 public:
  /// Room for the counts, once.
  void allocate() { applicants_.resize(n_halves); }

  void turn_all_away() { line_ = 0; }
  void admit_all() { line_ = n_halves * n_halves; }

  /// Admit the first `n` in the order; `apply(count)` calls count(place) for each applicant, with a std::uint32_t.
  template <class Apply>
  void admit_first(std::int64_t n, const Apply& apply) {
    const std::uint64_t upper =
        count_up_to(n, [&](const auto& count) { apply([&](std::uint32_t place) { count(place >> 16); }); });
    line_ = upper * n_halves;
    if (n == 0 || upper == n_halves) return;
    line_ += count_up_to(n, [&](const auto& count) {
      apply([&](std::uint32_t place) {
        if (place >> 16 == upper) count(place & 0xFFFF);
      });
    });
  }

  bool admits_anybody() const { return line_ > 0; }
  bool admits(std::uint32_t place) const { return place < line_; }

  std::uint64_t bytes() const { return applicants_.capacity() * sizeof(std::uint32_t); }

 private:
  static constexpr std::uint64_t n_halves = 1U << 16;

  /// The half at which the applicants before it and in it become more than `n`, which those before it are taken off.
  template <class Apply>
  std::uint64_t count_up_to(std::int64_t& n, const Apply& apply) {
    std::fill(applicants_.begin(), applicants_.end(), 0);
    apply([this](std::uint32_t half) { ++applicants_[half]; });
    std::uint64_t half = 0;
    for (; half < n_halves && n >= applicants_[half]; ++half) n -= applicants_[half];
    return half;
  }

  std::vector<std::uint32_t> applicants_;  // by half of a place
  std::uint64_t line_ = 0;                 // places before it are admitted
};

}  // namespace models
