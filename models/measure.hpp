#pragma once
/// @file The one table of measures: what is reported of a run, in which unit, and how it is formed.

#include <span>
#include <string_view>

namespace models {

struct Observation;

/// A stock is read at a time; a flow is summed since the entry before; a ratio divides two sums and is NaN when the
/// denominator is zero; a level is a mean like a ratio, on a scale without a natural zero, so that only differences
/// mean something and percentages nothing.
enum class Form { stock, flow, ratio, level };

std::string_view name_of(Form form);

/// One row of the measure table.
struct Measure {
  std::string_view name;
  std::string_view long_name;
  std::string_view unit;
  Form form;
  std::string_view formula;     // numerator / denominator for a ratio
  std::string_view population;  // whom the sums run over
  std::string_view models;      // names of the models that have it, separated by a blank
  std::string_view groups;      // of whom it can be formed group by group: "learner", "creator", both, or neither
  double (*value)(const Observation&);
};

/// The one table of measures, in the order they are documented and stored.
std::span<const Measure> measure_table();

}  // namespace models
