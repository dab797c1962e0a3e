#pragma once
/// @file Which platform learners go to, and where creators sell, when there are several.

#include <array>
#include <cstdint>
#include <span>

#include "models/creator.hpp"
#include "models/learner.hpp"
#include "models/store.hpp"
#include "sim/clock.hpp"

namespace models {

struct Block;
struct Scene;
struct Scratch;

/// How strongly platforms draw learners: e^V of each, V = attention·IV + marketing·ln(1 + spend), IV the mean inclusive
/// value ln Σe^V of the last month's visits there. A closed platform draws nobody.
///
/// Who picks by these weights, one of them raised by inertia where the learner is, chooses by a nested logit of
/// platforms over courses; that more creators make a platform worth more to learners is in IV.
/// @source McFadden 1978 (nested logit); Rochet & Tirole 2003 (two sides)
/// @test tests/models/homing_test.cpp
struct PlatformWeights {
  PlatformWeights(std::span<const Store> stores, const VisitSettings& settings);

  std::size_t n;
  std::array<double, most_platforms> elsewhere{};  // for who is on another platform or on none
  std::array<double, most_platforms> there{};      // for who is on this one
};

/// The platforms that learners would go to anew, into `scratch.destination`; the first where none is open.
/// @param at the address of the draws but for id and index; its step is the month for a home, the step for a visit
/// @param here places of the platforms they are on, none for learners who are on none
void pick_platforms(const PlatformWeights& weights, sim::Key key, std::span<const std::uint64_t> learners,
                    const sim::Address& at, std::span<const std::uint8_t> here, Scratch& scratch);

/// At the beginning of a month learners think about which platform to go to.
void choose_homes(const Scene& scene, const Block& block);

/// Who has a course or a pass on a platform that is closed leaves it; what can still be asked back is given back.
void leave_closed(const Scene& scene, const Block& block);

/// At the beginning of a month creators who sell on one platform alone pick it: by logit over the log of what a seller
/// there, with the creator one more, kept on average of last month's sales. New creators are placed likewise.
/// @param known the settings that creators reckon with
void place_creators(Creators& creators, std::span<const Store> stores, const Parameters& known, const sim::Clock& clock,
                    sim::Key key);

}  // namespace models
