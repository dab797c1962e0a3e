#pragma once
/// @file From what an experiment file says to the points it asks for.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "experiments/design.hpp"
#include "experiments/experiment.hpp"
#include "experiments/scenario.hpp"
#include "experiments/settings.hpp"

namespace experiments {

/// The layers of settings in a file, the later over the earlier: defaults, the file's sections, a scenario's `set`, a
/// row of the design, a scenario's changes at their months.
struct Study {
  models::Parameters base;        // defaults and the file's sections
  std::vector<Assignment> given;  // by the file's sections and by options
  std::vector<Scenario> scenarios;
  Design design;
};

/// Refuse what another layer would hide: a scenario's setting under an axis, an option under every scenario or an axis.
void check_layers(const Study& study, const Settings& settings, Mistakes& mistakes);

/// Every scenario at every row of the design, scenario slowest, all settings resolved.
std::vector<Point> make_points(const Study& study);

/// Refuse settings that are at odds with each other in any phase of any point.
void check_conflicts(const Study& study, const std::vector<Point>& points, std::string_view model,
                     const Settings& settings, Mistakes& mistakes);

/// Have the model read every input file as often as the points that read it differ in size, and pass on what it says
/// against the contents.
void check_inputs(const Experiment& experiment, Mistakes& mistakes);

/// The settings that differ between points at month 0 or change later in some scenario, one value per point.
std::vector<ParameterAxis> varying_settings(const Study& study, const std::vector<Point>& points,
                                            const Settings& settings);

/// What settings that change on the way are from then on: `at.MONTH.KEY`, one value per point. A point that does not
/// change has the value it had.
std::vector<ParameterAxis> later_settings(const Study& study, const std::vector<Point>& points,
                                          const Settings& settings);

/// Every file that some point reads, once.
std::vector<Input> input_files(const std::vector<Point>& points, const Settings& settings);

}  // namespace experiments
