#include "models/certificate.hpp"

#include "models/event_notes.hpp"
#include "models/purpose.hpp"
#include "sim/maths.hpp"

namespace models {

bool wants_certificate(const Scene& scene, const Visitor& visitor, std::uint32_t course, std::int32_t price) {
  if (price == 0) return false;
  const ChoiceSettings& weight = scene.parameters.choice;
  const double utility = weight.certificate - weight.price * 0.01 * price;
  const CourseView& view = scene.views.course[course];
  const sim::Words words = sim::philox({static_cast<std::uint32_t>(visitor.id),
                                        sim::tag(visitor.id, learner_kind, certificate_draw), view.count, view.maker},
                                       scene.key);
  return sim::uniform(words[0]) * (1.0 + sim::exp(-utility)) < 1.0;
}

double commitment(const StudySettings& settings, std::int32_t paid, bool certified) {
  return paid > 0 ? 1.0 : certified ? settings.certificate_commitment : 0.0;
}

void buy_certificate(const Scene& scene, Worker& worker, std::size_t row, const Enrolment& enrolment) {
  if (enrolment.certified == 0) return;
  const std::int32_t price = scene.plan.terms(scene.courses.price[enrolment.course_row()]).at_completion;
  if (price > scene.learners.cash[row]) return;
  scene.learners.cash[row] -= price;
  CourseTally& course = worker.tally.course[enrolment.course_row()];
  (enrolment.referred != 0 ? course.certified_referred : course.certified) += 1;
  LearnerTally& tally = count_of(scene, worker, row, enrolment.course_row());
  tally.spent += price;
  tally.certificates += 1;
  note_credential(scene, worker, scene.learners.id(row), enrolment, price);
}

}  // namespace models
