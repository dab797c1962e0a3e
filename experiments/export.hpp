#pragma once
/// @file Results as tables for spreadsheets and statistics programs.

#include <filesystem>
#include <string>
#include <vector>

#include "experiments/results.hpp"

namespace experiments {

/// Writes results as tidy tables of comma-separated values into `folder`, each file whole or not at all.
///
/// measures.csv has a row for each scenario, design row, replicate and time; groups.csv, where results tell groups
/// apart, one for each group besides; agents_TABLE.csv one for each agent at the end of a run; runs.csv one for each
/// run with its seed and status; units.csv one for each column of the other tables that has a unit; and there is one
/// for each table of events, with its name. Numbers have as many digits as it takes to read the same number back; an
/// empty cell is a missing one.
/// @returns names of other .csv files found there, in order: what an earlier export left is not of these results
/// @throws OutputError of one line when a file cannot be written
std::vector<std::string> export_csv(const Results& results, const std::filesystem::path& folder);

/// Writes one table of events: for each row its scenario, design row and replicate, and what happened.
/// @throws OutputError of one line when the file cannot be written
void export_events(const Results& results, const EventTableValues& table, const std::filesystem::path& folder);

}  // namespace experiments
