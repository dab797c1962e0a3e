#include "models/cohort.hpp"

#include <algorithm>

#include "models/scene.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

std::int64_t whole_steps(double steps) { return std::max<std::int64_t>(1, static_cast<std::int64_t>(steps + 0.5)); }

}  // namespace

Cohorts::Cohorts(const Parameters& parameters, std::int64_t step) : step_(step) {
  const CourseSettings& course = parameters.course;
  const auto per_month = static_cast<double>(parameters.run.steps_per_month);
  every_ = whole_steps(course.cohort_months * per_month);
  length_ = course.cohort_weeks > 0.0 ? whole_steps(course.cohort_weeks * per_month / sim::weeks_per_month) : 0;
  classes_ = course.cohort_share > 0.0 ? static_cast<std::size_t>((length_ + every_ - 1) / every_) : 0;
}

/// [step] The enrolment's own step is known by its low 16 bits.
std::int64_t Cohorts::start(const Enrolment& enrolment) const {
  const auto since = static_cast<std::uint16_t>(static_cast<std::uint64_t>(step_) - enrolment.step);
  return (step_ - since + every_ - 1) / every_ * every_;
}

/// Cohorts that are taught at the same time are in different classes.
std::size_t Cohorts::place(const Enrolment& enrolment) const {
  return enrolment.course_row() * classes_ + static_cast<std::size_t>(start(enrolment) / every_) % classes_;
}

double Cohorts::log_peers(const Courses& courses, const Enrolment& enrolment,
                          std::span<const std::int32_t> studying) const {
  if (classes_ == 0 || !taught(courses, enrolment)) return 0.0;
  // The count holds the learner too, except at the start, when it is zero.
  return sim::log(static_cast<double>(std::max(1, studying[place(enrolment)])));
}

void Cohorts::count(const Courses& courses, std::span<const Enrolment> enrolments,
                    std::span<std::int32_t> studying) const {
  for (const Enrolment& enrolment : enrolments) {
    if (!enrolment.open() || !taught(courses, enrolment) || step_ < start(enrolment)) continue;
    ++studying[place(enrolment)];
  }
}

void count_cohorts(const Scene& scene, const Block& block) {
  if (scene.cohorts.classes() == 0) return;
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    scene.cohorts.count(scene.courses, scene.learners.enrolment.row(row), block.worker.tally.studying);
  }
}

}  // namespace models
