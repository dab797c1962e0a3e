#include "sim/draw.hpp"

#include <algorithm>
#include <numeric>

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
  std::uint32_t* __restrict low = words[0];
  std::uint32_t* __restrict tags = words[1];
  const std::uint32_t common = tag(0, at.kind, at.purpose);
  for (std::size_t i = 0; i < n; ++i) {
    low[i] = static_cast<std::uint32_t>(id[i]);
    tags[i] = static_cast<std::uint32_t>(id[i] >> 32) << 24 | common;
  }
  std::fill_n(words[2], n, at.step);
  std::fill_n(words[3], n, at.index);
  philox_each(key, words, n);
}

void draw_run(Key key, const Address& first, std::span<std::uint32_t> out) {
  const std::size_t blocks = out.size() / 4;
  const WordColumns words{&out[0], &out[blocks], &out[2 * blocks], &out[3 * blocks]};
  std::fill_n(words[0], blocks, static_cast<std::uint32_t>(first.id));
  std::fill_n(words[1], blocks, tag(first.id, first.kind, first.purpose));
  std::fill_n(words[2], blocks, first.step);
  std::iota(words[3], words[3] + blocks, first.index);
  philox_each(key, words, blocks);
}

}  // namespace sim
