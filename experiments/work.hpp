#pragma once
/// @file Runs carried out several at a time, each kept the moment it is finished.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "experiments/experiment.hpp"
#include "experiments/forecasts.hpp"
#include "experiments/interrupts.hpp"
#include "experiments/parts.hpp"

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
  bool interrupted = false;  // by SIGINT or SIGTERM, before all runs were finished
};

/// Every run of an experiment, points slowest.
std::vector<RunIndex> all_runs(const Experiment& experiment);

/// Decide how many runs are carried out at a time: as many as there are threads, fewer when memory would not do.
///
/// @param memory [byte] available
/// @throws InputError naming the setting to lower when not even one run fits, or the results of all would not
WorkPlan plan_work(const Experiment& experiment, Forecasts& forecasts, unsigned threads, std::uint64_t memory);

/// Carry out the runs and keep each in `parts`; an interrupt ends it early and abandons what is unfinished.
///
/// @param quiet whether to show no progress
/// @throws OutputError when a run cannot be kept or an input file has changed; whatever a model throws, after the other
/// runs were stopped
WorkDone carry_out(const Experiment& experiment, const WorkPlan& plan, const Parts& parts, Interrupts& interrupts,
                   bool quiet);

}  // namespace experiments
