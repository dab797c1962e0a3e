#pragma once
/// @file How learners judge a course: experience against expectation, ratings and refunds.

#include <optional>

#include "models/scene.hpp"

namespace models {

/// What a course turned out to be for a learner.
struct Impression {
  double personal = 0.0;    // standard normal part that is the learner's own
  double experience = 0.0;  // [utility] quality found less quality expected, and the personal part
};

/// Words for what a learner feels about an enrolment: addressed by learner, moment of enrolment and slot.
sim::Words feelings(const Scene& scene, std::uint64_t id, std::size_t slot, const Enrolment& enrolment,
                    sim::Purpose purpose);

/// The same at every look: addressed by learner, moment of enrolment and slot.
Impression impression_of(const Scene& scene, std::uint64_t id, std::size_t slot, const Enrolment& enrolment);

/// Stars for the course, if it is rated: with probability p_rate·(1 + extremity·(e² − 1)), whose mean is p_rate.
std::optional<int> rating(const Scene& scene, std::uint64_t id, std::size_t slot, const Enrolment& enrolment,
                          const Impression& impression);

/// Whether a paid course inside the window, of little progress and bad experience, is asked back.
bool wants_refund(const Scene& scene, std::uint64_t id, std::size_t slot, const Enrolment& enrolment);

}  // namespace models
