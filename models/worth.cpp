#include "models/worth.hpp"

#include "models/views.hpp"
#include "sim/maths.hpp"

namespace models {

double worth(const RankingBasis& basis, const Query& query, std::uint32_t course) {
  const ChoiceSettings& weight = basis.parameters.choice;
  const Courses& courses = basis.courses;
  const auto content = courses.topics.row(course);
  double match = 0.0, skill = 0.0;
  for (std::size_t k = 0; k < query.interest.size(); ++k) {
    const double part = content[k];
    match += part * static_cast<double>(query.interest[k]);
    skill += part * part * static_cast<double>(query.skill[k]);
  }
  const double distance = sim::absolute(static_cast<double>(courses.difficulty[course]) - skill);
  return weight.quality * courses.quality[course] + weight.match * match -
         weight.price * 0.01 * basis.views.course[course].price -
         weight.hours * static_cast<double>(courses.hours[course]) - weight.difficulty * distance;
}

}  // namespace models
