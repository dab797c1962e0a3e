#include "models/chances.hpp"

#include <algorithm>

#include "sim/maths.hpp"

namespace models {

void note_chances(Worker& worker, std::size_t n, double outside) {
  if (worker.tally.demand.empty()) return;
  const Scratch& scratch = worker.scratch;
  double most = outside;
  for (std::size_t i = 0; i < n; ++i) most = std::max(most, scratch.utility[i]);
  if (most == never) return;
  double sum = sim::exp(outside - most);
  for (std::size_t i = 0; i < n; ++i) sum += sim::exp(scratch.utility[i] - most);
  for (std::size_t i = 0; i < n; ++i) {
    const double chance = sim::exp(scratch.utility[i] - most) / sum;
    DemandTally& tally = worker.tally.demand[scratch.shown[i]];
    tally.chance += static_cast<std::int64_t>(chance * chance_one + 0.5);
    tally.squared += static_cast<std::int64_t>(chance * chance * chance_one + 0.5);
  }
}

}  // namespace models
