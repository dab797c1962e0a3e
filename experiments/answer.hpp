#pragma once
/// @file The answer to an experiment's question, in words.

#include <string>

#include "experiments/results.hpp"

namespace experiments {

/// One to three sentences made from `[answer]`: which scenario is best by how much, how sure that is, what is missing.
///
/// Levels are means over replicates with 95 % intervals; scenarios are compared replicate by replicate. It says so when
/// nothing can be told apart, compared or estimated.
std::string answer_sentence(const Results& results);

}  // namespace experiments
