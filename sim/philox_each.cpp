#include "sim/philox_each.hpp"

#ifdef SIM_CLONES
#include <immintrin.h>
#endif

namespace sim {
namespace {

/// From place `first` on.
SIM_HOT void one_by_one(Key key, const WordColumns& words, std::size_t first, std::size_t n) {
  std::uint32_t* __restrict w0 = words[0];
  std::uint32_t* __restrict w1 = words[1];
  std::uint32_t* __restrict w2 = words[2];
  std::uint32_t* __restrict w3 = words[3];
  for (std::size_t i = first; i < n; ++i) {
    const Words w = philox({w0[i], w1[i], w2[i], w3[i]}, key);
    w0[i] = w[0];
    w1[i] = w[1];
    w2[i] = w[2];
    w3[i] = w[3];
  }
}

#ifdef SIM_CLONES
#define SIM_512 [[gnu::target("avx512f")]]

// Operations that take a mask, because g++ 12 warns of the others (GCC bug 105593).
constexpr __mmask8 all = 0xFF;

/// Eight of each word, in the lower halves of 64 bits; what is left in the upper halves is never looked at.
struct Eight {
  __m512i word[4];

  SIM_512 SIM_INLINE void load(const WordColumns& words, std::size_t first) {
    for (std::size_t w = 0; w < 4; ++w) {
      const __m256i* from = reinterpret_cast<const __m256i*>(words[w] + first);
      word[w] = _mm512_maskz_cvtepu32_epi64(all, _mm256_loadu_si256(from));
    }
  }

  SIM_512 SIM_INLINE void store(const WordColumns& words, std::size_t first) const {
    for (std::size_t w = 0; w < 4; ++w) {
      __m256i* to = reinterpret_cast<__m256i*>(words[w] + first);
      _mm256_storeu_si256(to, _mm512_maskz_cvtepi64_epi32(all, word[w]));
    }
  }

  /// The product of the lower halves is asked for by name: g++ 12 multiplies all 64 bits, in three steps.
  SIM_512 SIM_INLINE void turn(const Key& key) {
    const __m512i p0 = _mm512_maskz_mul_epu32(all, word[0], _mm512_set1_epi64(philox_m0));
    const __m512i p1 = _mm512_maskz_mul_epu32(all, word[2], _mm512_set1_epi64(philox_m1));
    word[0] = _mm512_maskz_srli_epi64(all, p1, 32) ^ word[1] ^ _mm512_set1_epi64(key.lo);
    word[1] = p1;
    word[2] = _mm512_maskz_srli_epi64(all, p0, 32) ^ word[3] ^ _mm512_set1_epi64(key.hi);
    word[3] = p0;
  }
};

/// Two times eight at once, for a round is a chain in which each step waits for the one before.
/// @returns how many are done, the largest multiple of 16
SIM_512 std::size_t in_sixteens(Key key, const WordColumns& words, std::size_t n) {
  const std::size_t end = n / 16 * 16;
  for (std::size_t first = 0; first < end; first += 16) {
    Eight one, other;
    one.load(words, first);
    other.load(words, first + 8);
    Key at = key;
#pragma GCC unroll 10
    for (int round = 0; round < philox_rounds; ++round, at = next(at)) {
      one.turn(at);
      other.turn(at);
    }
    one.store(words, first);
    other.store(words, first + 8);
  }
  return end;
}

#endif

}  // namespace

void philox_each(Key key, const WordColumns& words, std::size_t n) {
  std::size_t done = 0;
#ifdef SIM_CLONES
  if (__builtin_cpu_supports("avx512f")) done = in_sixteens(key, words, n);
#endif
  if (done < n) one_by_one(key, words, done, n);
}

}  // namespace sim
