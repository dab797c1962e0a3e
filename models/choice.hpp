#pragma once
/// @file Whether a visitor buys, and what.

#include <cstdint>
#include <optional>
#include <span>

#include "models/slate.hpp"

namespace models {

/// Place of the alternative a uniform picks under logit probabilities, or nothing for the outside option.
///
/// P(i) = e^V_i / (e^V_0 + Σ e^V_k); an alternative of −infinity is never picked. Without an outside option one of the
/// others is always taken, if any can be.
/// @param utilities V of the alternatives, overwritten  @param outside V_0, −infinity for none  @param u in (0,1)
/// @source McFadden 1974
/// @test tests/models/choice_test.cpp
std::optional<std::size_t> pick_logit(std::span<double> utilities, double outside, double u);

/// What a learner thinks of the first `n` of scratch.shown, into scratch.utility: a course's appeal, its match with the
/// learner's interests, and its distance from the learner's skill.
void weigh_courses(const Scene& scene, Scratch& scratch, std::size_t n);

/// Choose among the first `n` of scratch.shown; a course beyond the visitor's cash is never chosen.
/// @param ranked whether the order of showing matters  @param word random word
std::optional<std::uint32_t> choose(const Scene& scene, Worker& worker, const Visitor& visitor, std::size_t n,
                                    bool ranked, std::uint32_t word);

}  // namespace models
