#include "models/ranker.hpp"

#include <algorithm>
#include <array>

#include "models/rows.hpp"
#include "sim/hot.hpp"

namespace models {
namespace {

constexpr RankerNeeds nothing{};
constexpr RankerNeeds neighbours{.co_enrolment = true};
constexpr RankerNeeds network{.two_tower = true};
constexpr RankerNeeds history_and_neighbours{.history = true, .co_enrolment = true};

constexpr auto table = std::to_array<Ranker>({
    {"random", "every candidate alike", "D0.1", score_random, nothing},
    {"popularity", "most enrolled first, past enrolments forgotten", "D4.3", score_popularity, nothing},
    {"content", "cosine of the learner's interests and the course's content", "D4.1", score_content, nothing},
    {"weighted", "weighted mean of similarity to history, to preferences and to behaviour", "D4.1", score_weighted,
     history_and_neighbours},
    {"personalised", "relevance times interest plus weighted popularity", "D4.3", score_personalised, nothing},
    {"efficiency", "quality index 1/(difficulty + price) per hour, in logarithms", "D0.1", score_efficiency, nothing},
    {"item_item", "courses that learners of the visitor's courses also took", "Deshpande & Karypis 2004",
     score_item_item, neighbours},
    {"two_tower", "a neural network that learns from the courses learners took", "Yi et al. 2019", score_two_tower,
     network},
    {"oracle", "the utility that the learner will find, known to no real platform", "judgement", score_oracle, nothing},
});

SIM_HOT void hide(float* scores, const std::uint32_t* courses, std::size_t n, std::uint32_t course) {
  for (std::size_t i = 0; i < n; ++i) scores[i] = courses[i] == course ? hidden_score : scores[i];
}

}  // namespace

std::span<const Ranker> ranker_table() { return table; }

const Ranker& find_ranker(std::string_view name) { return row_named(ranker_table(), name); }

std::vector<std::string_view> ranker_names() { return names_in(ranker_table()); }

RankerNeeds ranker_needs(const Parameters& parameters) {
  RankerNeeds needs;
  for (const auto& [name, platform] : parameters.platform) needs = needs | find_ranker(platform.ranker).needs;
  return needs;
}

void hide_owned(const Query& query, const Candidates& candidates, std::span<float> scores) {
  for (const std::uint32_t owned : query.owned) {
    if (owned != 0) hide(scores.data(), candidates.course, candidates.n, owned - 1);
  }
}

}  // namespace models
