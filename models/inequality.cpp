#include "models/inequality.hpp"

#include <algorithm>

namespace models {

Inequality inequality(std::span<std::int64_t> amounts) {
  std::sort(amounts.begin(), amounts.end());
  const auto n = static_cast<std::int64_t>(amounts.size());
  double sum = 0.0, weighted = 0.0;
  for (std::int64_t i = 0; i < n; ++i) {
    const auto x = static_cast<double>(amounts[static_cast<std::size_t>(i)]);
    sum += x;
    weighted += static_cast<double>(i + 1) * x;
  }
  if (sum <= 0.0) return {};
  const auto top = [&](std::int64_t parts) {
    const std::int64_t members = (n + parts - 1) / parts;
    double held = 0.0;
    for (std::int64_t i = n - members; i < n; ++i) held += static_cast<double>(amounts[static_cast<std::size_t>(i)]);
    return held / sum;
  };
  const auto size = static_cast<double>(n);
  return {2.0 * weighted / (size * sum) - (size + 1.0) / size, top(100), top(10)};
}

double histogram_gini(std::span<const std::int64_t> counts) {
  double below = 0.0, sum = 0.0, weighted = 0.0;
  for (std::size_t cell = 0; cell < counts.size(); ++cell) {
    const auto n = static_cast<double>(counts[cell]);
    const double x = static_cast<double>(cell);
    sum += n * x;
    weighted += n * x * (below + 0.5 * (n + 1.0));  // mean place of the cell's members
    below += n;
  }
  if (sum <= 0.0) return std::numeric_limits<double>::quiet_NaN();
  return 2.0 * weighted / (below * sum) - (below + 1.0) / below;
}

}  // namespace models
