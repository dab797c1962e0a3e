#include <random>
#include <string>
#include <utility>

#include "tests/catch.hpp"
#include "tests/experiments/mistakes_in_file.hpp"

using tests::mistakes;

TEST_CASE("no damage to a file does anything but parse or be refused with lines") {
  const std::string valid = R"(question = "Does it pay?"
baseline = "low"
[answer]
measure = "gmv"
[run]
model = "market"
months = 12
seed = 7
measures = ["gmv", "skill"]
[platform.main]
commission = 0.3
ranker = "random"
[[scenario]]
name = "low"
set = {"platform.main.commission" = 0.1, visit.rate = 0.2}
at.6 = {"platform.main.ranker" = "content"}
[[scenario]]
name = "high"
[design]
kind = "grid"
[design.axes]
"choice.price" = [0.01, 0.02]
"platform.main.slate" = {from = 4, to = 8, n = 3}
)";
  REQUIRE(mistakes(valid).empty());
  const std::string letters = "[]{}=.,\"'#\n -+0123456789einfxu\\\x01\xc3";
  std::mt19937 random(20240601);
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::size_t refused = 0;
  constexpr std::size_t n_mutations = 3000;
  for (std::size_t i = 0; i < n_mutations; ++i) {
    std::string text = valid;
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
      const std::size_t at = below(text.size());
      switch (below(5)) {
        case 0: text[at] = letters[below(letters.size())]; break;
        case 1: text.insert(at, 1, letters[below(letters.size())]); break;
        case 2: text.erase(at, 1 + below(8)); break;
        case 3: text.insert(at, text.substr(below(text.size()), below(40))); break;
        default: std::swap(text[at], text[below(text.size())]);
      }
    }
    const auto lines = mistakes(text);
    refused += lines.empty() ? 0 : 1;
    for (const std::string& line : lines) {
      INFO(text);
      CHECK(line.find('\n') == std::string::npos);
      CHECK(line.rfind("case.toml:", 0) == 0);
    }
  }
  CHECK(refused > n_mutations / 2);
  CHECK(refused < n_mutations);
}
