#pragma once
/// @file The finished runs of an experiment joined into its results.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "experiments/experiment.hpp"
#include "experiments/part.hpp"
#include "experiments/results.hpp"

namespace experiments {

/// A finished run, or nothing when it is damaged; asked for once for every run.
using ReadPart = std::function<std::optional<Part>(RunIndex)>;

/// Join the parts of every run; values of a failed run are NaN and its status says why.
///
/// The results depend on the experiment and the build alone, never on the order or number of threads of the runs.
/// @param key the experiment's key
/// @throws OutputError when a part is missing or damaged
Results merge_parts(const Experiment& experiment, const ReadPart& read, const std::string& key);

/// What joining the runs and putting them into a file takes at most.
///
/// @param run what the largest run leaves behind
/// @returns [byte]
std::uint64_t bytes_to_merge(const Experiment& experiment, const models::Forecast& run);

}  // namespace experiments
