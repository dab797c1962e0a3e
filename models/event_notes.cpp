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

void note_credential(const Scene& scene, Worker& worker, std::uint64_t learner, const Enrolment& enrolment,
                     std::int32_t price) {
  if (!worker.events.keeps(learner)) return;
  Event event = event_of(scene, EventType::credential, enrolment);
  event.word = static_cast<std::uint8_t>(enrolment.referred != 0 ? Channel::creator : Channel::platform);
  event.value = {price / 100.0, static_cast<double>(Payer::learner)};
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
