#include "tests/statistics.hpp"

#include <boost/math/distributions/chi_squared.hpp>

namespace tests {

double chi_square_bound(std::size_t degrees_of_freedom) {
  const boost::math::chi_squared law(static_cast<double>(degrees_of_freedom));
  return boost::math::quantile(boost::math::complement(law, p_false_alarm));
}

}  // namespace tests
