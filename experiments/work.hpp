#pragma once
/// @file Runs carried out several at a time, each kept the moment it is finished.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "experiments/experiment.hpp"
#include "experiments/forecasts.hpp"
#include "experiments/part.hpp"
#include "experiments/progress.hpp"

namespace experiments {

/// How to carry out runs.
struct WorkPlan {
  std::vector<RunIndex> runs;         // in order; those that are there already may be taken out
  std::size_t at_once = 1;            // runs at a time
  unsigned threads = 1;               // shared out among the runs at a time
  std::int64_t steps_per_run = 0;     // at most
  std::vector<std::string> warnings;  // about input files
};

/// What carrying out runs came to.
struct WorkDone {
  std::size_t runs = 0;  // finished and kept
  std::int64_t steps = 0;
  double seconds = 0.0;
  bool interrupted = false;  // before all runs were finished
};

/// Who waits while runs are carried out, is told how far they are, and may end them early.
class Attendant {
 public:
  virtual ~Attendant() = default;

  /// Sleep until the work is to end early, `wake` was called, or the time is over.
  ///
  /// @returns whether the work is to end early; what it throws ends the work as well
  virtual bool wait(std::chrono::milliseconds time) = 0;

  /// End a `wait`, now or the next; called from any thread.
  virtual void wake() = 0;

  /// How far the work is, told after every `wait` and at the end.
  virtual void show(const ProgressCount& count) = 0;
};

/// Takes a finished run; called from several threads for different runs.
using Keep = std::function<void(Part&&)>;

/// Every run of an experiment, points slowest.
std::vector<RunIndex> all_runs(const Experiment& experiment);

/// Decide how many runs are carried out at a time: as many as there are threads, fewer when memory would not do.
///
/// @param memory [byte] available
/// @throws InputError naming the setting to lower when not even one run fits, or the results of all would not
WorkPlan plan_work(const Experiment& experiment, Forecasts& forecasts, unsigned threads, std::uint64_t memory);

/// Carry out the runs and hand each to `keep`; when the attendant ends it early, what is unfinished is abandoned.
///
/// @throws OutputError when an input file has changed; whatever a model, `keep` or the attendant throws, after the
/// other runs were stopped
WorkDone carry_out(const Experiment& experiment, const WorkPlan& plan, const Keep& keep, Attendant& attendant);

}  // namespace experiments
