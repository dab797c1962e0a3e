#include "models/churn.hpp"

#include <array>

#include "sim/maths.hpp"

namespace models {
namespace {

double log_likelihood(const ChurnLaw& law, std::span<const double> survivors) {
  const std::vector<double> left = survival(law, survivors.size() - 1);
  double sum = survivors.back() * sim::log(left.back());
  for (std::size_t t = 1; t < survivors.size(); ++t) {
    sum += (survivors[t - 1] - survivors[t]) * sim::log(left[t - 1] - left[t]);
  }
  return sum;
}

}  // namespace

std::vector<double> survival(const ChurnLaw& law, std::size_t months) {
  std::vector<double> left{1.0};
  for (std::size_t t = 1; t <= months; ++t) {
    const double before = static_cast<double>(t - 1);
    left.push_back(left.back() * (law.beta + before) / (law.alpha + law.beta + before));
  }
  return left;
}

/// Climbs on the logarithms of the shapes, each way in turn, with steps that halve when none leads up.
ChurnLaw fit_churn(std::span<const double> survivors) {
  constexpr double least_step = 1e-9;
  std::array<double, 2> place{0.0, 0.0};
  const auto law_at = [](const std::array<double, 2>& x) { return ChurnLaw{sim::exp(x[0]), sim::exp(x[1])}; };
  double best = log_likelihood(law_at(place), survivors);
  // Along the ridge both shapes rise together, across it one rises as the other falls.
  constexpr std::array<std::array<double, 2>, 4> ways{{{1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}, {1.0, -1.0}}};
  for (double step = 1.0; step > least_step;) {
    bool higher = false;
    for (const auto& way : ways) {
      for (const double sign : {1.0, -1.0}) {
        const std::array<double, 2> next{place[0] + sign * step * way[0], place[1] + sign * step * way[1]};
        const double value = log_likelihood(law_at(next), survivors);
        if (!(value > best)) continue;
        best = value;
        place = next;
        higher = true;
      }
    }
    if (!higher) step *= 0.5;
  }
  return law_at(place);
}

double lifetime_value(double margin, double churn, double discount_rate) {
  return margin * (1.0 + discount_rate) / (discount_rate + churn);
}

}  // namespace models
