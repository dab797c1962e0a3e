#pragma once
/// @file The tables of the report, as HTML.

#include <string>

#include "experiments/results.hpp"

namespace experiments {

/// A table that scrolls by itself where the page is narrower, also from the keyboard.
std::string scrolling(const std::string& label, const std::string& head, const std::string& body);

/// What differs between the scenarios: one row per point, one column per setting.
std::string settings_table(const Results& results);

/// Every measure at the end of the run: the baseline's spread, each other point's paired difference.
std::string outcomes_table(const Results& results);

/// The runs that are not done, with their reasons.
std::string failures_table(const Results& results);

}  // namespace experiments
