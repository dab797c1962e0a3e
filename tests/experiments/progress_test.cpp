#include "experiments/progress.hpp"

#include "tests/catch.hpp"

using experiments::duration_text;
using experiments::progress_text;

TEST_CASE("A duration is told in the units that matter") {
  CHECK(duration_text(-1.0) == "0 s");
  CHECK(duration_text(8.4) == "8 s");
  CHECK(duration_text(59.6) == "1 min 00 s");
  CHECK(duration_text(80.0) == "1 min 20 s");
  CHECK(duration_text(3599.0) == "59 min 59 s");
  CHECK(duration_text(7500.0) == "2 h 05 min");
}

TEST_CASE("Progress tells runs, steps, their rate and the time left") {
  CHECK(progress_text({3, 60, 250, 1000}, 5.0, 40).substr(0, 40) == " 3/60 runs   250/1000 steps  50 steps/s ");
  const auto line = progress_text({3, 60, 250, 1000}, 5.0, 120);
  CHECK(line ==
        "[" + std::string(10, '=') + std::string(30, ' ') + "]   3/60 runs   250/1000 steps  50 steps/s  15 s left");
}

TEST_CASE("The line of progress fits the terminal, and its bar keeps its place") {
  for (const std::size_t width : {10, 60, 70, 80, 200}) {
    CAPTURE(width);
    const auto early = progress_text({0, 60, 1, 20'000}, 0.5, width);
    const auto late = progress_text({60, 60, 19'999, 20'000}, 4000.0, width);
    CHECK(early.size() <= width);
    CHECK(late.size() <= width);
    CHECK(early.find(']') == late.find(']'));
  }
  CHECK(progress_text({0, 60, 0, 20'000}, 0.0, 80).find("left") == std::string::npos);
}
