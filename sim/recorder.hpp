#pragma once
/// @file The time series of one run.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace sim {

/// Keeps one value per series and time; never grows: 8·n_series·n_times bytes, allocated at once.
class Recorder {
 public:
  Recorder(std::size_t n_series, std::size_t n_times)
      : n_times_(n_times), row_(n_series), values_(n_series * n_times, std::numeric_limits<double>::quiet_NaN()) {}

  static std::uint64_t bytes(std::uint64_t n_series, std::uint64_t n_times) {
    return sizeof(double) * n_series * (n_times + 1);
  }

  /// Where the model puts the values of the next time, one per series.
  std::span<double> row() { return row_; }

  /// Take over what row() holds.
  void enter() {
    for (std::size_t series = 0; series < row_.size(); ++series) values_[series * n_times_ + time_] = row_[series];
    ++time_;
  }

  /// [series][time], row-major; NaN where the run did not get to.
  std::vector<double> take() { return std::move(values_); }

 private:
  std::size_t n_times_;
  std::size_t time_ = 0;
  std::vector<double> row_;
  std::vector<double> values_;
};

}  // namespace sim
