#include "models/surplus.hpp"

#include <algorithm>

#include "sim/fixed.hpp"
#include "sim/hot.hpp"

namespace models {
namespace {

SIM_HOT void exponentials(const double* __restrict x, std::size_t n, double shift, double* __restrict out) {
  for (std::size_t i = 0; i < n; ++i) out[i] = sim::exp(x[i] - shift);
}

/// [utility] What the course at place `i` turns out to be worth more than V says.
double surprise(const Scene& scene, const Scratch& scratch, std::size_t i, bool ranked) {
  const ChoiceSettings& weight = scene.parameters.choice;
  const std::uint32_t course = scratch.shown[i];
  const double quality = scene.courses.quality[course] - static_cast<double>(scene.views.course[course].perceived);
  return weight.quality * quality + (ranked ? weight.rank * scene.log_rank[i] : 0.0) -
         weight.popularity * scene.views.log_popularity[course];
}

}  // namespace

Surplus surplus_of(const Scene& scene, Scratch& scratch, std::size_t n, bool ranked, double outside) {
  double most = outside;
  for (std::size_t i = 0; i < n; ++i) most = std::max(most, scratch.utility[i]);
  if (most == never) return {};
  double* weight = scratch.chance.data();
  exponentials(scratch.utility.data(), n, most, weight);
  double sum = outside == never ? 0.0 : sim::exp(outside - most);
  for (std::size_t i = 0; i < n; ++i) sum += weight[i];
  double more = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    if (weight[i] <= 0.0) continue;
    const double cost = scene.parameters.choice.price * 0.01 * scratch.deal[i].cost;
    more += weight[i] / sum * (surprise(scene, scratch, i, ranked) + cost);
  }
  const double per_utility = 1.0 / scene.parameters.choice.price;
  Surplus surplus;
  surplus.inclusive = most + sim::log(sum);
  surplus.decision = per_utility * (surplus.inclusive - (outside == never ? 0.0 : outside));
  surplus.experienced = surplus.decision + per_utility * more;
  return surplus;
}

void count_surplus(const Scene& scene, Worker& worker, const Offer& offer, double outside) {
  if (!scene.counts_surplus) return;
  const Surplus surplus = surplus_of(scene, worker.scratch, offer.n, offer.ranked, outside);
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
