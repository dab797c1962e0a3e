#pragma once
/// @file How far an experiment is, for the person who waits for it.

#include <chrono>
#include <cstdint>
#include <string>

namespace experiments {

/// How far the runs of an experiment are; `steps` counts only what this process carries out.
struct ProgressCount {
  std::int64_t runs = 0;
  std::int64_t all_runs = 0;
  std::int64_t steps = 0;
  std::int64_t all_steps = 0;
};

/// A time in the two largest units that matter: "8 s", "1 min 20 s", "2 h 05 min".
///
/// @param seconds [s] negative counts as zero
std::string duration_text(double seconds);

/// One line with a bar, the runs and steps done, their rate and the time left.
///
/// @param seconds [s] since the first step
/// @param width   [characters] of the line; the bar takes what the words leave
std::string progress_text(const ProgressCount& count, double seconds, std::size_t width);

/// Writes progress to standard error: a bar that is redrawn on a terminal, a line now and then elsewhere.
class Progress {
 public:
  /// @param quiet whether to write nothing at all
  explicit Progress(bool quiet);

  /// Clears the bar.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Show how far the work is, unless that was done a moment ago.
  void show(const ProgressCount& count);

  /// [s] since this object was made
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;

  bool quiet_;
  bool terminal_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace experiments
