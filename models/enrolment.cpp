#include "models/enrolment.hpp"

#include <algorithm>

#include "models/access.hpp"
#include "models/certificate.hpp"
#include "models/employer.hpp"
#include "models/event_notes.hpp"
#include "models/payment.hpp"
#include "models/voucher.hpp"
#include "sim/fixed.hpp"

namespace models {
namespace {

/// Places in the plan table, found once: a step looks up no names.
const std::uint8_t copied_plan = place_of(find_plan("open_access"));
const std::uint8_t backed_plan = place_of(find_plan("crowdfunding"));

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

/// Vouchers that a bill has used are gone.
void use_vouchers(const Scene& scene, Worker& worker, const Visitor& visitor, const Purchase& purchase,
                  std::int32_t price) {
  const Bill& bill = purchase.deal.bill;
  LearnerTally& tally = count_of(scene, worker, visitor.row, purchase.course);
  if (purchase.deal.plan().access == Access::employee) {
    scene.learners.seat[visitor.row] = no_voucher;
    worker.tally.employer[scene.employers.place(*visitor.employer)].seats_used[visitor.platform] += 1;
    return;
  }
  if (bill.charge < bill.amount) {
    scene.learners.seat[visitor.row] = no_voucher;
    tally.seats_used += 1;
  }
  if (bill.amount < price) {
    scene.learners.coupon[visitor.row] = no_voucher;
    tally.coupons_used += 1;
  }
}

/// Whether the course is never begun.
bool is_no_show(const Scene& scene, const Enrolment& enrolment, std::uint32_t word) {
  const StudySettings& study = scene.parameters.study;
  const double committed = commitment(study, enrolment);
  return sim::uniform(word) < study.p_no_show_free + committed * (study.p_no_show_paid - study.p_no_show_free);
}

/// The enrolment that a purchase makes.
Enrolment agree(const Scene& scene, const Visitor& visitor, const Purchase& purchase, const Terms& terms,
                std::int32_t price) {
  Enrolment made;
  made.course = purchase.course + 1;
  made.plan = purchase.deal.place & 0xFU;
  made.price = purchase.deal.plan().stake == Stake::price ? purchase.deal.bill.charge : price;
  made.expected = expectation(scene.views.course[purchase.course].perceived);
  made.step = static_cast<std::uint16_t>(scene.clock.step);
  made.platform = static_cast<std::uint8_t>(visitor.platform & (most_platforms - 1));
  made.referred = purchase.referred ? 1 : 0;
  made.certified = wants_certificate(scene, visitor, purchase.course, terms.at_completion) ? 1 : 0;
  return made;
}

/// The course is the learner's, who opens it or never does.
void begin(const Scene& scene, Worker& worker, const Visitor& visitor, const Enrolment& made, std::uint32_t word) {
  const auto course = static_cast<std::uint32_t>(made.course_row());
  remember(scene.learners, visitor.row, course);
  if (is_no_show(scene, made, word)) {
    LearnerTally& tally = count_of(scene, worker, visitor.row, course);
    tally.ended += 1;
    tally.left += 1;
    note_no_show(scene, worker, visitor.id, course);
    return;
  }
  const auto places = scene.learners.enrolment.row(visitor.row);
  *std::find_if(places.begin(), places.end(), [](const Enrolment& e) { return !e.open(); }) = made;
}

/// What is paid now, out of whose pocket.
void settle(const Scene& scene, Worker& worker, const Visitor& visitor, const Purchase& purchase, const Terms& terms) {
  const Bill& bill = purchase.deal.bill;
  join(scene, worker, visitor, purchase.deal, purchase.course);
  pay(scene, worker, {visitor.row, purchase.course, visitor.platform, purchase.referred, bill.amount, bill.charge});
  use_vouchers(scene, worker, visitor, purchase, terms.at_enrolment);
  const Payer other = visitor.employer != nullptr ? Payer::enterprise : Payer::sponsor;
  note_enrolment(scene, worker, visitor.id, purchase, bill.amount, bill.charge < bill.amount ? other : Payer::learner);
}

}  // namespace

void enrol(const Scene& scene, Worker& worker, const Visitor& visitor, const Purchase& purchase) {
  const Store& store = scene.stores[visitor.platform];
  const std::int32_t price = store.front.list_price(purchase.course);
  const Terms terms = purchase.deal.plan().terms(price, *store.policy);
  CourseTally& counts = worker.tally.course[purchase.course];
  LearnerTally& tally = count_of(scene, worker, visitor.row, purchase.course);
  (purchase.referred ? counts.referred : counts.sold) += 1;
  tally.enrolments += 1;
  tally.purchases += terms.at_enrolment > 0 ? 1 : 0;
  worker.tally.till[store.place].open_access += terms.borne;
  settle(scene, worker, visitor, purchase, terms);
  begin(scene, worker, visitor, agree(scene, visitor, purchase, terms, price), purchase.word);
}

void begin_free(const Scene& scene, Worker& worker, const Visitor& visitor, std::uint32_t course, std::uint32_t word) {
  Purchase copy;
  copy.course = course;
  copy.deal.place = copied_plan;
  copy.word = word;
  count_of(scene, worker, visitor.row, course).enrolments += 1;
  note_enrolment(scene, worker, visitor.id, copy, 0, Payer::learner);
  begin(scene, worker, visitor, agree(scene, visitor, copy, {}, 0), word);
}

void begin_backed(const Scene& scene, Worker& worker, std::size_t row, const Backed& backed, Enrolment& place) {
  LearnerTally& tally = count_of(scene, worker, row, backed.course);
  worker.tally.course[backed.course].referred += 1;
  tally.enrolments += 1;
  tally.purchases += 1;
  remember(scene.learners, row, backed.course);
  Purchase backing;
  backing.course = backed.course;
  backing.referred = true;
  note_enrolment(scene, worker, scene.learners.id(row), backing, 0, Payer::learner);
  place = {};
  place.course = backed.course + 1;
  place.plan = backed_plan & 0xFU;
  place.price = backed.price;
  place.expected = expectation(scene.views.course[backed.course].perceived);
  place.step = static_cast<std::uint16_t>(scene.clock.step);
  place.platform = backed.platform & (most_platforms - 1);
}

std::int32_t paid_at_enrolment(const Enrolment& enrolment) {
  return plan_of(enrolment).stake == Stake::price ? enrolment.price : 0;
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
