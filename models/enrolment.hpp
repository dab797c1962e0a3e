#pragma once
/// @file A course bought, begun, and ended.

#include <cstdint>

#include "models/slate.hpp"

namespace models {

/// What a visitor takes.
struct Purchase {
  std::uint32_t course = 0;
  Deal deal;
  bool referred = false;   // by the creator rather than the platform
  std::uint32_t word = 0;  // random word: whether the course is ever begun
};

/// Pay the price and open the course; a no-show owns it but never opens it. The learner must have a free place.
void enrol(const Scene& scene, Worker& worker, const Visitor& visitor, const Purchase& purchase);

/// Open a course for nothing; like a no-show of a purchase, some who copy never begin.
void begin_free(const Scene& scene, Worker& worker, const Visitor& visitor, std::uint32_t course, std::uint32_t word);

/// A course that a learner backed before it was made.
struct Backed {
  std::uint32_t course = 0;
  std::int32_t price = 0;  // [cent] pledged
  std::uint8_t platform = 0;
};

/// Open a course that has been paid for in advance, in a place that is free.
void begin_backed(const Scene& scene, Worker& worker, std::size_t row, const Backed& backed, Enrolment& place);

/// How an enrolment ended.
enum class Ending { left, finished, completed };

inline const Plan& plan_of(const Enrolment& enrolment) { return plans_by_place[enrolment.plan]; }

/// [cent] paid by the learner when the course was taken up, and to be had back within the refund window.
std::int32_t paid_at_enrolment(const Enrolment& enrolment);

/// [step] since the enrolment, from its low 16 bits.
std::uint16_t lag(const Scene& scene, const Enrolment& enrolment);

/// Share of the course's hours that are studied, at most 1.
double progress(const Scene& scene, const Enrolment& enrolment);

/// Count an enrolment's end and free its place.
/// @param accuracy probability to answer an item correctly at the end
void end_enrolment(const Scene& scene, LearnerTally& tally, Enrolment& enrolment, Ending ending, double accuracy);

}  // namespace models
