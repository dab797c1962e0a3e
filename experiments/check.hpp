#pragma once
/// @file What an experiment would do, told before it is done.

#include <string>

#include "experiments/experiment.hpp"

namespace experiments {

/// What would run, what it would take and what would come of it, for people.
///
/// @param threads [threads] that the runs may use, 1…
/// @throws InputError when memory does not do for a single run
std::string check_text(const Experiment& experiment, unsigned threads);

}  // namespace experiments
