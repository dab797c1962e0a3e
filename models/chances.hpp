#pragma once
/// @file The chance of each course shown to be chosen, which its maker prices by.

#include <cstddef>

#include "models/choice.hpp"

namespace models {

/// Units of a sum of chances in one: squares of chances of a thousandth keep five digits, and a course can have 10^8
/// certain buyers between two reviews.
inline constexpr double chance_one = 0x1p36;

/// Count P(i) = weight_i / sum and its square for the first `n` of scratch.shown; where no price is set by them there
/// is nothing to count. @param sum of all weights, with the outside option's; 0 when nothing can be chosen
/// @test tests/models/creator_price_test.cpp
void note_chances(Worker& worker, std::size_t n, double sum);

}  // namespace models
