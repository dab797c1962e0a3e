#include "models/feedback.hpp"

#include "models/enrolment.hpp"
#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {

sim::Words feelings(const Scene& scene, std::uint64_t id, std::size_t slot, const Enrolment& enrolment,
                    sim::Purpose purpose) {
  const auto bought = static_cast<std::uint32_t>(scene.clock.step - static_cast<std::int64_t>(lag(scene, enrolment)));
  return sim::draw(scene.key, {id, learner_kind, purpose, bought, static_cast<std::uint32_t>(slot)});
}

Impression impression_of(const Scene& scene, std::uint64_t id, std::size_t slot, const Enrolment& enrolment) {
  const sim::Words words = feelings(scene, id, slot, enrolment, experience_draw);
  const double personal = sim::normal(sim::uniform(words[0]));
  const double surprise =
      scene.courses.quality[enrolment.course_row()] - enrolment.expected * (1.0 / Enrolment::expected_unit);
  return {personal, scene.parameters.choice.quality * surprise + scene.parameters.feedback.experience_sd * personal};
}

std::optional<int> rating(const Scene& scene, std::uint64_t id, std::size_t slot, const Enrolment& enrolment,
                          const Impression& impression) {
  const FeedbackSettings& s = scene.parameters.feedback;
  const double p = s.p_rate * (1.0 + s.extremity * (impression.personal * impression.personal - 1.0));
  if (sim::uniform(feelings(scene, id, slot, enrolment, reaction_draw)[0]) >= p) return std::nullopt;
  return scene.stars.rating(scene.courses.quality[enrolment.course_row()], impression.personal);
}

bool wants_refund(const Scene& scene, std::uint64_t id, std::size_t slot, const Enrolment& enrolment) {
  if (lag(scene, enrolment) >= scene.refund_lags || paid_at_enrolment(enrolment) == 0) return false;
  const FeedbackSettings& s = scene.parameters.feedback;
  const double hours = scene.courses.hours[enrolment.course_row()];
  if (enrolment.hours >= s.refund_progress * hours) return false;
  if (sim::uniform(feelings(scene, id, slot, enrolment, reaction_draw)[1]) >= s.p_refund) return false;
  return impression_of(scene, id, slot, enrolment).experience < s.refund_experience;
}

}  // namespace models
