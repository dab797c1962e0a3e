#pragma once
/// @file What training is measured by: topics missing, topics recommended and topics passed as sets, and their loss.

#include <bit>
#include <cstdint>
#include <span>

#include "models/parameters.hpp"
#include "models/topics.hpp"

namespace models {

/// Topics as bits, topic k being bit k.
using TopicSet = std::uint32_t;
static_assert(max_topics <= 32);

/// Topics of which less is known than is asked for; none where nothing is asked for.
/// @source MODEL §11
TopicSet missing_topics(std::span<const double> demand, std::span<const double> skill);

/// Topics a course is about: those where its unit content is at least `least`, and its main one.
TopicSet topics_of(std::span<const double> content, double least);

/// How a set of topics found meets the set of topics relevant; added up over employees.
struct SetCounts {
  std::int64_t both = 0;      // found and relevant
  std::int64_t relevant = 0;  // topics missing
  std::int64_t found = 0;     // topics recommended, or passed

  void add(TopicSet missing, TopicSet found_set) {
    both += std::popcount(missing & found_set);
    relevant += std::popcount(missing);
    found += std::popcount(found_set);
  }
  SetCounts& operator+=(const SetCounts& more);
};

/// both/relevant. Where nothing is relevant nothing is missed: 1.
double recall(const SetCounts& counts);
/// both/found. Where nothing is found: 1 if nothing was to be found, otherwise 0.
double precision(const SetCounts& counts);
/// 2·both/(relevant + found), the harmonic mean of the two above; 1 where both sets are empty.
double f1(const SetCounts& counts);

/// The two pairs of sets that D2.2 compares.
struct TrainingCounts {
  SetCounts recommended;  // D against r(S): topics missing, topics of the courses recommended
  SetCounts passed;       // S or D against e(f(D,S)): topics missing, topics graded at least medium after training

  TrainingCounts& operator+=(const TrainingCounts& more);
};

/// L = λ_rec·(1 − Recall) + λ_eval·(1 − Precision) + λ_track·(1 − F1): recall of what is recommended, precision and F1
/// of what is passed.
/// @source D2.2, which writes min Σ λ·metric, though its metrics are the better the higher they are: Σ λ·(1 − metric)
/// is
///         least where Σ λ·metric is highest
/// @test tests/models/enterprise_test.cpp
double training_loss(const EnterpriseSettings& settings, const TrainingCounts& counts);

}  // namespace models
