#include <algorithm>

#include "models/choice.hpp"
#include "models/choice_rule.hpp"
#include "models/selection.hpp"
#include "models/selection_method.hpp"

namespace models {
namespace {

/// Hours the learner has in the time planned for, less those that open courses still take.
double free_hours(const Scene& scene, std::size_t row) {
  double hours = scene.parameters.choice.plan_weeks * scene.learners.study_budget[row] / 60.0;
  for (const Enrolment& enrolment : scene.learners.enrolment.row(row)) {
    if (!enrolment.open()) continue;
    hours -= static_cast<double>(std::max(0.0F, scene.courses.hours[enrolment.course_row()] - enrolment.hours));
  }
  return hours;
}

/// The courses shown that can be paid for, and their places.
struct Affordable {
  std::vector<CourseOffer> courses;
  std::vector<std::size_t> place;
};

Affordable affordable(const Scene& scene, const Scratch& scratch, const Offer& offer) {
  const SelectionSettings& settings = scene.parameters.selection;
  Affordable list;
  for (std::size_t i = 0; i < offer.n; ++i) {
    const std::uint32_t course = scratch.shown[i];
    if (scratch.utility[i] == never) continue;
    const double difficulty = difficulty_in_steps(settings, static_cast<double>(scene.courses.difficulty[course]));
    list.courses.push_back(
        {static_cast<double>(scene.courses.hours[course]), difficulty, 0.01 * scratch.deal[i].due()});
    list.place.push_back(i);
  }
  return list;
}

}  // namespace

/// Of the courses shown, the plan that is best within the hours of `choice.plan_weeks` and the money at hand, by the
/// weights and the method of `[selection]`. The learner takes the densest course of the plan now and plans anew at the
/// next visit; a method that divides courses takes those it takes at least half of.
/// @source D0.2
/// @test tests/models/choice_rule_test.cpp
std::optional<std::size_t> choose_by_knapsack(const Scene& scene, Worker& worker, const Offer& offer) {
  const double hours = free_hours(scene, offer.visitor.row);
  const Affordable list = affordable(scene, worker.scratch, offer);
  if (hours <= 0.0 || list.courses.empty()) return std::nullopt;
  const SelectionSettings& settings = scene.parameters.selection;
  const Knapsack knapsack = knapsack_of(problem_of(settings, list.courses, hours, 0.01 * offer.visitor.cash));
  const Shares plan = find_selection_method(settings.method).choose(knapsack);
  std::optional<std::size_t> picked;
  double densest = 0.0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (plan[i] < 0.5) continue;
    const double density = knapsack.items[i].value / list.courses[i].hours;
    if (picked && density <= densest) continue;
    densest = density;
    picked = list.place[i];
  }
  return picked;
}

}  // namespace models
