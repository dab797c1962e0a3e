#include "tests/statistics.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <numeric>

namespace tests {

Moments moments(std::span<const double> sample) {
  const auto n = static_cast<double>(sample.size());
  const double mean = std::accumulate(sample.begin(), sample.end(), 0.0) / n;
  double squares = 0.0;
  for (const double x : sample) squares += (x - mean) * (x - mean);
  return {mean, std::sqrt(squares / (n - 1.0) / n)};
}

double t_bound(std::size_t n) {
  const boost::math::students_t law(static_cast<double>(n) - 1.0);
  return boost::math::quantile(boost::math::complement(law, 0.5 * p_false_alarm));
}

double chi_square_bound(std::size_t degrees_of_freedom) {
  const boost::math::chi_squared law(static_cast<double>(degrees_of_freedom));
  return boost::math::quantile(boost::math::complement(law, p_false_alarm));
}

}  // namespace tests
