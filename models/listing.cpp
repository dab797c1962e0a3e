#include "models/listing.hpp"

#include "models/purpose.hpp"
#include "sim/distribution.hpp"
#include "sim/maths.hpp"

namespace models {

Listing::Listing(const Parameters& parameters, const Platform& platform) : platform_(platform) {
  if (platform.admitted_share >= 1.0) return;
  const double sd = parameters.course.quality_sd, error = platform.admission_error;
  least_judgement_ =
      parameters.course.quality_mean + sim::sqrt(sd * sd + error * error) * sim::normal(1.0 - platform.admitted_share);
}

bool Listing::admits(const Courses& courses, std::size_t course, std::uint64_t creator_id, sim::Key key) const {
  if (platform_.admitted_share >= 1.0) return true;
  const sim::Words words = sim::draw(key, {creator_id, course_kind, admission_draw, 0, courses.number[course]});
  const double error = platform_.admission_error * sim::normal(sim::uniform(words[0]));
  return courses.quality[course] + error >= least_judgement_;
}

bool Listing::rated_too_low(const Courses& courses, std::size_t course) const {
  const std::int64_t n = courses.n_ratings[course];
  return n >= platform_.quality_floor_ratings &&
         courses.stars[course] < platform_.quality_floor * static_cast<double>(n);
}

bool Listing::lists(const Courses& courses, std::size_t course, std::uint64_t creator_id, sim::Key key) const {
  return !rated_too_low(courses, course) && admits(courses, course, creator_id, key);
}

}  // namespace models
