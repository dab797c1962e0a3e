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

/// Ten rounds of Philox on four counter words.
///
/// Each round multiplies words 0 and 2 by a constant, keeps both halves of the products, and mixes them crosswise with
/// the other words and the key, which is stepped by a Weyl sequence.
/// @source Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"
/// @test tests/sim/philox_test.cpp (the published known answers)
constexpr SIM_INLINE Words philox(Words c, Key key) {
  constexpr std::uint64_t m0 = 0xD2511F53, m1 = 0xCD9E8D57;
  constexpr std::uint32_t w0 = 0x9E3779B9, w1 = 0xBB67AE85;
#pragma GCC unroll 10
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p0 = m0 * c[0];
    const std::uint64_t p1 = m1 * c[2];
    c = {static_cast<std::uint32_t>(p1 >> 32) ^ c[1] ^ key.lo, static_cast<std::uint32_t>(p1),
         static_cast<std::uint32_t>(p0 >> 32) ^ c[3] ^ key.hi, static_cast<std::uint32_t>(p0)};
    key.lo += w0;
    key.hi += w1;
  }
  return c;
}

}  // namespace sim
