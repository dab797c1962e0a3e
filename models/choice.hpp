#pragma once
/// @file Whether a visitor buys, and what.

#include <cstdint>
#include <limits>
#include <optional>

#include "models/slate.hpp"

namespace models {

/// The utility of what cannot be chosen.
inline constexpr double never = -std::numeric_limits<double>::infinity();

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
