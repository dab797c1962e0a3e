#include "models/certificate.hpp"

#include "models/enrolment.hpp"
#include "models/event_notes.hpp"
#include "models/payment.hpp"
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

double commitment(const StudySettings& settings, const Enrolment& enrolment) {
  const Stake stake = plan_of(enrolment).stake;
  if (enrolment.price > 0 && (stake == Stake::price || stake == Stake::payer)) return 1.0;
  if (stake == Stake::access) return settings.access_commitment;
  return enrolment.certified != 0 ? settings.certificate_commitment : 0.0;
}

void buy_certificate(const Scene& scene, Worker& worker, std::size_t row, const Enrolment& enrolment) {
  if (enrolment.certified == 0) return;
  const std::int32_t price = terms_of(scene, enrolment).at_completion;
  if (price > scene.learners.cash[row]) return;
  pay(scene, worker, payment_for(row, enrolment, price));
  count_of(scene, worker, row, enrolment.course_row()).certificates += 1;
  note_payment(scene, worker, row, Item::credential, enrolment, price);
}

}  // namespace models
