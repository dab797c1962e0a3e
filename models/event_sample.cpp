#include "models/event_sample.hpp"

namespace models {

std::uint64_t pseudonym(sim::Key key, std::uint64_t learner) {
  constexpr unsigned half = pseudonym_bits / 2;
  constexpr std::uint64_t mask = (std::uint64_t{1} << half) - 1;
  std::uint64_t left = learner >> half, right = learner & mask;
  for (std::uint32_t round = 0; round < 4; ++round) {
    const std::uint64_t word = sim::draw(key, {right, learner_kind, pseudonym_draw, round, 0})[0];
    const std::uint64_t next = left ^ (word & mask);
    left = right;
    right = next;
  }
  return left << half | right;
}

}  // namespace models
