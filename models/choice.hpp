#pragma once
/// @file Whether a visitor buys, and what.

#include <cstdint>
#include <limits>
#include <optional>
#include <span>

#include "models/slate.hpp"

namespace models {

/// The utility of what cannot be chosen.
inline constexpr double never = -std::numeric_limits<double>::infinity();

/// Place of the alternative a uniform picks under logit probabilities, or nothing for the outside option.
///
/// P(i) = e^V_i / (e^V_0 + Σ e^V_k); an alternative of −infinity is never picked. Without an outside option one of the
/// others is always taken, if any can be.
/// @param utilities V of the alternatives, overwritten  @param outside V_0, −infinity for none  @param u in (0,1)
/// @source McFadden 1974
/// @test tests/models/choice_test.cpp
std::optional<std::size_t> pick_logit(std::span<double> utilities, double outside, double u);

/// What a learner thinks of the first `n` of scratch.shown, into scratch.utility: a course's appeal, its match with the
/// learner's interests, and its distance from the learner's skill; −infinity for a course whose prerequisites are not
/// met.
void weigh_courses(const Scene& scene, Scratch& scratch, std::size_t n);

/// What a visitor has before them: the first `n` of scratch.shown.
struct Offer {
  const Visitor& visitor;
  std::size_t n = 0;
  bool ranked = false;     // whether the order of showing matters
  std::uint32_t word = 0;  // random
};

/// Choose by the rule in force; a course beyond the visitor's cash is never chosen.
/// @returns the place among those shown; the deal for the course stands in scratch.deal
std::optional<std::size_t> choose(const Scene& scene, Worker& worker, const Offer& offer);

}  // namespace models
