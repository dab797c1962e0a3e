#pragma once
/// @file The design of an experiment: the values it tries on top of every scenario.

#include <string>
#include <vector>

#include "experiments/settings.hpp"

namespace experiments {

/// The values one setting takes in a design.
struct Axis {
  const Setting* setting = nullptr;
  std::vector<models::Value> values;
  Place place;
};

/// How the values of the axes meet: a grid has every combination, the last axis fastest; a list goes along all axes at
/// once.
struct Design {
  std::string kind;  // "grid" | "list"; empty without a design
  std::vector<Axis> axes;

  /// Number of rows; 1 without a design.
  std::size_t n_rows() const;

  /// Which value of each axis a row has.
  std::vector<std::size_t> row(std::size_t index) const;
};

/// The most points an experiment may have; more would not fit in memory beside their runs.
inline constexpr std::size_t most_points = 100000;

/// Read `[design]`: `kind`, and `axes` with a list of values, or {from, to, n}, for each setting.
///
/// @param n_scenarios every row is tried in each
Design read_design(const Table& root, std::size_t n_scenarios, Settings& settings, Mistakes& mistakes);

}  // namespace experiments
