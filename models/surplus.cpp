#include "models/surplus.hpp"

#include <algorithm>

#include "sim/fixed.hpp"
#include "sim/hot.hpp"

namespace models {
namespace {

constexpr std::size_t lanes = Scratch::lanes;

/// Weights e^(V − most) of a choice.
struct Weights {
  double most = never;
  double sum = 0.0;
  double beyond = 0.0;  // Σ weight·beyond
};

/// Lanes brought together by halves, in an order that is the same on every processor.
template <class Join>
SIM_INLINE double joined(double (&lane)[lanes], const Join& join) {
  for (std::size_t width = lanes / 2; width > 0; width /= 2) {
    for (std::size_t l = 0; l < width; ++l) lane[l] = join(lane[l], lane[l + width]);
  }
  return lane[0];
}

SIM_HOT Weights weigh(const double* __restrict utility, const double* __restrict beyond, std::size_t n,
                      double outside) {
  double top[lanes], sum[lanes] = {}, more[lanes] = {};
  for (std::size_t l = 0; l < lanes; ++l) top[l] = outside;
  for (std::size_t first = 0; first < n; first += lanes) {
    for (std::size_t l = 0; l < lanes; ++l) {
      const double v = first + l < n ? utility[first + l] : never;
      top[l] = v > top[l] ? v : top[l];
    }
  }
  Weights weights;
  weights.most = joined(top, [](double a, double b) { return a > b ? a : b; });
  if (weights.most == never) return weights;
  for (std::size_t first = 0; first < n; first += lanes) {
    for (std::size_t l = 0; l < lanes; ++l) {
      const double weight = first + l < n ? sim::exp(utility[first + l] - weights.most) : 0.0;
      sum[l] += weight;
      more[l] += weight * beyond[first + l];
    }
  }
  const auto add = [](double a, double b) { return a + b; };
  weights.sum = joined(sum, add);
  weights.beyond = joined(more, add);
  if (outside != never) weights.sum += sim::exp(outside - weights.most);
  return weights;
}

}  // namespace

Surplus surplus_of(const Scene& scene, const Scratch& scratch, std::size_t n, double outside) {
  const Weights weights = weigh(scratch.utility.data(), scratch.beyond.data(), n, outside);
  if (weights.most == never) return {};
  const double per_utility = 1.0 / scene.parameters.choice.price;
  Surplus surplus;
  surplus.inclusive = weights.most + sim::log(weights.sum);
  surplus.decision = per_utility * (surplus.inclusive - (outside == never ? 0.0 : outside));
  surplus.experienced = surplus.decision + per_utility * weights.beyond / weights.sum;
  return surplus;
}

void count_surplus(const Scene& scene, Worker& worker, const Offer& offer, double outside) {
  if (!scene.counts_surplus) return;
  const Surplus surplus = surplus_of(scene, worker.scratch, offer.n, outside);
  LearnerTally& tally = count_of(scene, worker, offer.visitor.row);
  if (scene.parameters.choice.price > 0.0) {
    tally.decision_surplus += sim::fixed(surplus.decision);
    tally.surplus += sim::fixed(surplus.experienced);
  }
  Till& till = worker.tally.till[offer.visitor.platform];
  if (!offer.ranked) return;
  till.visits += 1;
  till.inclusive += sim::fixed(surplus.inclusive);
}

}  // namespace models
