#pragma once
/// @file Learners' money, and what is counted of a block at the end of its step.

#include "models/scene.hpp"

namespace models {

/// [cent/month] set aside for courses out of an income [cent/month].
std::int32_t allowance_of(const LearnerSettings& settings, double income);

/// The month's allowance, as far as savings stay within the months that can be saved up.
void receive_allowances(const Scene& scene, const Block& block);

/// Balances, and who has a course open.
void take_stock(const Scene& scene, const Block& block);

}  // namespace models
