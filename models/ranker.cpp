#include "models/ranker.hpp"

#include <algorithm>
#include <array>

namespace models {
namespace {

constexpr std::array<Ranker, 4> table{{
    {"random", "every candidate alike", "D0.1", score_random},
    {"popularity", "most enrolled first, past enrolments forgotten", "D4.3", score_popularity},
    {"content", "cosine of the learner's interests and the course's content", "D4.1", score_content},
    {"personalised", "relevance times interest plus weighted popularity", "D4.3", score_personalised},
}};

}  // namespace

std::span<const Ranker> ranker_table() { return table; }

const Ranker& find_ranker(std::string_view name) {
  return *std::find_if(table.begin(), table.end(), [&](const Ranker& ranker) { return ranker.name == name; });
}

std::vector<std::string_view> ranker_names() {
  std::vector<std::string_view> names;
  for (const Ranker& ranker : table) names.push_back(ranker.name);
  return names;
}

}  // namespace models
