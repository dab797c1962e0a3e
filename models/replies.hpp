#pragma once
/// @file Replies: creators spend hours on answering complaints, and some complaints are amended.

#include <cstdint>
#include <span>
#include <vector>

#include "models/scene.hpp"

namespace models {

/// Whether so many stars are a complaint: 3 or fewer.
constexpr bool is_complaint(int stars) { return stars <= 3; }

/// The share of complaints a creator answers in a step:
/// min(1, hours·reply_share·Δt / (hours_per_reply·complaints of the step before)), 1 when there were none, and 0 for
/// who has no time for replies. By the step before, so that learners of one step do not meet in a creator's hours.
class Replies {
 public:
  /// Room for every creator, once; only when some group of the run answers.
  void allocate(std::size_t creators, bool needed);

  /// Divide the hours of a step over the complaints heard. @param months length of the step
  void plan(const Creators& creators, const FeedbackSettings& feedback, double months);

  /// Count the complaints of a step by creator.
  void hear(std::span<const CourseTally> tally, const Courses& courses);

  bool anybody_answers() const { return !answered_.empty(); }
  double answered(std::size_t creator) const { return answered_[creator]; }

  std::uint64_t bytes() const { return answered_.capacity() * (sizeof(double) + sizeof(std::int64_t)); }

 private:
  std::vector<double> answered_;          // share, by creator
  std::vector<std::int64_t> complaints_;  // of the step before, by creator
};

/// The stars that stay: a complaint that is answered is amended by one with probability `feedback.reply_repair`.
int after_reply(const Scene& scene, std::uint64_t id, std::size_t slot, const Enrolment& enrolment, int stars);

}  // namespace models
