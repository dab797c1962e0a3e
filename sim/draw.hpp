#pragma once
/// @file Addressed random draws: a draw is found by who draws, what for, when and which, never by order of calling.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include "sim/philox_each.hpp"

namespace sim {

/// What an id names; part of every address. The model gives the numbers 0…15 their meaning.
enum class Kind : std::uint32_t {};

/// What a draw is for; part of every address. The model gives the numbers 0…2^20−1 their meaning.
enum class Purpose : std::uint32_t {};

/// Names one block of four random words. `id` has 40 bits and is a name, never a place in memory.
struct Address {
  std::uint64_t id = 0;
  Kind kind{};
  Purpose purpose{};
  std::uint32_t step = 0;
  std::uint32_t index = 0;
};

/// The key of a run, mixed from the experiment's seed, the replicate and the row of a sampled design.
Key run_key(std::uint64_t seed, std::uint32_t replicate, std::uint32_t row);

/// Counter word 1: id high 8 bits, kind 4 bits, purpose 20 bits.
constexpr SIM_INLINE std::uint32_t tag(std::uint64_t id, Kind kind, Purpose purpose) {
  return static_cast<std::uint32_t>(id >> 32) << 24 | static_cast<std::uint32_t>(kind) << 20 |
         static_cast<std::uint32_t>(purpose);
}

/// The four words at an address.
constexpr SIM_INLINE Words draw(Key key, const Address& at) {
  return philox({static_cast<std::uint32_t>(at.id), tag(at.id, at.kind, at.purpose), at.step, at.index}, key);
}

/// A word as a number strictly between 0 and 1: (word + ½)/2^32.
constexpr SIM_INLINE double uniform(std::uint32_t word) {
  // The word is placed in the low mantissa bits of 2^52, which needs no conversion instruction.
  return (std::bit_cast<double>(0x4330000000000000 | static_cast<std::uint64_t>(word)) - (0x1p52 - 0.5)) * 0x1p-32;
}

/// A word as an integer from 0 to n − 1, for n far below 2^32 (bias n/2^32).
constexpr SIM_INLINE std::uint32_t below(std::uint32_t word, std::uint32_t n) {
  return static_cast<std::uint32_t>(static_cast<std::uint64_t>(word) * n >> 32);
}

/// One block of words for each of many ids; all else of the address is that of `at`, whose own id is not used.
void draw_each(Key key, std::span<const std::uint64_t> ids, const Address& at, const WordColumns& words);

/// Many words of one address and the indices after it: with n blocks, word w of block i goes to out[w·n + i].
/// @param out size must be a multiple of 4
void draw_run(Key key, const Address& first, std::span<std::uint32_t> out);

/// Words of one address and the indices after it, as an engine for Boost.Random's distributions.
class Stream {
 public:
  using result_type = std::uint32_t;

  Stream(Key key, const Address& at) : key_(key), at_(at) {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  result_type operator()() {
    if (next_ == words_.size()) {
      words_ = draw(key_, at_);
      ++at_.index;
      next_ = 0;
    }
    return words_[next_++];
  }

  /// A number strictly between 0 and 1.
  double uniform() { return sim::uniform((*this)()); }

 private:
  Key key_;
  Address at_;
  Words words_{};
  std::size_t next_ = words_.size();
};

}  // namespace sim
