#pragma once
/// @file Groups that results tell apart: what is measured of all learners or creators is measured of each group too.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/parameters.hpp"

namespace models {

struct Measure;

/// What is known of a learner when the group is settled, once and for all.
struct Traits {
  std::size_t learner_group = 0;
  double income = 0.0;      // [USD/month]
  double regulation = 0.0;  // [1]
};

/// Whom a grouping divides.
enum class Population { nobody, learners, creators };

/// One row of the table of groupings.
struct Grouping {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  Population population;
  std::vector<std::string> (*labels)(const Parameters&);           // one per group, in order
  std::size_t (*place)(const LearnerSettings&, const Traits& of);  // of a learner; unused when creators are divided
};

std::span<const Grouping> grouping_table();

/// The row that `run.group_by` names.
const Grouping& grouping_of(const Parameters& parameters);

std::vector<std::string_view> grouping_names();

/// One time series of a run: a measure over all, or of one group.
struct Series {
  std::size_t measure = 0;  // index into measure_table()
  std::optional<std::size_t> group;
};

/// Whether a measure can be formed of each group.
bool tells_groups_apart(const Measure& measure, Population population);

/// The series a run records, in order: the measures over all, then of each that can be grouped every group.
std::vector<Series> series_of(std::span<const std::size_t> measures, const Parameters& parameters);

}  // namespace models
