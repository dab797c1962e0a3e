#pragma once
/// @file Groups of creators who promote another group's work.

#include "models/creator.hpp"

namespace models {

/// Divide the promotion hours that groups give to others evenly over those who get them and have not left.
/// @source D1.6
/// @test tests/models/co_promotion_test.cpp
void share_promotion(Creators& creators);

}  // namespace models
