#include "models/course.hpp"
#include "models/ranker.hpp"
#include "models/selection.hpp"
#include "models/views.hpp"
#include "sim/maths.hpp"

namespace models {

/// score = ln f, the efficiency of a course by which learners plan. The logarithm keeps the order and puts f on the
/// scale of the noise.
/// @source D0.1
/// @test tests/models/ranker_test.cpp (f of the worked case)
void score_efficiency(const RankingBasis& basis, const Query&, const Candidates& candidates, std::span<float> scores) {
  const Courses& courses = basis.courses;
  for (std::size_t i = 0; i < candidates.n; ++i) {
    const std::uint32_t course = candidates.course[i];
    const double difficulty =
        difficulty_in_steps(basis.parameters.selection, static_cast<double>(courses.difficulty[course]));
    const CourseOffer offer{static_cast<double>(courses.hours[course]), difficulty, 0.01 * basis.price[course]};
    scores[i] = static_cast<float>(sim::log(course_indices(offer, 1.0).efficiency));
  }
}

}  // namespace models
