#pragma once
/// @file How a recommender is judged and re-fitted: by a year's training of a fixed panel of employees.

#include <span>
#include <vector>

#include "models/enterprise_recommender.hpp"

namespace models {

/// Employees as the first survey found them, and how many of the whole staff each stands for.
struct Panel {
  std::vector<Employee> employees;
  std::int64_t staff = 0;
};

/// The employees with the lowest addressed uniforms, in the order of the staff; all of them where `size` is as large.
Panel draw_panel(const std::vector<Employee>& staff, std::int64_t size, sim::Key key);

/// What training needs to know besides the employees. `terms` and `step` of the scene are not used.
struct Rehearsal {
  const TrainingScene& scene;
  const Panel& panel;
};

/// The contracts of a cycle: seats are ordered for the employees each course is recommended to, one seat at least.
std::vector<ContractTerms> order_courses(const EnterpriseSettings& settings, std::span<const TrainingCourse> courses,
                                         const std::vector<std::int64_t>& n_wanted);

/// The sets of D2.2 after a year's training of the panel, as it was at the first survey, by this recommender. Every
/// call has the same luck, so that two recommenders differ by what they recommend alone. Courses that can be taken are
/// those the recommender knows.
TrainingCounts rehearse(const Rehearsal& rehearsal, Recommender recommender);

/// A recommender and the loss of the panel under it.
struct Judged {
  Recommender recommender;
  double loss = 0.0;
};

Judged judge(const Rehearsal& rehearsal, Recommender recommender);

/// The best of: the recommender kept, one that has learnt since, and that one with weights `trials` steps away, each
/// step from the best before, every weighed one moved by N(0, trial_step²) at an address. Of equals the one that has
/// learnt. As the recommender kept takes part with all it knew, its courses too, the loss never rises from cycle to
/// cycle while the settings stay.
/// @param learnt what is known now, with any weights @param cycle part of the address
/// @test tests/models/enterprise_model_test.cpp
Judged refit(const Rehearsal& rehearsal, const Recommender& kept, Recommender learnt, std::uint32_t cycle);

}  // namespace models
