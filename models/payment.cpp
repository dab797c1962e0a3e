#include "models/payment.hpp"

#include "models/employer.hpp"
#include "models/enrolment.hpp"
#include "models/ledger.hpp"

namespace models {
namespace {

/// The platform's share of a sale made `lag` steps ago.
double rate(const Scene& scene, const Store& store, std::size_t course, bool referred, std::size_t lag) {
  return store.rates[lag].of(referred, scene.creators.is_exclusive(scene.courses.creator[course]));
}

/// Cents of sales made `lag` steps ago that enter escrow in this step, or leave it.
Split& held(const Scene& scene, Worker& worker, const Store& store, std::size_t course, std::size_t lag) {
  return worker.tally.till[store.place].held[scene.courses.creator[course] * store.rates.size() + lag];
}

}  // namespace

std::int64_t processor_fee(const Platform& platform, std::int64_t charge) {
  if (charge == 0) return 0;
  return static_cast<std::int64_t>(platform.processor_rate * static_cast<double>(charge) + 0.5) +
         cents(platform.processor_fee);
}

Payment payment_for(std::size_t row, const Enrolment& enrolment, std::int32_t amount) {
  return {row, enrolment.course_row(), enrolment.platform, enrolment.referred != 0, amount, amount};
}

Terms terms_of(const Scene& scene, const Enrolment& enrolment) {
  const Store& store = scene.stores[enrolment.platform];
  return plan_of(enrolment).terms(enrolment.price, *store.policy);
}

void pay(const Scene& scene, Worker& worker, const Payment& payment) {
  if (payment.amount == 0) return;
  const Store& store = scene.stores[payment.platform];
  scene.learners.cash[payment.row] -= payment.charge;
  const Split split = split_by_commission(payment.amount, rate(scene, store, payment.course, payment.referred, 0));
  held(scene, worker, store, payment.course, 0) += split;
  if (!worker.tally.demand.empty()) worker.tally.demand[payment.course].income += split.creator;
  worker.tally.till[store.place].processor_fees += processor_fee(*store.policy, payment.charge);
  worker.tally.till[store.place].spent += payment.amount;
  LearnerTally& tally = count_of(scene, worker, payment.row, payment.course);
  tally.spent += payment.amount;
  tally.payments += 1;
  const std::int32_t covered = payment.amount - payment.charge;
  if (const Employer* employer = covered > 0 ? employer_of(scene, payment.row) : nullptr) {
    tally.licensed += covered;
    worker.tally.employer[scene.employers.place(*employer)].spent += covered;
  } else {
    tally.sponsored += covered;
  }
}

void pay_back(const Scene& scene, Worker& worker, std::size_t row, const Enrolment& enrolment) {
  const std::size_t since = lag(scene, enrolment), course = enrolment.course_row();
  const Store& store = scene.stores[enrolment.platform];
  const std::int32_t paid = paid_at_enrolment(enrolment);
  const Split split = split_by_commission(paid, rate(scene, store, course, enrolment.referred != 0, since));
  held(scene, worker, store, course, since) -= split;
  if (!worker.tally.demand.empty()) worker.tally.demand[course].income -= split.creator;
  worker.tally.course[course].refunded += 1;
  LearnerTally& tally = count_of(scene, worker, row, course);
  tally.refunded += paid;
  tally.n_refunds += 1;
  scene.learners.cash[row] += paid;
}

}  // namespace models
