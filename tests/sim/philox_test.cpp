#include "sim/philox.hpp"

#include <array>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>
#include <limits>
#include <set>
#include <vector>

#include "sim/draw.hpp"
#include "tests/catch.hpp"
#include "tests/statistics.hpp"

namespace {

using sim::Address;
using sim::Key;
using sim::Kind;
using sim::Purpose;
using sim::Words;

constexpr Key some_key{0x2545F491, 0x4F6CDD1D};
constexpr Address some_address{0x12'3456789A, Kind{5}, Purpose{0xABCDE}, 77, 1234};

/// Ten cells that all have the same probability.
class TenCells {
 public:
  void count(std::size_t cell) { observed_[cell] += 1.0; }
  double chi_square() const {
    std::vector<double> expected(observed_.size());
    double n = 0.0;
    for (const double x : observed_) n += x;
    expected.assign(expected.size(), n / static_cast<double>(observed_.size()));
    return tests::chi_square(observed_, expected);
  }

 private:
  std::array<double, 10> observed_{};
};

}  // namespace

// kat_vectors of the Random123 library, philox4x32 with 10 rounds.
TEST_CASE("Philox gives the published known answers") {
  struct Known {
    Words counter;
    Key key;
    Words answer;
  };
  const Known known[] = {
      {{0, 0, 0, 0}, {0, 0}, {0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8}},
      {{0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF},
       {0xFFFFFFFF, 0xFFFFFFFF},
       {0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD}},
      {{0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344},
       {0xA4093822, 0x299F31D0},
       {0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1}},
  };
  for (const Known& k : known) CHECK(sim::philox(k.counter, k.key) == k.answer);
}

TEST_CASE("Counters turned at once become the words that each becomes alone") {
  for (std::size_t n = 0; n <= 50; ++n) {
    std::vector<std::array<std::uint32_t, 4>> counters(n);
    std::array<std::vector<std::uint32_t>, 4> words;
    for (std::size_t w = 0; w < 4; ++w) {
      for (std::size_t i = 0; i < n; ++i) {
        counters[i][w] = static_cast<std::uint32_t>((i + 1) * (0x9E3779B97F4A7C15 >> w));
        words[w].push_back(counters[i][w]);
      }
    }
    sim::philox_each(some_key, {words[0].data(), words[1].data(), words[2].data(), words[3].data()}, n);
    for (std::size_t i = 0; i < n; ++i) {
      CHECK(sim::philox(counters[i], some_key) == Words{words[0][i], words[1][i], words[2][i], words[3][i]});
    }
  }
}

TEST_CASE("An address becomes a counter of id, high id with kind and purpose, step and index") {
  const Words counter{0x3456789A, 0x125ABCDE, 77, 1234};
  CHECK(sim::draw(some_key, some_address) == sim::philox(counter, some_key));
  CHECK(sim::tag(0xFF'00000000, Kind{0}, Purpose{0}) == 0xFF000000);
  CHECK(sim::tag(0, Kind{15}, Purpose{0}) == 0x00F00000);
  CHECK(sim::tag(0, Kind{0}, Purpose{0xFFFFF}) == 0x000FFFFF);
}

TEST_CASE("Many ids drawn at once get the words that each gets alone") {
  std::vector<std::uint64_t> ids;
  for (std::uint64_t i = 0; i < 37; ++i) ids.push_back(i * 0x3'9E3779B9 & 0xFF'FFFFFFFF);
  std::array<std::array<std::uint32_t, 37>, 4> words{};
  sim::draw_each(some_key, ids, some_address, {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Address at = some_address;
    at.id = ids[i];
    CHECK(sim::draw(some_key, at) == Words{words[0][i], words[1][i], words[2][i], words[3][i]});
  }
}

TEST_CASE("A run of draws holds the words of consecutive indices, place by place, and a stream one after another") {
  constexpr std::uint32_t blocks = 19;
  std::array<std::uint32_t, 4 * blocks> run{};
  sim::draw_run(some_key, some_address, run);
  sim::Stream stream(some_key, some_address);
  for (std::uint32_t block = 0; block < blocks; ++block) {
    Address at = some_address;
    at.index += block;
    const Words words = sim::draw(some_key, at);
    for (std::size_t w = 0; w < words.size(); ++w) {
      CHECK(run[w * blocks + block] == words[w]);
      CHECK(stream() == words[w]);
    }
  }
}

TEST_CASE("Addresses that differ in any part have different words") {
  std::set<Words> seen{sim::draw(some_key, some_address)};
  for (unsigned bit = 0; bit < 32; ++bit) {
    Address step = some_address, index = some_address;
    step.step ^= 1U << bit;
    index.index ^= 1U << bit;
    seen.insert({sim::draw(some_key, step), sim::draw(some_key, index)});
  }
  for (unsigned bit = 0; bit < 40; ++bit) {
    Address id = some_address;
    id.id ^= std::uint64_t{1} << bit;
    seen.insert(sim::draw(some_key, id));
  }
  for (unsigned bit = 0; bit < 4; ++bit) {
    Address kind = some_address;
    kind.kind = Kind{static_cast<std::uint32_t>(kind.kind) ^ 1U << bit};
    seen.insert(sim::draw(some_key, kind));
  }
  for (unsigned bit = 0; bit < 20; ++bit) {
    Address purpose = some_address;
    purpose.purpose = Purpose{static_cast<std::uint32_t>(purpose.purpose) ^ 1U << bit};
    seen.insert(sim::draw(some_key, purpose));
  }
  CHECK(seen.size() == 1 + 2 * 32 + 40 + 4 + 20);
}

TEST_CASE("Runs that differ in seed, replicate or row have different keys") {
  std::set<std::pair<std::uint32_t, std::uint32_t>> keys;
  const std::uint64_t seeds[] = {0, 1, 2, std::uint64_t{1} << 32, std::uint64_t{1} << 63, ~std::uint64_t{0}};
  for (const std::uint64_t seed : seeds) {
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
      for (std::uint32_t row = 0; row < 20; ++row) {
        const Key key = sim::run_key(seed, replicate, row);
        keys.emplace(key.lo, key.hi);
      }
    }
  }
  CHECK(keys.size() == 6 * 20 * 20);
  CHECK(sim::run_key(7, 1, 2) == sim::run_key(7, 1, 2));
}

TEST_CASE("A word as a number is strictly between 0 and 1") {
  constexpr std::uint32_t largest = std::numeric_limits<std::uint32_t>::max();
  CHECK(sim::uniform(0) == 0x1p-33);
  CHECK(sim::uniform(largest) == 1.0 - 0x1p-33);
  CHECK(sim::uniform(0x80000000U) == 0.5 + 0x1p-33);
}

TEST_CASE("A word as an integer below n runs from 0 to n - 1") {
  constexpr std::uint32_t largest = std::numeric_limits<std::uint32_t>::max();
  for (const std::uint32_t n : {1U, 2U, 3U, 1000U, 0x10000U}) {
    CHECK(sim::below(0, n) == 0);
    CHECK(sim::below(largest, n) == n - 1);
  }
  CHECK(sim::below(0x7FFFFFFFU, 2) == 0);
  CHECK(sim::below(0x80000000U, 2) == 1);
}

TEST_CASE("Words are even over ids, steps, indices and the four places") {
  constexpr std::uint32_t n = 20000;
  std::array<TenCells, 4> by_id, by_step, by_index;
  for (std::uint32_t i = 0; i < n; ++i) {
    const Words id = sim::draw(some_key, {i, Kind{1}, Purpose{1}, 0, 0});
    const Words step = sim::draw(some_key, {1, Kind{1}, Purpose{1}, i, 0});
    const Words index = sim::draw(some_key, {1, Kind{1}, Purpose{1}, 0, i});
    for (std::size_t w = 0; w < 4; ++w) {
      by_id[w].count(sim::below(id[w], 10));
      by_step[w].count(sim::below(step[w], 10));
      by_index[w].count(static_cast<std::size_t>(10.0 * sim::uniform(index[w])));
    }
  }
  for (std::size_t w = 0; w < 4; ++w) {
    CHECK(by_id[w].chi_square() < tests::chi_square_bound(9));
    CHECK(by_step[w].chi_square() < tests::chi_square_bound(9));
    CHECK(by_index[w].chi_square() < tests::chi_square_bound(9));
  }
}

TEST_CASE("Boost's uniform distributions take a stream for an engine") {
  sim::Stream stream(some_key, some_address);
  boost::random::uniform_int_distribution<int> face(0, 9);
  boost::random::uniform_real_distribution<double> length(0.0, 10.0);
  TenCells faces, lengths;
  for (int i = 0; i < 20000; ++i) {
    faces.count(static_cast<std::size_t>(face(stream)));
    lengths.count(static_cast<std::size_t>(length(stream)));
  }
  CHECK(faces.chi_square() < tests::chi_square_bound(9));
  CHECK(lengths.chi_square() < tests::chi_square_bound(9));
}
