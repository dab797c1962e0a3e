#pragma once
/// @file Philox on many counters, as many at once as the processor has room for.

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/philox.hpp"

namespace sim {

/// Where the four words of many counters or draws stand: word w of number i at words[w][i].
using WordColumns = std::array<std::uint32_t*, 4>;

/// Counters become words, in place.
/// @test tests/sim/philox_test.cpp (the same as one by one)
void philox_each(Key key, const WordColumns& words, std::size_t n);

}  // namespace sim
