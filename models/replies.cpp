#include "models/replies.hpp"

#include <algorithm>

#include "models/feedback.hpp"
#include "models/purpose.hpp"

namespace models {

void Replies::allocate(std::size_t creators, bool needed) {
  if (!needed) return;
  answered_.resize(creators);
  complaints_.resize(creators);
}

void Replies::plan(const Creators& creators, const FeedbackSettings& feedback, double months) {
  for (std::size_t j = 0; j < answered_.size(); ++j) {
    const double hours = creators.hours[j] * creators.policy[creators.group[j]]->reply_share * months;
    const double asked = feedback.hours_per_reply * static_cast<double>(complaints_[j]);
    answered_[j] = hours < asked ? hours / asked : (hours > 0.0 ? 1.0 : 0.0);
  }
}

void Replies::hear(std::span<const CourseTally> tally, const Courses& courses) {
  if (!anybody_answers()) return;
  std::fill(complaints_.begin(), complaints_.end(), 0);
  for (std::size_t c = 0; c < courses.size(); ++c)
    complaints_[courses.creator[c]] += tally[c].complaints + tally[c].asked;
}

int after_reply(const Scene& scene, std::uint64_t id, std::size_t slot, const Enrolment& enrolment, int stars) {
  if (!is_complaint(stars) || !scene.replies.anybody_answers()) return stars;
  const sim::Words words = feelings(scene, id, slot, enrolment, reply_draw);
  const double answered = scene.replies.answered(scene.courses.creator[enrolment.course_row()]);
  const bool amended =
      sim::uniform(words[0]) < answered && sim::uniform(words[1]) < scene.parameters.feedback.reply_repair;
  return stars + (amended ? 1 : 0);
}

}  // namespace models
