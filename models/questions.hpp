#pragma once
/// @file Questions to the creator: asked in a session, answered in the next step as far as the hours for it go, and
/// paid.

#include "models/scene.hpp"

namespace models {

/// Most questions that wait for an answer in one course.
inline constexpr std::int64_t most_questions = 15;

/// Under a plan with a price per question, ask a Poisson number of mean questions_per_hour·hours, as far as the money
/// would go.
/// @source D1.7, D3.1
/// @test tests/models/questions_test.cpp
void ask_questions(const Scene& scene, Worker& worker, std::uint64_t id, std::size_t slot, Enrolment& enrolment,
                   double hours);

/// The questions of the step before are answered, each with the share of all questions and complaints that the
/// creator's hours allow; an answer is paid and counts for learning like `study.answer_hours` of study.
void receive_answers(const Scene& scene, const Block& block);

}  // namespace models
