#pragma once
/// @file The speed and memory of the market on this machine.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace experiments {

/// What to time: the reference market unless told otherwise.
struct BenchOptions {
  std::filesystem::path file;            // empty: the reference market of the source tree
  std::optional<std::int64_t> learners;  // in place of learner.number
  std::optional<std::int64_t> months;    // in place of run.months
  unsigned threads = 1;
  bool json = false;
};

/// Run one replicate through its burn-in, time the steps after it, and give the figures as lines or as JSON.
///
/// @throws InputError when the experiment is wrong or is no market
std::string bench_text(const BenchOptions& options);

}  // namespace experiments
