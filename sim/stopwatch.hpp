#pragma once
/// @file Elapsed time, for benchmarks only: nothing in a result may depend on it.

#include <chrono>

namespace sim {

/// Runs from construction.
class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace sim
