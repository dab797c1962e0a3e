#pragma once
/// @file The table of rankers: how a platform scores the courses it may show.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "models/parameters.hpp"

namespace models {

struct Courses;
struct RankerMemory;
struct Views;

/// One visit's query: who looks, and for what. Vectors over topics have one entry per topic of the market.
struct Query {
  std::span<const float> interest;       // unit length
  std::size_t topic = 0;                 // the topic asked for
  std::span<const float> skill;          // 0…1
  std::span<const float> history;        // mean content of the courses finished; empty when it is not kept
  std::span<const std::uint32_t> owned;  // the last courses owned, place plus one, 0 for none
};

/// The candidates of one visit, in columns; every span has `n` entries, `topics[k]` is the content in topic k.
struct Candidates {
  std::size_t n = 0;
  std::span<const float* const> topics;
  const float* popularity = nullptr;      // ln(1 + enrolments)/ln(1 + most enrolments), 0…1
  const std::uint32_t* course = nullptr;  // place in the course table
  const std::uint8_t* fresh = nullptr;    // 1 for a course that counts as new
};

/// What a ranker knows besides the visit.
struct RankingBasis {
  const Parameters& parameters;
  const Platform& platform;
  const Courses& courses;
  const Views& views;
  const RankerMemory& memory;
  std::span<const std::int32_t> price;  // [cent] to take up a course, by course
  std::span<float> zeros;               // one per course; a ranker may write there and leaves zeros behind
};

/// What has to be kept for a ranker; it exists only when some ranker of the run asks for it.
struct RankerNeeds {
  bool history = false;       // the mean content of the courses each learner finished
  bool co_enrolment = false;  // which courses have learners in common
  bool two_tower = false;     // a network that learns who takes what

  RankerNeeds operator|(const RankerNeeds& other) const {
    return {history || other.history, co_enrolment || other.co_enrolment, two_tower || other.two_tower};
  }
};

/// One row of the ranker table; `score` fills one score per candidate, higher is shown earlier.
struct Ranker {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  void (*score)(const RankingBasis&, const Query&, const Candidates&, std::span<float> scores);
  RankerNeeds needs = {};
};

std::span<const Ranker> ranker_table();

/// The row called `name`; the name must be in the table.
const Ranker& find_ranker(std::string_view name);

std::vector<std::string_view> ranker_names();

/// What the rankers of all platforms need.
RankerNeeds ranker_needs(const Parameters& parameters);

/// The score of what is not to be shown.
inline constexpr float hidden_score = -std::numeric_limits<float>::infinity();

/// Hide the candidates that the visitor owns.
void hide_owned(const Query& query, const Candidates& candidates, std::span<float> scores);

void score_random(const RankingBasis&, const Query&, const Candidates&, std::span<float> scores);
void score_popularity(const RankingBasis&, const Query&, const Candidates&, std::span<float> scores);
void score_content(const RankingBasis&, const Query&, const Candidates&, std::span<float> scores);
void score_weighted(const RankingBasis&, const Query&, const Candidates&, std::span<float> scores);
void score_personalised(const RankingBasis&, const Query&, const Candidates&, std::span<float> scores);
void score_efficiency(const RankingBasis&, const Query&, const Candidates&, std::span<float> scores);
void score_item_item(const RankingBasis&, const Query&, const Candidates&, std::span<float> scores);
void score_two_tower(const RankingBasis&, const Query&, const Candidates&, std::span<float> scores);
void score_oracle(const RankingBasis&, const Query&, const Candidates&, std::span<float> scores);

}  // namespace models
