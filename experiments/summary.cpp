#include "experiments/summary.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

namespace experiments {
namespace {

std::vector<double> numbers_only(std::span<const double> values) {
  std::vector<double> kept;
  std::copy_if(values.begin(), values.end(), std::back_inserter(kept), [](double v) { return !std::isnan(v); });
  return kept;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

Interval divided(const Interval& interval, double by) {
  return {interval.mean / by, interval.low / by, interval.high / by, interval.n};
}

}  // namespace

double quantile(std::span<const double> sorted, double share) {
  if (sorted.empty()) return not_a_number;
  const double at = static_cast<double>(sorted.size() - 1) * share;
  const auto below = static_cast<std::size_t>(at);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Spread spread(std::vector<double> values) {
  values = numbers_only(values);
  std::sort(values.begin(), values.end());
  return {quantile(values, 0.05), quantile(values, 0.25), quantile(values, 0.50),
          quantile(values, 0.75), quantile(values, 0.95), values.size()};
}

Interval mean_interval(std::span<const double> values) {
  const auto kept = numbers_only(values);
  Interval interval;
  interval.n = kept.size();
  if (kept.empty()) return interval;
  interval.mean = mean(kept);
  if (kept.size() < 2) return interval;
  const auto n = static_cast<double>(kept.size());
  const double squares = std::accumulate(kept.begin(), kept.end(), 0.0, [&](double sum, double value) {
    return sum + (value - interval.mean) * (value - interval.mean);
  });
  const boost::math::students_t student(n - 1.0);
  const double half_width = boost::math::quantile(student, 0.975) * std::sqrt(squares / (n - 1.0) / n);
  interval.low = interval.mean - half_width;
  interval.high = interval.mean + half_width;
  return interval;
}

Difference paired_difference(std::span<const double> values, std::span<const double> reference, std::string_view form) {
  std::vector<double> differences;
  std::vector<double> references;
  for (std::size_t r = 0; r < std::min(values.size(), reference.size()); ++r) {
    if (std::isnan(values[r]) || std::isnan(reference[r])) continue;
    // Sums of as many as 10^4 doubles differ by up to 10^-12 of themselves through rounding alone.
    const double rounding = 1e-12 * (std::fabs(values[r]) + std::fabs(reference[r]));
    const double change = values[r] - reference[r];
    differences.push_back(std::fabs(change) <= rounding ? 0.0 : change);
    references.push_back(reference[r]);
  }
  Difference difference;
  difference.absolute = mean_interval(differences);
  difference.relative.n = differences.size();
  const bool counts_from_zero =
      form != "level" && std::all_of(references.begin(), references.end(), [](double r) { return r >= 0.0; });
  const double level = counts_from_zero && !references.empty() ? mean(references) : 0.0;
  if (level > 0.0) difference.relative = divided(difference.absolute, level);
  return difference;
}

bool beyond_noise(const Interval& interval) { return interval.low > 0.0 || interval.high < 0.0; }

const MeasureValues* find_measure(const Results& results, std::string_view name) {
  const auto found = std::find_if(results.measures.begin(), results.measures.end(),
                                  [&](const MeasureValues& measure) { return measure.name == name; });
  return found == results.measures.end() ? nullptr : &*found;
}

std::string title_of(const MeasureValues& measure) {
  return measure.long_name.empty() ? measure.name : measure.long_name;
}

std::span<const double> run_series(const Results& results, const MeasureValues& measure, std::size_t point,
                                   std::size_t replicate) {
  const auto n_times = results.time.size();
  return std::span(measure.values).subspan((point * results.n_replicates + replicate) * n_times, n_times);
}

double run_value(const MeasureValues& measure, std::span<const double> series, std::string_view at) {
  if (series.empty()) return not_a_number;
  if (at == "end") return series.back();
  if (at == "mean" && measure.form == "flow") series = series.subspan(1);
  const auto kept = numbers_only(series);
  if (kept.empty()) return not_a_number;
  return at == "sum" ? std::accumulate(kept.begin(), kept.end(), 0.0) : mean(kept);
}

std::vector<double> run_values(const Results& results, const MeasureValues& measure, std::size_t point,
                               std::string_view at) {
  std::vector<double> values;
  for (std::size_t r = 0; r < results.n_replicates; ++r) {
    values.push_back(run_value(measure, run_series(results, measure, point, r), at));
  }
  return values;
}

std::string_view table_at(const MeasureValues& measure) { return measure.form == "flow" ? "sum" : "end"; }

}  // namespace experiments
