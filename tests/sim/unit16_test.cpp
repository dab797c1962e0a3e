#include "sim/unit16.hpp"

#include <cmath>

#include "sim/draw.hpp"
#include "tests/catch.hpp"

TEST_CASE("Every share that two bytes can hold comes back as it was") {
  static_assert(sizeof(sim::Unit16) == 2);
  int changed = 0;
  for (int bits = 0; bits <= 65535; ++bits) {
    const sim::Unit16 share(bits / sim::Unit16::steps);
    if (share.bits() != bits || sim::Unit16(share.value()).bits() != bits) ++changed;
  }
  CHECK(changed == 0);
  CHECK(sim::Unit16(1.0).value() == 1.0);
  CHECK(sim::Unit16(0.0).value() == 0.0);
  CHECK(sim::Unit16().value() == 0.0);
}

TEST_CASE("A share is rounded to the nearest step") {
  sim::Stream stream({5, 6}, {0, sim::Kind{0}, sim::Purpose{0}, 0, 0});
  for (int i = 0; i < 10000; ++i) {
    const double share = stream.uniform();
    // Half a step, and a rounding of the product with the number of steps.
    CHECK(std::abs(sim::Unit16(share).value() - share) <= 0.5 / sim::Unit16::steps + 1e-15);
  }
}

TEST_CASE("Numbers outside are clipped to the nearest share") {
  CHECK(sim::Unit16(-0.1).value() == 0.0);
  CHECK(sim::Unit16(-1e300).value() == 0.0);
  CHECK(sim::Unit16(1.1).value() == 1.0);
  CHECK(sim::Unit16(1e300).value() == 1.0);
}

TEST_CASE("A dithered share is one of its two neighbours and right on average") {
  for (const double share : {0.0, 0.3, 100.25 / sim::Unit16::steps, 65534.999 / sim::Unit16::steps, 1.0}) {
    constexpr int n = 1000;
    double sum = 0.0;
    for (int i = 0; i < n; ++i) {
      const sim::Unit16 dithered = sim::Unit16::dithered(share, (i + 0.5) / n);
      REQUIRE(std::abs(dithered.value() - share) < 1.0 / sim::Unit16::steps);
      sum += dithered.value();
    }
    // An evenly spaced u tells the two neighbours apart to 1/n of a step.
    CHECK(std::abs(sum / n - share) <= 1.0 / (n * sim::Unit16::steps));
  }
}

TEST_CASE("Dither leaves a share alone that two bytes can hold") {
  int changed = 0;
  for (int bits = 0; bits <= 65535; ++bits) {
    const double share = bits / sim::Unit16::steps;
    for (const double u : {0x1p-17, 0.5, 1.0 - 0x1p-17}) changed += sim::Unit16::dithered(share, u).bits() != bits;
  }
  CHECK(changed == 0);
}
