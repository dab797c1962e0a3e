#include "models/chances.hpp"

#include <span>

#include "models/logit.hpp"

namespace models {

void note_chances(Worker& worker, std::size_t n, double outside) {
  if (worker.tally.demand.empty()) return;
  const Scratch& scratch = worker.scratch;
  const LogitChances chances = logit_chances(std::span(scratch.utility).first(n), outside);
  if (chances.most == never) return;
  for (std::size_t i = 0; i < n; ++i) {
    const double chance = chances.of(scratch.utility[i]);
    DemandTally& tally = worker.tally.demand[scratch.shown[i]];
    tally.chance += static_cast<std::int64_t>(chance * chance_one + 0.5);
    tally.squared += static_cast<std::int64_t>(chance * chance * chance_one + 0.5);
  }
}

}  // namespace models
