#pragma once
/// @file Results as tables for spreadsheets and statistics programs.

#include <filesystem>

#include "experiments/results.hpp"

namespace experiments {

/// Writes results as tidy tables of comma-separated values into `folder`, each file whole or not at all.
///
/// measures.csv has a row for each scenario, design row, replicate and time; agents_TABLE.csv one for each agent at the
/// end of a run; runs.csv one for each run with its seed and status; units.csv one for each column of the other tables
/// that has a unit. Numbers have as many digits as it takes to read the same number back; an empty cell is a missing
/// one.
/// @throws OutputError of one line when a file cannot be written
void export_csv(const Results& results, const std::filesystem::path& folder);

}  // namespace experiments
