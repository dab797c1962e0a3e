#include "models/surplus.hpp"

#include "sim/fixed.hpp"
#include "sim/hot.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

SIM_HOT void logarithms(double* __restrict x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = sim::log(x[i]);
}

void count(const Scene& scene, Worker& worker, std::size_t i) {
  const ChoiceList& list = worker.scratch.choices;
  const double inclusive = list.most[i] + list.sum[i];
  if (scene.parameters.choice.price > 0.0) {
    const Surplus surplus = surplus_of(scene.parameters.choice, inclusive, list.beyond[i]);
    LearnerTally& tally = count_of(scene, worker, list.row[i]);
    tally.decision_surplus += sim::fixed(surplus.decision);
    tally.surplus += sim::fixed(surplus.experienced);
  }
  if (!list.ranked[i]) return;
  Till& till = worker.tally.till[list.platform[i]];
  till.visits += 1;
  till.inclusive += sim::fixed(inclusive);
}

}  // namespace

Surplus surplus_of(const ChoiceSettings& settings, double inclusive, double beyond) {
  const double per_utility = 1.0 / settings.price;
  const double decision = per_utility * (inclusive - (settings.outside_option ? settings.outside : 0.0));
  return {decision, decision + per_utility * beyond};
}

void note_surplus(const Scene& scene, Worker& worker, const Offer& offer, const LogitWeights& weights) {
  if (!scene.counts_surplus) return;
  ChoiceList& list = worker.scratch.choices;
  if (list.n == ChoiceList::room) count_surplus(scene, worker);
  const bool any = weights.most != never;
  list.most[list.n] = any ? weights.most : 0.0;
  list.sum[list.n] = any ? weights.sum : 1.0;
  list.beyond[list.n] = any ? weights.beyond / weights.sum : 0.0;
  list.row[list.n] = static_cast<std::uint32_t>(offer.visitor.row);
  list.platform[list.n] = static_cast<std::uint8_t>(offer.visitor.platform);
  list.ranked[list.n] = offer.ranked;
  ++list.n;
}

void count_surplus(const Scene& scene, Worker& worker) {
  ChoiceList& list = worker.scratch.choices;
  logarithms(list.sum.data(), list.n);
  for (std::size_t i = 0; i < list.n; ++i) count(scene, worker, i);
  list.n = 0;
}

}  // namespace models
