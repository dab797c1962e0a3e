#pragma once
/// @file Where results come from: the experiment, its inputs, and the program that made them.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "experiments/experiment.hpp"

namespace experiments {

/// The version of the program, "0.1.0".
std::string_view stoa_version();

/// The commit the program was built from, "unknown" for sources without git.
std::string_view git_commit();

/// "yes" when tracked sources differed from that commit as the program was built, else "no"; "unknown" without git.
std::string_view git_dirty();

/// Name and text of all that a result file says of its origin; "key" is the experiment's key.
///
/// Nothing in it depends on the act of running: equal keys have equal provenance, so one build of the program writes
/// the same bytes whatever the machine, the threads and the interruptions.
/// @throws InputError when an input file cannot be read
std::vector<std::pair<std::string, std::string>> provenance(const Experiment& experiment, const std::string& key);

}  // namespace experiments
