#pragma once
/// @file An experiment from its plan to its result file.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "experiments/experiment.hpp"
#include "experiments/results.hpp"

namespace experiments {

/// How to carry out an experiment; none of it changes the results.
struct RunOptions {
  std::filesystem::path output;  // OUT.h5
  unsigned threads = 1;
  bool force = false;  // whether another experiment's result or parts may be replaced
  bool quiet = false;  // whether to show no progress
};

enum class Outcome { finished, already_there, interrupted };

/// What `run_experiment` came to; `results` are there unless it was interrupted.
struct RunSummary {
  Outcome outcome = Outcome::finished;
  std::size_t runs = 0;               // of the experiment
  std::size_t kept = 0;               // runs that are stored now
  std::size_t resumed = 0;            // runs that an earlier process had stored
  double seconds = 0.0;               // spent on runs
  std::vector<std::string> warnings;  // about input files
  Results results;
};

/// Carry out what is missing of an experiment, join the runs and write the result file and its `.run.json`.
///
/// A process that ends early, however it ends, leaves its finished runs in `OUT.h5.parts/`; the next one continues from
/// them and writes the same bytes. An output that holds this very experiment already is left alone.
/// @throws OutputError when the output cannot be written, is someone else's, or another process works on it
/// @throws InputError when an input file cannot be read or memory does not do for a single run
RunSummary run_experiment(const Experiment& experiment, const RunOptions& options);

/// The file beside a result that tells of the act of running.
std::filesystem::path sidecar_of(const std::filesystem::path& output);

/// What a result says of its failed runs: how many, and the reason of the first; empty when all are done.
std::string failure_text(const Results& results);

}  // namespace experiments
