#pragma once
/// @file An experiment carried out inside another program: nothing is written, nothing is kept of an interrupted one.

#include "experiments/experiment.hpp"
#include "experiments/runner.hpp"
#include "experiments/work.hpp"

namespace experiments {

/// Carry out every run of an experiment and join them; the numbers are those `run_experiment` writes.
///
/// @param threads [threads] that the runs may use, 1…
/// @param attendant who may end it early: the outcome is then `interrupted`, and there are no results
/// @throws OutputError when an input file has changed
/// @throws InputError when an input file cannot be read or memory does not do
/// @throws whatever the attendant throws
/// @test tests/experiments/in_memory_test.cpp
RunSummary run_in_memory(const Experiment& experiment, unsigned threads, Attendant& attendant);

}  // namespace experiments
