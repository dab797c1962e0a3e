#include "models/study.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "models/certificate.hpp"
#include "models/coupons.hpp"
#include "models/employer.hpp"
#include "models/enrolment.hpp"
#include "models/event_notes.hpp"
#include "models/feedback.hpp"
#include "models/knowledge_tree.hpp"
#include "models/pay_as_you_go.hpp"
#include "models/payment.hpp"
#include "models/personal_value.hpp"
#include "models/pool.hpp"
#include "models/project.hpp"
#include "models/purpose.hpp"
#include "models/questions.hpp"
#include "models/replies.hpp"
#include "models/tracing.hpp"
#include "sim/distribution.hpp"
#include "sim/fixed.hpp"

namespace models {
namespace {

void count_skill(LearnerTally& tally, std::int64_t before, std::int64_t after, std::size_t n_topics) {
  tally.skill_gain += after - before;
  tally.skill_change[skill_cell(before, n_topics)] -= 1;
  tally.skill_change[skill_cell(after, n_topics)] += 1;
}

/// Of every topic, where knowledge needs no foundation.
constexpr std::array<double, max_topics> nothing_lost{};

/// One hour of study closes the gap in topic k at rate·content_k²; of the gain a share is lost.
/// @param exposure rate·hours  @param dither in (0,1), decides the rounding
SIM_HOT void raise_skill(sim::Unit16* skill, const float* content, const double* lost, std::size_t padded,
                         double exposure, double dither) {
  for (std::size_t k = 0; k < padded; k += topic_lanes) {
    double kept[topic_lanes];
    for (std::size_t l = 0; l < topic_lanes; ++l) kept[l] = static_cast<double>(content[k + l] * content[k + l]);
    for (std::size_t l = 0; l < topic_lanes; ++l) kept[l] = sim::exp(-exposure * kept[l]);
    for (std::size_t l = 0; l < topic_lanes; ++l) kept[l] += (1.0 - kept[l]) * lost[k + l];
    for (std::size_t l = 0; l < topic_lanes; ++l) kept[l] = 1.0 - (1.0 - skill[k + l].value()) * kept[l];
    for (std::size_t l = 0; l < topic_lanes; ++l) skill[k + l] = sim::Unit16::dithered(kept[l], dither);
  }
}

/// One open enrolment in the middle of a step.
struct Session {
  std::size_t row;
  std::size_t place;  // in the block
  std::size_t slot;
  std::size_t course;
  std::uint64_t id;
  double hours;
  double p_exit;
  double regulation;  // with guidance
  bool guided;
  double commitment;  // of who paid 1, of who did not 0 or what the wish for a credential makes of it
  sim::Words words;   // giving up, first session, quiz, exam
};

void learn(const Scene& scene, LearnerTally& tally, const Session& session) {
  const StudySettings& s = scene.parameters.study;
  const double base = scene.learners.learning_rate.width() > 0
                          ? static_cast<double>(scene.learners.learning_rate[session.row])
                          : s.learning_rate;
  const double better = scene.courses.quality[session.course] - scene.parameters.course.quality_mean;
  const double by_quality = std::max(0.0, 1.0 + s.learning_quality * better);
  const double rate = base * by_quality * s.learning_hours / static_cast<double>(scene.courses.hours[session.course]);
  const auto skill = scene.learners.skill.row(session.row);
  const std::int64_t before = skill_sum(skill);
  const double dither = ((session.words[2] & 0xFFFF) + 0.5) * 0x1p-16;  // the quiz hangs on the word's high bits
  std::array<double, max_topics> lost;
  if (s.integration > 0.0) find_losses(skill, s.integration, {lost.data(), skill.size()});
  raise_skill(skill.data(), scene.courses.topics.row(session.course).data(),
              s.integration > 0.0 ? lost.data() : nothing_lost.data(), skill.size(), rate * session.hours, dither);
  count_skill(tally, before, skill_sum(skill), scene.n_topics());
}

double accuracy(const Scene& scene, const Session& session) {
  const auto content = scene.courses.topics.row(session.course);
  const double knowledge = scene.learners.known.width() > 0
                               ? known_share(scene.learners.known[session.row], content)
                               : course_knowledge(scene.learners.skill.row(session.row), content);
  return p_correct(scene.parameters.study, knowledge);
}

std::int64_t n_items(const Scene& scene, const Session& session) {
  return static_cast<std::int64_t>(scene.parameters.study.items_per_hour * session.hours + 0.5);
}

/// Under knowledge tracing learning happens at quiz items.
void practise_items(const Scene& scene, LearnerTally& tally, const Session& session) {
  const auto skill = scene.learners.skill.row(session.row);
  const std::int64_t before = skill_sum(skill), items = n_items(scene, session);
  sim::Stream words(scene.key, {session.id, learner_kind, practice_draw, scene.step(),
                                static_cast<std::uint32_t>(session.slot) << 24});
  const Practice practice{skill, scene.learners.known[session.row], scene.courses.topics.row(session.course)};
  tally.items += items;
  tally.correct += practise(practice, items, tracing_rates(scene.parameters.study), words);
  count_skill(tally, before, skill_sum(skill), scene.n_topics());
}

void answer_quiz(const Scene& scene, LearnerTally& tally, const Session& session, double p) {
  const std::int64_t items = n_items(scene, session);
  tally.items += items;
  tally.correct += sim::binomial(items, p, sim::uniform(session.words[2]));
}

bool quits_first_session(const Scene& scene, const Session& session) {
  const StudySettings& s = scene.parameters.study;
  if (!s.first_session_quits) return false;
  const double logit = s.first_base + s.first_regulation * (session.regulation - 0.5) +
                       s.first_paid * session.commitment +
                       (session.guided ? home_of(scene, session.row).policy->guidance_first : 0.0);
  return sim::uniform(session.words[1]) * (1.0 + sim::exp(-logit)) < 1.0;
}

bool passes(const Scene& scene, const Session& session, double p) {
  const StudySettings& s = scene.parameters.study;
  const std::int64_t right = sim::binomial(s.exam_items, p, sim::uniform(session.words[3]));
  return static_cast<double>(right) >= s.pass_mark * static_cast<double>(s.exam_items) - 1e-9;
}

/// The mean content of the courses a learner finished takes in one more.
void remember_finished(const Scene& scene, const Session& session) {
  Learners& learners = scene.learners;
  if (learners.n_finished.width() == 0) return;
  std::uint16_t& n = learners.n_finished[session.row];
  if (n < std::numeric_limits<std::uint16_t>::max()) ++n;
  const auto mean = learners.finished.row(session.row);
  const auto content = scene.courses.topics.row(session.course);
  for (std::size_t k = 0; k < mean.size(); ++k) {
    const double before = mean[k].value();
    mean[k] = sim::Unit16(before + (static_cast<double>(content[k]) - before) / n);
  }
}

void count_rating(CourseTally& course, LearnerTally& learner, int stars) {
  const bool positive = stars >= 4;
  course.rated += 1;
  course.stars += stars;
  course.positive += positive ? 1 : 0;
  learner.rated += 1;
  learner.positive += positive ? 1 : 0;
}

/// End an enrolment; a learner who has studied in it reacts first.
void conclude(const Scene& scene, Worker& worker, const Session& session, Ending ending, double p) {
  Enrolment& enrolment = scene.learners.enrolment.row(session.row)[session.slot];
  LearnerTally& tally = count_of(scene, worker, session.row, session.course);
  if (enrolment.active_weeks > 0) {
    const Impression impression = impression_of(scene, session.id, session.slot, enrolment);
    CourseTally& counts = worker.tally.course[session.course];
    if (ending == Ending::completed && impression.experience >= 0.0) counts.satisfied += 1;
    if (const auto stars = rating(scene, session.id, session.slot, enrolment, impression)) {
      counts.complaints += is_complaint(*stars) ? 1 : 0;
      count_rating(counts, tally, after_reply(scene, session.id, session.slot, enrolment, *stars));
    }
  }
  if (ending != Ending::left) remember_finished(scene, session);
  if (ending == Ending::completed) {
    begin_project(scene, session.row);
    earn_points(scene, session.row);
    buy_certificate(scene, worker, session.row, enrolment);
  }
  if (ending != Ending::left) pay_for_success(scene, worker, session.row, enrolment, p);
  note_ending(scene, worker, session.id, enrolment, ending, p);
  end_enrolment(scene, tally, enrolment, ending, p);
}

/// What a plan counts and charges of a session. @param before [h] studied in the course until then
/// @returns whether the learner could pay what was due
bool settle_session(const Scene& scene, Worker& worker, const Session& session, Enrolment& enrolment, double before) {
  count_training(scene, worker, session.row, enrolment, session.hours);
  count_minutes(scene, worker, session.place, session.slot, enrolment, session.hours);
  ask_questions(scene, worker, session.id, session.slot, enrolment, session.hours);
  return pay_for_progress(scene, worker, session.row, enrolment, before);
}

void take_session(const Scene& scene, Worker& worker, const Session& session, double active_weeks) {
  Enrolment& enrolment = scene.learners.enrolment.row(session.row)[session.slot];
  LearnerTally& tally = count_of(scene, worker, session.row, session.course);
  const bool first = enrolment.active_weeks == 0;
  const double weeks = enrolment.active_weeks + Enrolment::active_unit * active_weeks + 0.5;
  enrolment.active_weeks = static_cast<std::uint16_t>(std::clamp(weeks, 1.0, 65535.0));
  const double before = enrolment.hours;
  enrolment.hours += static_cast<float>(session.hours);
  tally.sessions += 1;
  tally.hours += sim::fixed(session.hours);
  count_time(scene, tally, session.row, session.hours);
  const std::int64_t items = tally.items, correct = tally.correct;
  const bool traced = scene.learners.known.width() > 0;
  if (traced) {
    practise_items(scene, tally, session);
  } else {
    learn(scene, tally, session);
  }
  const double p = accuracy(scene, session);
  if (!traced) answer_quiz(scene, tally, session, p);
  note_study(scene, worker, session.id, enrolment, {session.hours, tally.items - items, tally.correct - correct});
  const bool paid = !plan_of(enrolment).by_session || settle_session(scene, worker, session, enrolment, before);
  if (!paid || (first && quits_first_session(scene, session))) {
    conclude(scene, worker, session, Ending::left, p);
  } else if (enrolment.hours >= scene.courses.hours[session.course]) {
    conclude(scene, worker, session, passes(scene, session, p) ? Ending::completed : Ending::finished, p);
  } else if (wants_refund(scene, session.id, session.slot, enrolment)) {
    note_refund(scene, worker, session.id, enrolment);
    pay_back(scene, worker, session.row, enrolment);
    conclude(scene, worker, session, Ending::left, p);
  }
}

}  // namespace

std::size_t skill_cell(std::int64_t sum, std::size_t n_topics) {
  const auto most = static_cast<std::int64_t>(sim::Unit16::steps) * static_cast<std::int64_t>(n_topics);
  return static_cast<std::size_t>(sum * static_cast<std::int64_t>(skill_cells - 1) / most);
}

double course_knowledge(std::span<const sim::Unit16> skill, std::span<const float> content) {
  double knowledge = 0.0;
  for (std::size_t k = 0; k < content.size(); ++k) {
    knowledge += skill[k].value() * static_cast<double>(content[k]) * static_cast<double>(content[k]);
  }
  return std::min(1.0, knowledge);
}

double p_correct(const StudySettings& settings, double knowledge) {
  return settings.guess + (1.0 - settings.guess - settings.slip) * knowledge;
}

double corrected_mastery(const StudySettings& settings, double p) {
  return std::clamp((p - settings.guess) / (1.0 - settings.guess - settings.slip), 0.0, 1.0);
}

void learn_from_answer(const Scene& scene, Worker& worker, std::size_t row, std::size_t slot, double hours) {
  if (scene.learners.known.width() > 0) return;
  Session session{};
  session.row = row;
  session.slot = slot;
  session.course = scene.learners.enrolment.row(row)[slot].course_row();
  session.hours = hours;
  learn(scene, count_of(scene, worker, row, session.course), session);
}

void leave_course(const Scene& scene, Worker& worker, std::size_t row, std::size_t slot) {
  Session session{};
  session.row = row;
  session.slot = slot;
  session.course = scene.learners.enrolment.row(row)[slot].course_row();
  session.id = scene.learners.id(row);
  conclude(scene, worker, session, Ending::left, accuracy(scene, session));
}

void study(const Scene& scene, const Block& block) {
  StudyList& list = block.worker.scratch.study;
  for (std::size_t slot = 0; slot < scene.learners.enrolment.width(); ++slot) {
    const std::size_t first = slot == 0 ? 0 : list.n_first;
    const std::size_t last = slot == 0 ? list.n_first : list.n;
    // The hours have been read from the words; their place is used for the words of what follows.
    sim::draw_each(scene.key, {list.id.data() + first, last - first},
                   {0, learner_kind, progress_draw, scene.step(), static_cast<std::uint32_t>(slot)},
                   columns_from(list.words, first));
    for (std::size_t e = first; e < last; ++e) {
      const std::size_t row = block.first + list.place[e];
      Enrolment& enrolment = scene.learners.enrolment.row(row)[slot];
      const Session session{row,
                            list.place[e],
                            slot,
                            enrolment.course_row(),
                            list.id[e],
                            list.hours[e],
                            list.exit[e],
                            list.regulation[e],
                            block.worker.scratch.guided[list.place[e]] > 0.0,
                            list.paid[e],
                            {list.words[0][e], list.words[1][e], list.words[2][e], list.words[3][e]}};
      if (list.scale[e] > 0.0) take_session(scene, block.worker, session, list.scale[e]);
      if (!enrolment.open()) continue;
      if (sim::uniform(session.words[0]) < session.p_exit || scene.cohorts.ends(scene.courses, enrolment)) {
        conclude(scene, block.worker, session, Ending::left, accuracy(scene, session));
      }
    }
  }
}

void forget(const Scene& scene, const Block& block) {
  const double rate = scene.parameters.study.forgetting;
  if (rate == 0.0) return;
  const double kept = sim::exp(-rate * scene.clock.dt());
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    const auto skill = scene.learners.skill.row(row);
    const std::int64_t before = skill_sum(skill);
    // A slow decay takes less than a skill's unit in a step: rounded to the nearest it would take nothing, ever.
    const sim::Words words = sim::draw(scene.key, {scene.learners.id(row), learner_kind, forget_draw, scene.step(), 0});
    const double dither = words[0] * 0x1p-32;
    for (sim::Unit16& x : skill) x = sim::Unit16::dithered(x.value() * kept, dither);
    count_skill(count_of(scene, block.worker, row), before, skill_sum(skill), scene.n_topics());
  }
}

}  // namespace models
