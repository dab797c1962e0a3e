#pragma once
/// @file What a learner does, as a record, and the page on which a worker writes down the events of a block.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/event_sample.hpp"

namespace models {

enum class EventType : std::uint8_t { visit, enrolment, study, ending, refund, payment };

/// Who brought a visit or a sale.
enum class Channel : std::uint8_t { platform, creator };

/// Who paid, and for what.
enum class Payer : std::uint8_t { learner, sponsor, enterprise };
enum class Item : std::uint8_t { course, credential, part, success, answer, access, pledge };

/// One event of a learner whose events are kept.
struct Event {
  std::uint64_t student = 0;   // pseudonym
  std::uint32_t step = 0;      // in which it happened
  std::uint32_t sequence = 0;  // among the events of its block in that step
  std::uint32_t place = 0;     // of the course; of a visit, the topic asked for or the creator's place
  std::uint16_t lag = 0;       // [step] since the enrolment
  EventType type{};
  std::uint8_t word = 0;             // the channel, or how an enrolment ended
  std::array<double, 3> value = {};  // what the event's table holds besides
};

/// The events of a block in a step, in the order in which they happened.
struct EventPage {
  /// Two passes paid or left with two courses, a pledge given back, two answers, a visit of each kind, an enrolment
  /// with a pass, a pledge or an end from each of them, and what may happen to two open courses: study, a part, a fee
  /// for success, a refund or a credential, and an end.
  static constexpr std::size_t most_per_learner = 32;

  EventSample sample;  // keeps nobody outside the recorded time
  std::vector<Event> event;
  std::size_t n = 0;

  /// Room for the events of every learner of a block.
  void allocate();
  bool keeps(std::uint64_t learner) const { return sample.keeps(learner); }
  /// Takes down an event of the learner with that id, whose events are kept.
  void add(std::uint64_t learner, const Event& happened);
  std::uint64_t bytes() const { return event.capacity() * sizeof(Event); }
};

}  // namespace models
