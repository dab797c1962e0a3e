#pragma once
/// @file What the runs of an experiment will need.

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "experiments/experiment.hpp"

namespace experiments {

/// The forecasts of an experiment's points, made once for all points that need the same.
///
/// Points share a forecast when they differ only in settings that bear on nothing but behaviour. A setting that may
/// change during a run is taken to be such if the forecast of the first point stays the same at the ends of its values;
/// every other setting counts. A forecast reads the catalogue, and a design may have a hundred thousand points.
class Forecasts {
 public:
  /// @param experiment must outlive this object
  explicit Forecasts(const Experiment& experiment);

  /// @param threads of the run
  /// @throws models::InputFileError
  const models::Forecast& of(std::size_t point, unsigned threads);

  /// One point for each of the groups that share a forecast, in order.
  std::vector<std::size_t> examples() const;

 private:
  const Experiment& experiment_;
  std::vector<std::size_t> example_;  // per point: the first that shares its forecast
  std::map<std::pair<std::size_t, unsigned>, models::Forecast> made_;
};

}  // namespace experiments
