#pragma once
/// @file Which platform learners go to, and where creators sell, when there are several.

#include <cstdint>

#include "models/creator.hpp"
#include "models/learner.hpp"
#include "models/store.hpp"
#include "sim/clock.hpp"

namespace models {

struct Block;
struct Scene;
struct Worker;

/// What draws learners to a platform in a month: attention·IV + marketing·ln(1 + spend), IV the mean inclusive value
/// ln Σe^V of the last month's visits there. A closed platform draws nobody.
///
/// With the Gumbel part of a learner and, for who is there, inertia, this is a nested logit of platforms over courses;
/// that more creators make a platform worth more to learners is in IV.
/// @source McFadden 1978 (nested logit); Rochet & Tirole 2003 (two sides)
/// @test tests/models/homing_test.cpp
double draw_of(const Store& store, const VisitSettings& settings);

/// The platform a learner would go to anew. @param here place of the one the learner is at, or none beyond the last
/// @param when of the draw: the month for a home, the step for a visit
std::size_t pick_platform(std::span<const Store> stores, const VisitSettings& settings, std::uint64_t learner,
                          std::size_t here, sim::Key key, std::uint32_t when, sim::Purpose purpose);

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
