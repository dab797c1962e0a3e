#pragma once
/// @file Which courses to study: the indices of D0.1 and the plan of D0.2, as pure functions.

#include <span>
#include <string_view>
#include <vector>

#include "models/chosen.hpp"
#include "models/knapsack.hpp"
#include "models/parameters.hpp"

namespace models {

/// What is known of a course when it is chosen; hours, and difficulty or price, are above 0.
struct CourseOffer {
  double hours = 0.0;       // [h] of study
  double difficulty = 0.0;  // [1] in the units of D0: 2, 3, 4, …
  double price = 0.0;       // [USD]
};

/// Difficulty in the units of D0 of a course whose difficulty is 0 easy to 1 hard: thirds of the scale are a step
/// apart.
double difficulty_in_steps(const SelectionSettings& settings, double difficulty);

/// The three indices of a course.
struct CourseIndices {
  double quality = 0.0;     // [1/USD] q = 1/(d + p)
  double efficiency = 0.0;  // [1/(h USD)] f = q/t
  double progress = 0.0;    // [1] g = t/T
};

/// q = 1/(d + p), f = q/t, g = t/T.
/// @param total_hours [h] T
/// @source D0.1; D0.3 prints f = 0.0004, 0.00001 and 0.000005 where its own formula gives 1.996008e-5, 4.992511e-6 and
///         1.664447e-6
/// @test tests/models/selection_test.cpp
CourseIndices course_indices(const CourseOffer& course, double total_hours);

/// The two efficiencies of a plan that the source defines: F = Σ f and F = Σ f·g.
enum class PlanEfficiency { sum, product };

/// A learner's problem.
struct SelectionProblem {
  std::span<const CourseOffer> courses;
  double total_hours = 0.0;        // [h] T, above 0
  double budget = 0.0;             // [USD] 0 for no limit
  double efficiency_weight = 0.5;  // λ, 0…1
  PlanEfficiency efficiency = PlanEfficiency::sum;
};

/// The problem by the weights of `[selection]`. @param budget [USD] 0 for no limit
SelectionProblem problem_of(const SelectionSettings& settings, std::span<const CourseOffer> courses, double total_hours,
                            double budget);

/// Contribution of one course to F.
double efficiency_of(const SelectionProblem& problem, const CourseOffer& course);

/// The problem as a knapsack: maximise λ·F/F₁ + (1 − λ)·G subject to Σ t ≤ T and, with a budget, Σ p ≤ budget.
///
/// F is of the order of 1e-5 and G of 1, so F is divided by F₁, its value when all courses are taken; both then lie in
/// 0…1. Hours weigh whole minutes, rounded up for a course and down for T; money weighs whole cents.
/// @source D0.2
Knapsack knapsack_of(const SelectionProblem& problem);

/// A plan and what it comes to.
struct Selection : Chosen {
  Shares share;
};

/// The plan that a method of the method table makes.
/// @throws PlanTooLarge
/// @test tests/models/selection_test.cpp
Selection select_courses(const SelectionProblem& problem, std::string_view method);

}  // namespace models
