#pragma once
/// @file Rationed things: applied for in one step, allotted to the first in an order.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace models {

/// Counts applicants by their place in an order of 65,536 places and draws a line, so that no more get something than
/// there is. Those who share the last place that would be reached are left out together.
class Allotment {
 public:
  static constexpr std::uint32_t n_places = 1U << 16;

  /// Room for the count, once.
  void allocate() { applicants_.resize(n_places); }

  void turn_all_away() { line_ = 0; }
  void admit_all() { line_ = n_places; }

  /// Admit the first `n` in the order; `apply(count)` calls count(place) for each applicant.
  template <class Apply>
  void admit_first(std::int64_t n, const Apply& apply) {
    std::fill(applicants_.begin(), applicants_.end(), 0);
    apply([this](std::uint32_t place) { ++applicants_[place]; });
    for (line_ = 0; line_ < n_places && n >= applicants_[line_]; ++line_) n -= applicants_[line_];
  }

  bool admits_anybody() const { return line_ > 0; }
  bool admits(std::uint32_t place) const { return place < line_; }

  std::uint64_t bytes() const { return applicants_.capacity() * sizeof(std::uint32_t); }

 private:
  std::vector<std::uint32_t> applicants_;  // by place
  std::uint32_t line_ = 0;                 // places before it are admitted
};

}  // namespace models
