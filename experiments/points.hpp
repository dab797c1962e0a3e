#pragma once
/// @file The points of a result by name: their labels, what each is compared with, and how charts gather them.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "experiments/results.hpp"

namespace experiments {

/// The names of the scenarios in order of appearance.
std::vector<std::string> scenario_names(const Results& results);

/// The name of the baseline scenario, or "" when there are no points.
std::string baseline_name(const Results& results);

/// What people call each point: the scenario, with the settings or the design row that set it apart where that is
/// needed.
std::vector<std::string> point_labels(const Results& results);

/// The baseline's point at the same design row; nothing for the baseline's own points.
std::optional<std::size_t> reference_point(const Results& results, std::size_t point);

/// Points that share one colour in a chart.
struct Group {
  std::string label;
  std::vector<std::size_t> points;
  bool baseline = false;
  std::string colour;
};

/// At most 12 groups: each point by itself; if those are too many, each scenario with all its design rows; if those are
/// too many as well, the baseline and the rest.
///
/// A baseline among others is grey; the others take the Okabe-Ito colours, told apart also by the colour-blind.
std::vector<Group> chart_groups(const Results& results);

/// The colour of the n-th group that is no baseline; after twelve they come again.
const std::string& group_colour(std::size_t n);

/// More groups than this are drawn as lines alone, for bands would hide each other.
constexpr std::size_t most_bands = 6;

/// More groups than this are gathered.
constexpr std::size_t most_groups = 12;

}  // namespace experiments
