#pragma once
/// @file Which measures stand together in the report.

#include <string>
#include <vector>

#include "experiments/results.hpp"

namespace experiments {

/// A heading and the measures under it.
struct Section {
  std::string title;
  std::vector<const MeasureValues*> measures;
};

/// Every measure of the results in one section, in the order of the results; no section is empty.
std::vector<Section> report_sections(const Results& results);

}  // namespace experiments
