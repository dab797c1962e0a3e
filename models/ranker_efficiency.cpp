#include <algorithm>

#include "models/course.hpp"
#include "models/ranker.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

// So that a free course for beginners has a finite index: a cent.
constexpr double least_denominator = 0.01;

}  // namespace

/// score = ln f with f = q/t and q = 1/(d + p): difficulty 0…1, price in USD, hours of study. The logarithm keeps the
/// order and puts f on the scale of the noise.
/// @source D0.1
/// @test tests/models/ranker_test.cpp (f of the worked case)
void score_efficiency(const RankingBasis& basis, const Query&, const Candidates& candidates, std::span<float> scores) {
  const Courses& courses = basis.courses;
  for (std::size_t i = 0; i < candidates.n; ++i) {
    const std::uint32_t course = candidates.course[i];
    const double cost = static_cast<double>(courses.difficulty[course]) + 0.01 * courses.price[course];
    const double denominator = std::max(least_denominator, cost) * static_cast<double>(courses.hours[course]);
    scores[i] = -sim::log(static_cast<float>(denominator));
  }
}

}  // namespace models
