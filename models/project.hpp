#pragma once
/// @file Projects after completed courses: practice turns knowledge into practised skill, which is what earns.

#include "models/scene.hpp"

namespace models {

/// Practised skill after hours of practice: dP = rate·(K − P)·dh, so P = K + (P₀ − K)·e^(−rate·h).
/// @param skill K, mean over topics  @param rate [1/h]  @param hours [h]
/// @source D0.4
/// @test tests/models/project_test.cpp
double practised_after(double practised, double skill, double rate, double hours);

/// Whoever completes a course has a project of `study.project_hours` more to do, where there are projects.
void begin_project(const Scene& scene, std::size_t row);

/// Learners with hours of projects left work on them as they study: with the weekly probability and the hours of a
/// study session, as far as the week's budget leaves room beside the hours they want for open courses.
/// The step's sessions must have been planned and carried out: their list makes way.
void work_on_projects(const Scene& scene, const Block& block);

/// What is practised decays with the knowledge it rests on, by `study.forgetting`.
void forget_practice(const Scene& scene, const Block& block);

}  // namespace models
