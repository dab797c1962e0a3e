#include "models/creator_revision.hpp"

#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {

std::optional<std::size_t> worst_rated(const Courses& courses, std::span<const std::uint32_t> courses_of_creator,
                                       double below) {
  std::optional<std::size_t> worst;
  double least = below;
  for (const std::uint32_t row : courses_of_creator) {
    if (courses.n_ratings[row] < least_ratings) continue;
    const double mean = courses.stars[row] / static_cast<double>(courses.n_ratings[row]);
    if (mean >= least) continue;
    least = mean;
    worst = row;
  }
  return worst;
}

void revise(Courses& courses, std::size_t row, const Parameters& parameters, const QualityLaw& law, const Origin& maker,
            sim::Key key) {
  const std::uint32_t nth = courses.revisions[row]++;
  sim::Stream stream(key, {maker.creator_id, course_kind, revision_draw, courses.number[row], nth << 16});
  courses.quality[row] = law.expected(maker.capability) + law.noise * sim::normal(stream.uniform());
  courses.released[row] = maker.released;
  courses.n_ratings[row] = 0;
  courses.stars[row] = 0.0;
  courses.perceived[row] =
      perceived_quality(parameters.feedback, StarScale(parameters.feedback, parameters.course), 0, 0.0);
}

void grow_old(Courses& courses, const CourseSettings& settings, double months) {
  if (settings.obsolescence == 0.0) return;
  for (std::size_t c = 0; c < courses.size(); ++c) courses.quality[c] -= settings.obsolescence * months;
}

}  // namespace models
