#pragma once
/// @file Where the mechanisms of a step write down what a learner does, if the learner's events are kept.

#include "models/enrolment.hpp"

namespace models {

/// @param place of the topic asked for on the platform, or of the creator called on
void note_visit(const Scene& scene, Worker& worker, std::uint64_t learner, Channel channel, std::size_t place);

/// @param price [cent] 0 for a free course
void note_enrolment(const Scene& scene, Worker& worker, std::uint64_t learner, const Purchase& purchase,
                    std::int32_t price, Payer payer);

/// What the learner of an enrolment pays after it. @param amount [cent]
void note_payment(const Scene& scene, Worker& worker, std::size_t row, Item item, const Enrolment& enrolment,
                  std::int32_t amount);

/// What the learner in `row` pays for access to many courses.
void note_fee(const Scene& scene, Worker& worker, std::size_t row, std::int32_t amount);

/// A pledge put down for a course, and one that is given back.
void note_pledge(const Scene& scene, Worker& worker, std::size_t row, std::uint32_t course, std::int32_t amount);
void note_pledge_returned(const Scene& scene, Worker& worker, std::size_t row, std::uint32_t course,
                          std::int32_t amount);

/// What a learner did in one enrolment in a step.
struct Studied {
  double hours = 0.0;
  std::int64_t items = 0;
  std::int64_t correct = 0;
};
void note_study(const Scene& scene, Worker& worker, std::uint64_t learner, const Enrolment& enrolment,
                const Studied& studied);

/// An enrolment that ends, before its place is freed.
/// @param accuracy probability to answer an item correctly at the end
void note_ending(const Scene& scene, Worker& worker, std::uint64_t learner, const Enrolment& enrolment, Ending ending,
                 double accuracy);

/// A course that is paid for and never begun.
void note_no_show(const Scene& scene, Worker& worker, std::uint64_t learner, std::uint32_t course);

void note_refund(const Scene& scene, Worker& worker, std::uint64_t learner, const Enrolment& enrolment);

}  // namespace models
