#include "sim/draw.hpp"

namespace sim {

Key run_key(std::uint64_t seed, std::uint32_t replicate, std::uint32_t row) {
  // The bijection itself is the mixer: different (replicate, row) under one seed give different keys except by the
  // chance of 64 random bits colliding.
  const Key seed_key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
  const Words mixed = philox({replicate, row, 0, 0}, seed_key);
  return {mixed[0], mixed[1]};
}

SIM_HOT void draw_each(Key key, std::span<const std::uint64_t> ids, const Address& at, const WordColumns& words) {
  const std::size_t n = ids.size();
  const std::uint64_t* __restrict id = ids.data();
  std::uint32_t* __restrict first = words[0];
  std::uint32_t* __restrict second = words[1];
  std::uint32_t* __restrict third = words[2];
  std::uint32_t* __restrict fourth = words[3];
  const std::uint32_t step = at.step, index = at.index;
  const std::uint32_t common = tag(0, at.kind, at.purpose);
  for (std::size_t i = 0; i < n; ++i) {
    const auto high = static_cast<std::uint32_t>(id[i] >> 32) << 24;
    const Words w = philox({static_cast<std::uint32_t>(id[i]), high | common, step, index}, key);
    first[i] = w[0];
    second[i] = w[1];
    third[i] = w[2];
    fourth[i] = w[3];
  }
}

SIM_HOT void draw_run(Key key, const Address& first, std::span<std::uint32_t> out) {
  const auto lo = static_cast<std::uint32_t>(first.id);
  const std::uint32_t hi = tag(first.id, first.kind, first.purpose);
  const std::size_t blocks = out.size() / 4;
  std::uint32_t* __restrict words = out.data();
  const std::uint32_t step = first.step, index = first.index;
  for (std::size_t i = 0; i < blocks; ++i) {
    const Words w = philox({lo, hi, step, index + static_cast<std::uint32_t>(i)}, key);
    words[i] = w[0];
    words[blocks + i] = w[1];
    words[2 * blocks + i] = w[2];
    words[3 * blocks + i] = w[3];
  }
}

}  // namespace sim
