#pragma once
/// @file Courses taught to cohorts: who waits for a start, who is taught, and who studies beside whom.

#include <cstddef>
#include <cstdint>
#include <span>

#include "models/course.hpp"
#include "models/learner.hpp"

namespace models {

struct Block;
struct Scene;

/// The calendar of cohorts, in whole steps: one starts every so many, and each is taught for so many.
///
/// Starts are counted from the beginning of the burn-in; months and weeks are rounded to whole steps, at least one.
/// Whoever enrols belongs to the cohort that starts in that step or next.
/// @test tests/models/cohort_test.cpp
class Cohorts {
 public:
  /// @param step at which one looks at enrolments, counted from the beginning of the burn-in
  explicit Cohorts(const Parameters& parameters, std::int64_t step = 0);

  /// Whether the cohort of an enrolment has yet to start.
  bool waits(const Courses& courses, const Enrolment& enrolment) const {
    return taught(courses, enrolment) && step_ < start(enrolment);
  }

  /// Whether this step is the last in which the cohort of an enrolment is taught.
  bool ends(const Courses& courses, const Enrolment& enrolment) const {
    return length_ > 0 && taught(courses, enrolment) && step_ + 1 >= start(enrolment) + length_;
  }

  /// Most cohorts of one course that are taught at a time; 0 without cohorts, or when they have no end.
  std::size_t classes() const { return classes_; }

  /// ln(1 + peers) of an enrolment: the others of its cohort who were studying at the end of the step before.
  /// @param studying by course and class
  double log_peers(const Courses& courses, const Enrolment& enrolment, std::span<const std::int32_t> studying) const;

  /// Count the enrolments of a learner that are open and being taught.
  void count(const Courses& courses, std::span<const Enrolment> enrolments, std::span<std::int32_t> studying) const;

 private:
  static bool taught(const Courses& courses, const Enrolment& enrolment) {
    return courses.cohort.width() > 0 && courses.cohort[enrolment.course_row()] != 0;
  }
  std::int64_t start(const Enrolment& enrolment) const;
  std::size_t place(const Enrolment& enrolment) const;

  std::int64_t step_;
  std::int64_t every_;   // [step] from one start to the next
  std::int64_t length_;  // [step] taught, 0 without end
  std::size_t classes_;
};

/// Count who is taught in which cohort at the end of a step.
void count_cohorts(const Scene& scene, const Block& block);

}  // namespace models
