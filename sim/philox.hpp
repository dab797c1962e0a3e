#pragma once
/// @file Philox 4×32-10, the counter-based bijection under every random draw.

#include <array>
#include <cstdint>

#include "sim/hot.hpp"

namespace sim {

/// The two key words; one key per run.
struct Key {
  std::uint32_t lo = 0;
  std::uint32_t hi = 0;
  friend bool operator==(const Key&, const Key&) = default;
};

using Words = std::array<std::uint32_t, 4>;

inline constexpr int philox_rounds = 10;
inline constexpr std::uint64_t philox_m0 = 0xD2511F53, philox_m1 = 0xCD9E8D57;

/// The key of the next round, by a Weyl sequence.
constexpr SIM_INLINE Key next(Key key) { return {key.lo + 0x9E3779B9, key.hi + 0xBB67AE85}; }

/// Ten rounds of Philox on four counter words.
///
/// Each round multiplies words 0 and 2 by a constant, keeps both halves of the products, and mixes them crosswise with
/// the other words and the key, which is stepped.
/// @source Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"
/// @test tests/sim/philox_test.cpp (the published known answers)
constexpr SIM_INLINE Words philox(Words c, Key key) {
#pragma GCC unroll 10
  for (int round = 0; round < philox_rounds; ++round, key = next(key)) {
    const std::uint64_t p0 = philox_m0 * c[0];
    const std::uint64_t p1 = philox_m1 * c[2];
    c = {static_cast<std::uint32_t>(p1 >> 32) ^ c[1] ^ key.lo, static_cast<std::uint32_t>(p1),
         static_cast<std::uint32_t>(p0 >> 32) ^ c[3] ^ key.hi, static_cast<std::uint32_t>(p0)};
  }
  return c;
}

}  // namespace sim
