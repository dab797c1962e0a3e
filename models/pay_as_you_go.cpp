#include "models/pay_as_you_go.hpp"

#include <algorithm>

#include "models/event_notes.hpp"
#include "models/payment.hpp"
#include "models/study.hpp"

namespace models {

std::int64_t parts_begun(double progress, std::int64_t parts) {
  return std::min(parts, static_cast<std::int64_t>(progress * static_cast<double>(parts)) + 1);
}

std::int64_t sum_of_parts(std::int64_t whole, std::int64_t n, std::int64_t parts) { return whole * n / parts; }

bool pay_for_progress(const Scene& scene, Worker& worker, std::size_t row, const Enrolment& enrolment, double before) {
  const std::int64_t whole = terms_of(scene, enrolment).by_progress;
  if (whole == 0) return true;
  const std::int64_t parts = scene.stores[enrolment.platform].policy->instalment_parts;
  const double hours = scene.courses.hours[enrolment.course_row()];
  const auto due_by = [&](double studied) { return sum_of_parts(whole, parts_begun(studied / hours, parts), parts); };
  const auto due = static_cast<std::int32_t>(due_by(enrolment.hours) - (before > 0.0 ? due_by(before) : 0));
  if (due > scene.learners.cash[row]) return false;
  pay(scene, worker, payment_for(row, enrolment, due));
  note_payment(scene, worker, row, Item::part, enrolment, due);
  return true;
}

void pay_for_success(const Scene& scene, Worker& worker, std::size_t row, const Enrolment& enrolment, double p) {
  const std::int32_t fee = terms_of(scene, enrolment).at_mastery;
  if (fee == 0) return;
  if (corrected_mastery(scene.parameters.study, p) < scene.stores[enrolment.platform].policy->success_target) return;
  const std::int32_t paid = std::min(fee, scene.learners.cash[row]);
  pay(scene, worker, payment_for(row, enrolment, paid));
  note_payment(scene, worker, row, Item::success, enrolment, paid);
  count_of(scene, worker, row, enrolment.course_row()).successes += 1;
}

}  // namespace models
