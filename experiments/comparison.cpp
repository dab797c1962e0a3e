#include "experiments/comparison.hpp"

#include "experiments/points.hpp"

namespace experiments {

std::vector<std::size_t> compared_points(const Results& results) {
  std::vector<std::size_t> points;
  for (std::size_t p = 0; p < results.n_points(); ++p) {
    if (reference_point(results, p)) points.push_back(p);
  }
  return points;
}

std::vector<Comparison> comparisons(const Results& results) {
  std::vector<Comparison> list;
  const auto points = compared_points(results);
  for (const auto& measure : results.measures) {
    const auto at = table_at(measure);
    for (const auto point : points) {
      const auto values = run_values(results, measure, point, at);
      const auto reference = run_values(results, measure, *reference_point(results, point), at);
      list.push_back({&measure, point, paired_difference(values, reference, measure.form)});
    }
  }
  return list;
}

}  // namespace experiments
