#include "models/selection.hpp"

#include <algorithm>

#include "models/selection_method.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

constexpr double minutes_per_hour = 60.0;
constexpr double cents_per_dollar = 100.0;
constexpr double rounding = 1e-6;  // of a unit: 2.2 h are 132 minutes, whatever the last bit of 60·2.2

constexpr double most = 1e12;  // more than all courses weigh

std::int64_t down(double amount) { return static_cast<std::int64_t>(sim::floor(std::min(amount, most) + rounding)); }
std::int64_t up(double amount) { return -static_cast<std::int64_t>(sim::floor(rounding - amount)); }

}  // namespace

double difficulty_in_steps(const SelectionSettings& settings, double difficulty) {
  return settings.difficulty_easiest + settings.difficulty_step * std::max(0.0, 3.0 * difficulty - 0.5);
}

CourseIndices course_indices(const CourseOffer& course, double total_hours) {
  const double quality = 1.0 / (course.difficulty + course.price);
  return {quality, quality / course.hours, course.hours / total_hours};
}

SelectionProblem problem_of(const SelectionSettings& settings, std::span<const CourseOffer> courses, double total_hours,
                            double budget) {
  const auto efficiency = settings.efficiency == "sum" ? PlanEfficiency::sum : PlanEfficiency::product;
  return {courses, total_hours, budget, settings.efficiency_weight, efficiency};
}

double efficiency_of(const SelectionProblem& problem, const CourseOffer& course) {
  const CourseIndices index = course_indices(course, problem.total_hours);
  return problem.efficiency == PlanEfficiency::sum ? index.efficiency : index.efficiency * index.progress;
}

Knapsack knapsack_of(const SelectionProblem& problem) {
  double all = 0.0;
  for (const CourseOffer& course : problem.courses) all += efficiency_of(problem, course);
  const bool has_budget = problem.budget > 0.0;
  Knapsack knapsack;
  knapsack.capacity = {down(minutes_per_hour * problem.total_hours),
                       has_budget ? down(cents_per_dollar * problem.budget) : 0};
  for (const CourseOffer& course : problem.courses) {
    const double weight = problem.efficiency_weight;
    const double value =
        weight * efficiency_of(problem, course) / all + (1.0 - weight) * course.hours / problem.total_hours;
    const std::int64_t cents = has_budget ? up(cents_per_dollar * course.price) : 0;
    knapsack.items.push_back({value, {up(minutes_per_hour * course.hours), cents}});
  }
  return knapsack;
}

Selection select_courses(const SelectionProblem& problem, std::string_view method) {
  const Knapsack knapsack = knapsack_of(problem);
  Selection plan;
  plan.bound = relax(knapsack).bound;
  plan.share = find_selection_method(method).choose(knapsack);
  plan.value = value_of(knapsack, plan.share);
  for (std::size_t i = 0; i < plan.share.size(); ++i) {
    const double share = plan.share[i];
    const CourseOffer& course = problem.courses[i];
    plan.efficiency += share * efficiency_of(problem, course);
    plan.courses += share;
    plan.hours += share * course.hours;
    plan.money += share * course.price;
  }
  plan.progress = plan.hours / problem.total_hours;
  return plan;
}

}  // namespace models
