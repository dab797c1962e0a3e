#pragma once
/// @file Statistics over replicates. NaN marks a run that failed or has no value; such runs are left out.

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "experiments/results.hpp"

namespace experiments {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Where the values of several runs lie; NaN without any.
struct Spread {
  double p5 = not_a_number;
  double p25 = not_a_number;
  double median = not_a_number;
  double p75 = not_a_number;
  double p95 = not_a_number;
  std::size_t n = 0;  // runs with a value
};

/// A mean with its 95 % interval, NaN when n < 2.
struct Interval {
  double mean = not_a_number;
  double low = not_a_number;
  double high = not_a_number;
  std::size_t n = 0;  // runs with a value
};

/// How one set of runs differs from another with the same people and luck, run by run.
struct Difference {
  Interval absolute;
  Interval relative;  // the same over the mean of the reference; NaN where a percentage would have no meaning
};

/// The quantile at `share`, linear between the order statistics around (n - 1) * share (Hyndman and Fan's type 7).
///
/// @param sorted ascending, without NaN
/// @returns NaN when empty
double quantile(std::span<const double> sorted, double share);

/// The quantiles at 5, 25, 50, 75 and 95 %.
Spread spread(std::vector<double> values);

/// The mean and its 95 % interval by Student's t with n - 1 degrees of freedom.
Interval mean_interval(std::span<const double> values);

/// The mean of values - reference over the replicates that have both, with its interval.
///
/// Nothing is relative to a reference that is negative in some replicate or 0 in all: 20 % more of a loss says nothing.
/// @param form of the measure; a level has no natural zero, so nothing is relative to one either
Difference paired_difference(std::span<const double> values, std::span<const double> reference,
                             std::string_view form = {});

/// Whether the interval leaves out 0; never when there is no interval.
bool beyond_noise(const Interval& interval);

/// The measure called `name`, or nullptr.
const MeasureValues* find_measure(const Results& results, std::string_view name);

/// What a measure is called in headings: its long name, or its name when it has none.
std::string title_of(const MeasureValues& measure);

/// The values of one run over time.
std::span<const double> run_series(const Results& results, const MeasureValues& measure, std::size_t point,
                                   std::size_t replicate);

/// What one run comes to: its last value, the sum or the mean over time; a flow's entry 0 is no period and not
/// averaged.
///
/// @param at "end" | "sum" | "mean"
/// @returns NaN when the last value is (end) or no value is a number (sum, mean)
double run_value(const MeasureValues& measure, std::span<const double> series, std::string_view at);

/// run_value of every replicate of a point.
std::vector<double> run_values(const Results& results, const MeasureValues& measure, std::size_t point,
                               std::string_view at);

/// How tables sum up a run: "sum" for flows, "end" for stocks and ratios.
std::string_view table_at(const MeasureValues& measure);

}  // namespace experiments
