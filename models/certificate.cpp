#include "models/certificate.hpp"

#include "models/enrolment.hpp"
#include "models/event_notes.hpp"
#include "models/payment.hpp"
#include "models/purpose.hpp"
#include "sim/fixed.hpp"
#include "sim/maths.hpp"

namespace models {

namespace {

/// V of a credential at this price [cent], over going without.
double utility_of_credential(const ChoiceSettings& weight, std::int32_t price) {
  return weight.certificate - weight.price * 0.01 * price;
}

}  // namespace

double credential_surplus(const ChoiceSettings& weight, std::int32_t price) {
  if (weight.price == 0.0) return 0.0;
  const double utility = utility_of_credential(weight, price);
  // Far below 0 both tend to e^V, of which 1 + e^V keeps too few digits, and what is left is 1.
  if (utility < -18.0) return 1.0 / weight.price;
  if (utility > 30.0) return utility / weight.price;
  return sim::log(1.0 + sim::exp(utility)) * (1.0 + sim::exp(-utility)) / weight.price;
}

bool wants_certificate(const Scene& scene, const Visitor& visitor, std::uint32_t course, std::int32_t price) {
  if (price == 0) return false;
  const ChoiceSettings& weight = scene.parameters.choice;
  const double utility = utility_of_credential(weight, price);
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
  LearnerTally& tally = count_of(scene, worker, row, enrolment.course_row());
  tally.certificates += 1;
  const double gain = credential_surplus(scene.parameters.choice, price);
  tally.decision_surplus += sim::fixed(gain);
  tally.surplus += sim::fixed(gain + 0.01 * price);  // payments are taken off as they are made
  note_payment(scene, worker, row, Item::credential, enrolment, price);
}

}  // namespace models
