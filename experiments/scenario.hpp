#pragma once
/// @file The scenarios of an experiment: what each sets at the start and changes on the way.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "experiments/settings.hpp"

namespace experiments {

struct Scenario {
  std::string name;
  std::vector<Assignment> set;                              // from the start
  std::map<std::int64_t, std::vector<Assignment>> changes;  // [month] → from then on
};

/// Read `[[scenario]]`; without any there is one called "baseline" that sets nothing.
///
/// @param months length of the run, before which every change must come
std::vector<Scenario> read_scenarios(const Table& root, std::int64_t months, Settings& settings, Mistakes& mistakes);

/// Read `baseline`, the scenario that others are compared with; the first unless the file says otherwise.
///
/// @returns an index into `scenarios`
std::size_t read_baseline(const Table& root, const std::vector<Scenario>& scenarios, Mistakes& mistakes);

}  // namespace experiments
