#pragma once
/// @file The table of rankers: how a platform scores the courses it may show.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "models/parameters.hpp"

namespace models {

/// One visit's query: who looks, and for what.
struct Query {
  std::span<const float> interest;  // [topic] unit length
  std::size_t topic = 0;            // the topic asked for
};

/// The candidates of one visit, in columns; every span has `n` entries, `topics[k]` is the content in topic k.
struct Candidates {
  std::size_t n = 0;
  std::span<const float* const> topics;
  const float* popularity = nullptr;  // ln(1 + enrolments)/ln(1 + most enrolments), 0…1
};

/// One row of the ranker table; `score` fills one score per candidate, higher is shown earlier.
struct Ranker {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  void (*score)(const Query&, const Candidates&, const Platform&, std::span<float> scores);
};

std::span<const Ranker> ranker_table();

/// The row called `name`; the name must be in the table.
const Ranker& find_ranker(std::string_view name);

std::vector<std::string_view> ranker_names();

void score_random(const Query&, const Candidates&, const Platform&, std::span<float> scores);
void score_popularity(const Query&, const Candidates&, const Platform&, std::span<float> scores);
void score_content(const Query&, const Candidates&, const Platform&, std::span<float> scores);
void score_personalised(const Query&, const Candidates&, const Platform&, std::span<float> scores);

}  // namespace models
