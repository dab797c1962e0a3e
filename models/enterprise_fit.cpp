#include "models/enterprise_fit.hpp"

#include <algorithm>
#include <numeric>

#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

constexpr std::int64_t rehearsed_months = 12;
constexpr std::uint32_t rehearsal_steps = 0x80000000;  // apart from the steps of the run
constexpr std::int64_t any_month = 1'000'000;          // by which every course is ready

/// Where the weights of a trial are: two blocks of words, of which shift and weights take five.
constexpr std::uint32_t blocks_per_trial = 2;

ScoreWeights step_away(const ScoreWeights& from, const EnterpriseSettings& settings, sim::Key key, std::uint32_t cycle,
                       std::uint32_t trial) {
  sim::Stream words(key, {0, employee_kind, fit_draw, cycle, trial * blocks_per_trial});
  const RecommenderKind& kind = find_recommender(settings.recommender);
  ScoreWeights weights = from;
  weights.shift += settings.trial_step * sim::normal(words.uniform());
  for (std::size_t f = 0; f < n_reasons; ++f) {
    const double step = settings.trial_step * sim::normal(words.uniform());
    if (kind.weighs[f]) weights.weight[f] += step;
  }
  return weights;
}

}  // namespace

Panel draw_panel(const std::vector<Employee>& staff, std::int64_t size, sim::Key key) {
  std::vector<std::size_t> places(staff.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  const auto lot = [&](std::size_t place) {
    return sim::draw(key, {staff[place].id, employee_kind, panel_draw, 0, 0})[0];
  };
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return lot(a) < lot(b); });
  places.resize(std::min(places.size(), static_cast<std::size_t>(size)));
  std::sort(places.begin(), places.end());
  Panel panel;
  panel.staff = static_cast<std::int64_t>(staff.size());
  for (const std::size_t place : places) panel.employees.push_back(staff[place]);
  return panel;
}

std::vector<ContractTerms> order_courses(const EnterpriseSettings& settings, std::span<const TrainingCourse> courses,
                                         const std::vector<std::int64_t>& n_wanted) {
  const Contract& contract = find_contract(settings.contract);
  std::vector<ContractTerms> terms;
  for (std::size_t j = 0; j < courses.size(); ++j) {
    terms.push_back(contract.terms(settings, courses[j].price, std::max<std::int64_t>(1, n_wanted[j])));
  }
  return terms;
}

TrainingCounts rehearse(const Rehearsal& rehearsal, Recommender recommender) {
  TrainingScene scene = rehearsal.scene;
  scene.dt = 1.0;
  std::vector<Employee> employees = rehearsal.panel.employees;
  for (Employee& employee : employees) {
    employee.budget = static_cast<std::int64_t>(100.0 * scene.settings.budget_per_year + 0.5);
  }
  const auto members = static_cast<std::int64_t>(employees.size());
  std::vector<ContractTerms> terms;
  TrainingFlow flow;
  for (std::int64_t month = 0; month < rehearsed_months; ++month) {
    scene.step = rehearsal_steps + static_cast<std::uint32_t>(month);
    if (month % scene.settings.cycle_months == 0) {
      auto n_wanted = recommend(scene, recommender, employees, month, any_month);
      for (std::int64_t& n : n_wanted) n = n * rehearsal.panel.staff / members;
      terms = order_courses(scene.settings, scene.courses, n_wanted);
      scene.terms = terms;
    }
    for (std::size_t i = 0; i < employees.size(); ++i) train(scene, employees, i, flow);
  }
  TrainingCounts counts;
  for (const Employee& employee : employees) {
    counts.recommended.add(employee.missing, employee.recommended);
    counts.passed.add(employee.missing, employee.passed);
  }
  return counts;
}

Judged judge(const Rehearsal& rehearsal, Recommender recommender) {
  const double loss = training_loss(rehearsal.scene.settings, rehearse(rehearsal, recommender));
  return {std::move(recommender), loss};
}

Judged refit(const Rehearsal& rehearsal, const Recommender& kept, Recommender learnt, std::uint32_t cycle) {
  const EnterpriseSettings& settings = rehearsal.scene.settings;
  learnt.weights = kept.weights;
  Judged best = judge(rehearsal, kept);
  Judged next = judge(rehearsal, learnt);
  bool has_learnt = next.loss <= best.loss;
  if (has_learnt) best = std::move(next);
  for (std::int64_t trial = 0; trial < settings.trials; ++trial) {
    learnt.weights =
        step_away(best.recommender.weights, settings, rehearsal.scene.key, cycle, static_cast<std::uint32_t>(trial));
    next = judge(rehearsal, learnt);
    if (next.loss > best.loss || (has_learnt && next.loss == best.loss)) continue;
    best = std::move(next);
    has_learnt = true;
  }
  return best;
}

}  // namespace models
