#pragma once
/// @file Runs and measures by name.

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "models/measure.hpp"
#include "models/model.hpp"
#include "models/observation.hpp"

namespace tests {

/// Place of a measure in the table.
inline std::size_t place_of_measure(std::string_view name) {
  const auto table = models::measure_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].name == name) return i;
  }
  throw std::invalid_argument("no measure " + std::string(name));
}

/// Value of a measure for given sums.
inline double value_of(std::string_view measure, const models::Observation& seen) {
  return models::measure_table()[place_of_measure(measure)].value(seen);
}

inline models::RunSpec run_spec(const models::Parameters& parameters, const std::vector<std::string>& measures) {
  models::RunSpec spec;
  spec.phases = {{0, parameters}};
  spec.seed = 1;
  for (const std::string& name : measures) spec.measures.push_back(place_of_measure(name));
  return spec;
}

inline models::RunOutput run(std::string_view model, const models::Parameters& parameters,
                             const std::vector<std::string>& measures) {
  return models::find_model(model)->run(run_spec(parameters, measures));
}

}  // namespace tests
