#pragma once
/// @file Study in a step: who works on which open course for how long, what is learned, who gives up and who finishes.

#include "models/scene.hpp"

namespace models {

/// List the open enrolments of the block, draw whether and how long each is studied in, and how likely it is given up.
///
/// A weekly probability p becomes 1 − (1 − p)^weeks for a step, and an active step counts for p·weeks/p_step weeks, so
/// that weekly means do not depend on the length of a step. Learners with several open courses share their weekly
/// budget; wanting more than it raises the hazard.
void plan_sessions(const Scene& scene, const Block& block);

/// Whether and how long each of a list's places is studied in: scale, hours and want, from words, regulation and paid.
/// @param weeks [week] length of the step
void draw_hours(StudyList& list, StudySettings s, double weeks);

/// Carry the sessions out: learn, answer quizzes, finish, ask for a refund, give up.
void study(const Scene& scene, const Block& block);

/// Knowledge decays by itself.
void forget(const Scene& scene, const Block& block);

/// Probability to give up within `weeks`: 1 − exp(−e^η·weeks) (complementary log-log).
double p_exit(double eta, double weeks);

/// What is known of a course's content: skill by topic, weighted by the squares of the unit content.
double course_knowledge(std::span<const sim::Unit16> skill, std::span<const float> content);

/// The cell of the skill histogram a learner is in. @param sum of the bits of the learner's skills
std::size_t skill_cell(std::int64_t sum, std::size_t n_topics);

/// Probability to answer an item correctly: guess + (1 − guess − slip)·knowledge.
/// @source Corbett & Anderson 1995
double p_correct(const StudySettings& settings, double knowledge);

/// What such a probability tells of knowledge: (p − guess)/(1 − guess − slip), 0…1.
double corrected_mastery(const StudySettings& settings, double p);

/// Learn as by so many hours of study, which take no time; under knowledge tracing learning happens at items alone.
void learn_from_answer(const Scene& scene, Worker& worker, std::size_t row, std::size_t slot, double hours);

/// Give up the course in a slot of the learner in `row`, who may rate it.
void leave_course(const Scene& scene, Worker& worker, std::size_t row, std::size_t slot);

}  // namespace models
