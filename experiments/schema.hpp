#pragma once
/// @file The layout of result files, for the people who read them with other programs.

#include <string>

namespace experiments {

/// The dimensions, variables, attributes and groups of a result file, with every measure that can be among them.
std::string schema_text();

/// The tables of events and their columns.
std::string events_text();

}  // namespace experiments
