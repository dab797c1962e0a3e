#include "models/event_notes.hpp"

#include <limits>

namespace models {
namespace {

/// What all events of an open enrolment have in common.
Event event_of(const Scene& scene, EventType type, const Enrolment& enrolment) {
  Event event;
  event.step = scene.step();
  event.place = static_cast<std::uint32_t>(enrolment.course_row());
  event.lag = lag(scene, enrolment);
  event.type = type;
  return event;
}

/// [USD], who paid, and for what.
std::array<double, 3> payment_of(std::int32_t amount, Item item) {
  return {amount / 100.0, static_cast<double>(Payer::learner), static_cast<double>(item)};
}

}  // namespace

void note_visit(const Scene& scene, Worker& worker, std::uint64_t learner, Channel channel, std::size_t place) {
  if (!worker.events.keeps(learner)) return;
  Event event;
  event.step = scene.step();
  event.place = static_cast<std::uint32_t>(place);
  event.type = EventType::visit;
  event.word = static_cast<std::uint8_t>(channel);
  worker.events.add(learner, event);
}

void note_enrolment(const Scene& scene, Worker& worker, std::uint64_t learner, const Purchase& purchase,
                    std::int32_t price, Payer payer) {
  if (!worker.events.keeps(learner)) return;
  Event event;
  event.step = scene.step();
  event.place = purchase.course;
  event.type = EventType::enrolment;
  event.word = static_cast<std::uint8_t>(purchase.referred ? Channel::creator : Channel::platform);
  event.value = {price / 100.0, static_cast<double>(payer)};
  worker.events.add(learner, event);
}

void note_payment(const Scene& scene, Worker& worker, std::size_t row, Item item, const Enrolment& enrolment,
                  std::int32_t amount) {
  const std::uint64_t learner = scene.learners.id(row);
  if (amount == 0 || !worker.events.keeps(learner)) return;
  Event event = event_of(scene, EventType::payment, enrolment);
  event.word = static_cast<std::uint8_t>(enrolment.referred != 0 ? Channel::creator : Channel::platform);
  event.value = payment_of(amount, item);
  worker.events.add(learner, event);
}

void note_fee(const Scene& scene, Worker& worker, std::size_t row, std::int32_t amount) {
  const std::uint64_t learner = scene.learners.id(row);
  if (amount == 0 || !worker.events.keeps(learner)) return;
  Event event;
  event.step = scene.step();
  event.type = EventType::payment;
  event.value = payment_of(amount, Item::access);
  worker.events.add(learner, event);
}

void note_pledge(const Scene& scene, Worker& worker, std::size_t row, std::uint32_t course, std::int32_t amount) {
  const std::uint64_t learner = scene.learners.id(row);
  if (amount == 0 || !worker.events.keeps(learner)) return;
  Event event;
  event.step = scene.step();
  event.place = course;
  event.type = EventType::payment;
  event.word = static_cast<std::uint8_t>(Channel::creator);
  event.value = payment_of(amount, Item::pledge);
  worker.events.add(learner, event);
}

void note_pledge_returned(const Scene& scene, Worker& worker, std::size_t row, std::uint32_t course,
                          std::int32_t amount) {
  const std::uint64_t learner = scene.learners.id(row);
  if (!worker.events.keeps(learner)) return;
  Event event;
  event.step = scene.step();
  event.place = course;
  event.type = EventType::refund;
  event.value = {amount / 100.0, 1.0};
  worker.events.add(learner, event);
}

void note_study(const Scene& scene, Worker& worker, std::uint64_t learner, const Enrolment& enrolment,
                const Studied& studied) {
  if (!worker.events.keeps(learner)) return;
  Event event = event_of(scene, EventType::study, enrolment);
  event.value = {studied.hours, static_cast<double>(studied.items), static_cast<double>(studied.correct)};
  worker.events.add(learner, event);
}

void note_ending(const Scene& scene, Worker& worker, std::uint64_t learner, const Enrolment& enrolment, Ending ending,
                 double accuracy) {
  if (!worker.events.keeps(learner)) return;
  Event event = event_of(scene, EventType::ending, enrolment);
  event.word = static_cast<std::uint8_t>(ending);
  event.value = {enrolment.hours, progress(scene, enrolment), accuracy};
  worker.events.add(learner, event);
}

void note_no_show(const Scene& scene, Worker& worker, std::uint64_t learner, std::uint32_t course) {
  if (!worker.events.keeps(learner)) return;
  Event event;
  event.step = scene.step();
  event.place = course;
  event.type = EventType::ending;
  event.word = static_cast<std::uint8_t>(Ending::left);
  event.value = {0.0, 0.0, std::numeric_limits<double>::quiet_NaN()};
  worker.events.add(learner, event);
}

void note_refund(const Scene& scene, Worker& worker, std::uint64_t learner, const Enrolment& enrolment) {
  if (!worker.events.keeps(learner)) return;
  Event event = event_of(scene, EventType::refund, enrolment);
  event.value[0] = paid_at_enrolment(enrolment) / 100.0;
  worker.events.add(learner, event);
}

}  // namespace models
