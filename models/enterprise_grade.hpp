#pragma once
/// @file How training is evaluated: a test, a project, and the grade they make.

#include <cstdint>

#include "models/parameters.hpp"
#include "sim/draw.hpp"

namespace models {

/// The grades of D2.3, and what is below them; `none` before any evaluation.
enum class Grade : std::uint8_t { none, insufficient, medium, average, good, excellent };

inline bool passed(Grade grade) { return grade >= Grade::medium; }

/// (m − g)/(1 − g − s), kept within 0…1: the knowledge behind a share m of right answers.
/// @param guess, slip together below 1
/// @source MODEL §5, the inverse of P(correct) = g + (1 − g − s)·K
double corrected_mastery(double mastery, double guess, double slip);

/// The grade of a score by the least scores of `[enterprise.NAME]`.
Grade grade_of(const EnterpriseSettings& settings, double score);

/// A test and a project on one topic.
struct Evaluation {
  double mastery = 0.0;  // share of right answers
  double project = 0.0;  // share of a project's criteria met, in the review of code and project
  double score = 0.0;    // (1 − w)·corrected mastery + w·project
  Grade grade = Grade::none;
};

/// The test has `study.exam_items` items, each right with probability g + (1 − g − s)·K; a project has
/// `enterprise.NAME.project_criteria`, each met with probability K. Neither falls when knowledge rises and the words
/// stay.
/// @param knowledge K of the topic, 0…1 @param words of the employee's evaluation: the test's, the project's
/// @source D2.3
/// @test tests/models/enterprise_test.cpp
Evaluation evaluate(const EnterpriseSettings& settings, const StudySettings& study, double knowledge,
                    const sim::Words& words);

}  // namespace models
