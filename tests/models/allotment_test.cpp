#include "models/allotment.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "tests/catch.hpp"

namespace {

std::int64_t admitted(const std::vector<std::uint32_t>& applicants, std::int64_t n) {
  models::Allotment line;
  line.allocate();
  line.admit_first(n, [&](const auto& count) {
    for (const std::uint32_t place : applicants) count(place);
  });
  return std::count_if(applicants.begin(), applicants.end(), [&](std::uint32_t place) { return line.admits(place); });
}

}  // namespace

TEST_CASE("As many are admitted as there are places, also where many share an upper half") {
  std::vector<std::uint32_t> applicants;
  for (std::uint32_t i = 0; i < 1000; ++i) applicants.push_back(i * 4'294'967U);
  for (std::uint32_t i = 0; i < 1000; ++i) applicants.push_back(0x7FFF0000U + i);
  for (const std::int64_t n : {0, 1, 7, 499, 500, 501, 1234, 1999, 2000}) CHECK(admitted(applicants, n) == n);
  CHECK(admitted(applicants, 5000) == 2000);
}

TEST_CASE("Those who share the last place are left out together") {
  CHECK(admitted({5, 9, 9, 9, 12}, 3) == 1);
  CHECK(admitted({5, 9, 9, 9, 12}, 4) == 4);
  CHECK(admitted({0, 0}, 1) == 0);
  CHECK(admitted({0xFFFFFFFF}, 1) == 1);
}
