#pragma once
/// @file Piracy: courses that are copied instead of paid for.

#include <cstdint>

#include "models/slate.hpp"

namespace models {

/// Share of those about to take a course that costs something, now or later, who copy it:
/// piracy·exp(−enforcement/enforcement_scale).
/// @source D4.6; Novos & Waldman 1984 on enforcement
/// @test tests/models/piracy_test.cpp
double piracy_on(const MarketSettings& settings, const Platform& policy);

/// Whether a visitor about to take a course that costs something copies it.
bool copies(const Scene& scene, const Visitor& visitor, std::uint32_t course);

/// Begin a course for nothing, where nobody asks for money: neither creator nor platform learns who it is.
void copy(const Scene& scene, Worker& worker, const Visitor& visitor, std::uint32_t course, std::uint32_t word);

}  // namespace models
