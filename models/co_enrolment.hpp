#pragma once
/// @file Which courses have learners in common: the neighbours behind collaborative filtering.

#include <cstdint>
#include <span>
#include <vector>

#include "models/learner.hpp"
#include "models/views.hpp"
#include "sim/team.hpp"

namespace models {

/// A course near another, by the learners they share.
struct Neighbour {
  std::uint32_t course = 0;
  float similarity = 0.0F;  // 0…1
};

/// For every course the courses most like it.
///
/// similarity(a, b) = n_ab/√(n_a·n_b), the cosine of their learners, where a learner counts for the courses remembered
/// (`visit.remembered_courses`). Counts are integers and every course is worked on by one thread alone, so the lists do
/// not depend on the threads; equal similarities are put in order by name.
/// @source Deshpande & Karypis 2004, "Item-based top-N recommendation algorithms"
/// @test tests/models/co_enrolment_test.cpp
class CoEnrolment {
 public:
  /// Neighbours kept of a course.
  static constexpr std::size_t most_neighbours = 32;

  /// @param remembered courses each learner remembers  @param workers threads that will count
  void allocate(std::size_t courses, std::size_t learners, std::size_t remembered, unsigned workers);

  /// Count anew what learners own.
  void refresh(const Learners& learners, const Views& views, sim::Team& team);

  /// The neighbours of a course, the most similar first.
  std::span<const Neighbour> of(std::size_t course) const {
    return {neighbour_.data() + course * most_neighbours, n_neighbours_[course]};
  }

  std::uint64_t bytes() const;
  static std::uint64_t bytes_for(std::size_t courses, std::size_t learners, std::size_t remembered, unsigned workers);

 private:
  /// What one thread counts with.
  struct Counter {
    std::vector<std::int32_t> shared;    // learners in common with the course at hand, by course
    std::vector<std::uint32_t> touched;  // courses with any
  };

  void list_learners(const Learners& learners, std::size_t n_courses);
  void find_neighbours(const Learners& learners, const Views& views, std::size_t course, Counter& counter);
  std::int64_t n_learners(std::size_t course) const { return first_[course + 1] - first_[course]; }

  std::vector<std::int64_t> first_;     // [course + 1] where a course's learners begin
  std::vector<std::uint32_t> learner_;  // rows of learners by course
  std::vector<Counter> counters_;
  std::vector<Neighbour> neighbour_;
  std::vector<std::uint32_t> n_neighbours_;
};

/// How much a learner's courses have in common with each course: the sum of similarities, left in `affinity`.
/// @param affinity zero for every course before; `clear_affinity` makes it so again
void add_affinity(const CoEnrolment& co_enrolment, std::span<const std::uint32_t> owned, std::span<float> affinity);
void clear_affinity(const CoEnrolment& co_enrolment, std::span<const std::uint32_t> owned, std::span<float> affinity);

}  // namespace models
