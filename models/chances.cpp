#include "models/chances.hpp"

namespace models {

void note_chances(Worker& worker, std::size_t n, double sum) {
  if (worker.tally.demand.empty() || sum <= 0.0) return;
  const Scratch& scratch = worker.scratch;
  for (std::size_t i = 0; i < n; ++i) {
    const double chance = scratch.weight[i] / sum;
    DemandTally& tally = worker.tally.demand[scratch.shown[i]];
    tally.chance += static_cast<std::int64_t>(chance * chance_one + 0.5);
    tally.squared += static_cast<std::int64_t>(chance * chance * chance_one + 0.5);
  }
}

}  // namespace models
