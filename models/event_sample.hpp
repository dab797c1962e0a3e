#pragma once
/// @file Whose events are kept, and the name a learner has in the tables of events.

#include <cstdint>

#include "models/purpose.hpp"
#include "sim/draw.hpp"

namespace models {

/// Bits of a pseudonym: any number of so many is exact in a double.
inline constexpr unsigned pseudonym_bits = 52;

/// A name for a learner that tells neither when the learner came nor anything else about the person.
///
/// A balanced Feistel network of four rounds, whose round function is a word at an address: left, right ← right,
/// left ⊕ F(round, right). It is a permutation of the numbers of 52 bits, so no two learners share a name. It hangs on
/// the key of the run alone: a person has one name in all scenarios, and another in every replicate.
/// @param learner id of at most 40 bits
/// @source Luby & Rackoff 1988, SIAM Journal on Computing 17
/// @test tests/models/event_sample_test.cpp
std::uint64_t pseudonym(sim::Key key, std::uint64_t learner);

/// The share of learners whose events are kept. A learner is in or out for the whole run, the same in all scenarios,
/// and a larger share keeps those of a smaller one too.
struct EventSample {
  double share = 0.0;
  sim::Key key;

  bool keeps(std::uint64_t learner) const {
    return share > 0.0 && sim::uniform(sim::draw(key, {learner, learner_kind, keep_draw, 0, 0})[0]) < share;
  }
};

}  // namespace models
