#include "models/enrolment.hpp"

#include <algorithm>

#include "models/bill.hpp"
#include "models/certificate.hpp"
#include "models/event_notes.hpp"
#include "models/voucher.hpp"
#include "sim/fixed.hpp"

namespace models {
namespace {

void remember(Learners& learners, std::size_t row, std::uint32_t course) {
  const auto owned = learners.owned.row(row);
  if (owned.empty()) return;
  std::shift_right(owned.begin(), owned.end(), 1);
  owned[0] = course + 1;
}

std::int16_t expectation(double perceived) {
  constexpr double most = 32767.0;
  return static_cast<std::int16_t>(std::clamp(Enrolment::expected_unit * perceived, -most, most));
}

void use_seat(Learners& learners, std::size_t row, std::int32_t paid, LearnerTally& tally) {
  learners.seat[row] = no_voucher;
  tally.sponsored += paid;
  tally.seats_used += 1;
}

void use_coupon(Learners& learners, std::size_t row, std::int32_t& n_of_course, LearnerTally& tally) {
  learners.coupon[row] = no_voucher;
  n_of_course += 1;
  tally.coupons_used += 1;
}

}  // namespace

void enrol(const Scene& scene, Worker& worker, const Visitor& visitor, const Purchase& purchase) {
  const CourseView& view = scene.views.course[purchase.course];
  CourseTally& counts = worker.tally.course[purchase.course];
  LearnerTally& tally = count_of(scene, worker, visitor.row, purchase.course);
  Learners& learners = scene.learners;
  (purchase.referred ? counts.referred : counts.sold) += 1;
  tally.enrolments += 1;
  tally.purchases += view.price > 0 ? 1 : 0;
  const Bill bill = bill_of(scene, visitor, view.price);
  tally.spent += bill.amount;
  learners.cash[visitor.row] -= bill.charge;
  if (bill.charge < bill.amount) use_seat(learners, visitor.row, bill.amount - bill.charge, tally);
  if (bill.amount < view.price) {
    use_coupon(learners, visitor.row, purchase.referred ? counts.referred_with_coupon : counts.sold_with_coupon, tally);
  }
  remember(learners, visitor.row, purchase.course);
  note_enrolment(scene, worker, visitor.id, purchase, bill.amount,
                 bill.charge < bill.amount ? Payer::sponsor : Payer::learner);

  const StudySettings& study = scene.parameters.study;
  const std::int32_t due = scene.plan.terms(scene.courses.price[purchase.course]).at_completion;
  const bool certified = wants_certificate(scene, visitor, purchase.course, due);
  const double p_no_show =
      study.p_no_show_free + commitment(study, bill.charge, certified) * (study.p_no_show_paid - study.p_no_show_free);
  if (sim::uniform(purchase.word) < p_no_show) {
    tally.ended += 1;
    tally.left += 1;
    note_no_show(scene, worker, visitor.id, purchase.course);
    return;
  }
  const auto places = learners.enrolment.row(visitor.row);
  Enrolment& place = *std::find_if(places.begin(), places.end(), [](const Enrolment& e) { return !e.open(); });
  place = {};
  place.course = purchase.course + 1;
  place.paid = bill.charge;
  place.expected = expectation(view.perceived);
  place.step = static_cast<std::uint16_t>(scene.clock.step);
  place.certified = certified ? 1 : 0;
  place.referred = purchase.referred ? 1 : 0;
}

std::uint16_t lag(const Scene& scene, const Enrolment& enrolment) {
  return static_cast<std::uint16_t>(scene.step() - enrolment.step);
}

double progress(const Scene& scene, const Enrolment& enrolment) {
  const double hours = enrolment.hours;
  return std::min(1.0, hours / static_cast<double>(scene.courses.hours[enrolment.course_row()]));
}

void end_enrolment(const Scene& scene, LearnerTally& tally, Enrolment& enrolment, Ending ending, double accuracy) {
  const double hours = enrolment.hours;
  tally.ended += 1;
  tally.left += ending == Ending::left ? 1 : 0;
  tally.completed += ending == Ending::completed ? 1 : 0;
  tally.outcome += sim::fixed(progress(scene, enrolment) * accuracy * hours);
  enrolment = {};
}

}  // namespace models
