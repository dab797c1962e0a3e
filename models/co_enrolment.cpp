#include "models/co_enrolment.hpp"

#include <algorithm>

#include "sim/maths.hpp"

namespace models {
namespace {

// Courses to a unit of work: popular courses take long, so units are small.
constexpr std::size_t courses_at_once = 16;

}  // namespace

void CoEnrolment::allocate(std::size_t courses, std::size_t learners, std::size_t remembered, unsigned workers) {
  first_.resize(courses + 1);
  learner_.resize(learners * remembered);
  counters_.resize(workers);
  for (Counter& counter : counters_) {
    counter.shared.resize(courses);
    counter.touched.reserve(courses);
  }
  neighbour_.resize(courses * most_neighbours);
  n_neighbours_.resize(courses);
}

/// Counting sort of ownerships by course.
void CoEnrolment::list_learners(const Learners& learners, std::size_t n_courses) {
  std::fill(first_.begin(), first_.end(), 0);
  for (std::size_t row = 0; row < learners.size(); ++row) {
    for (const std::uint32_t owned : learners.owned.row(row)) {
      if (owned != 0) ++first_[owned - 1];
    }
  }
  std::int64_t end = 0;
  for (std::size_t c = 0; c < n_courses; ++c) first_[c] = end += first_[c];
  first_[n_courses] = end;
  for (std::size_t row = learners.size(); row-- > 0;) {
    for (const std::uint32_t owned : learners.owned.row(row)) {
      if (owned != 0) learner_[static_cast<std::size_t>(--first_[owned - 1])] = static_cast<std::uint32_t>(row);
    }
  }
}

void CoEnrolment::find_neighbours(const Learners& learners, const Views& views, std::size_t course, Counter& counter) {
  counter.touched.clear();
  for (std::int64_t i = first_[course]; i < first_[course + 1]; ++i) {
    for (const std::uint32_t owned : learners.owned.row(learner_[static_cast<std::size_t>(i)])) {
      if (owned == 0 || owned - 1 == course) continue;
      if (counter.shared[owned - 1]++ == 0) counter.touched.push_back(owned - 1);
    }
  }
  const auto own = static_cast<double>(n_learners(course));
  const auto similarity = [&](std::uint32_t other) {
    return static_cast<float>(counter.shared[other] / sim::sqrt(own * static_cast<double>(n_learners(other))));
  };
  const auto nearer = [&](std::uint32_t a, std::uint32_t b) {
    const float of_a = similarity(a), of_b = similarity(b);
    if (of_a != of_b) return of_a > of_b;
    const CourseView &first = views.course[a], &second = views.course[b];
    return first.maker != second.maker ? first.maker < second.maker : first.count < second.count;
  };
  const std::size_t n = std::min(counter.touched.size(), most_neighbours);
  std::partial_sort(counter.touched.begin(), counter.touched.begin() + static_cast<std::ptrdiff_t>(n),
                    counter.touched.end(), nearer);
  n_neighbours_[course] = static_cast<std::uint32_t>(n);
  for (std::size_t i = 0; i < n; ++i) {
    neighbour_[course * most_neighbours + i] = {counter.touched[i], similarity(counter.touched[i])};
  }
  for (const std::uint32_t other : counter.touched) counter.shared[other] = 0;
}

void CoEnrolment::refresh(const Learners& learners, const Views& views, sim::Team& team) {
  const std::size_t n_courses = views.course.size();
  list_learners(learners, n_courses);
  team.each_block((n_courses + courses_at_once - 1) / courses_at_once, [&](std::size_t unit, unsigned worker) {
    const std::size_t last = std::min(n_courses, (unit + 1) * courses_at_once);
    for (std::size_t course = unit * courses_at_once; course < last; ++course) {
      find_neighbours(learners, views, course, counters_[worker]);
    }
  });
}

std::uint64_t CoEnrolment::bytes_for(std::size_t courses, std::size_t learners, std::size_t remembered,
                                     unsigned workers) {
  return learners * remembered * sizeof(std::uint32_t) +
         courses * (sizeof(std::int64_t) + most_neighbours * sizeof(Neighbour) + sizeof(std::uint32_t) +
                    workers * 2 * sizeof(std::uint32_t));
}

std::uint64_t CoEnrolment::bytes() const {
  return bytes_for(n_neighbours_.size(), learner_.size(), 1, static_cast<unsigned>(counters_.size()));
}

void add_affinity(const CoEnrolment& co_enrolment, std::span<const std::uint32_t> owned, std::span<float> affinity) {
  for (const std::uint32_t course : owned) {
    if (course == 0) continue;
    for (const Neighbour& near : co_enrolment.of(course - 1)) affinity[near.course] += near.similarity;
  }
}

void clear_affinity(const CoEnrolment& co_enrolment, std::span<const std::uint32_t> owned, std::span<float> affinity) {
  for (const std::uint32_t course : owned) {
    if (course == 0) continue;
    for (const Neighbour& near : co_enrolment.of(course - 1)) affinity[near.course] = 0.0F;
  }
}

}  // namespace models
