#pragma once
/// @file The whole resolved configuration of an experiment as TOML.

#include <string>

#include "experiments/experiment.hpp"
#include "experiments/study.hpp"

namespace experiments {

/// Every setting of every section the model reads, the scenarios and the design, in one spelling and order, so that two
/// experiments that ask for the same runs have the same text. It is an experiment file itself.
std::string resolved_text(const Experiment& experiment, const Study& study, const Settings& settings);

}  // namespace experiments
