#include "models/parameter_sections.hpp"
#include "models/selection_method.hpp"

namespace models {

void selection_rows(std::vector<Parameter>& table) {
  using S = SelectionSettings;
  Section<S> selection(
      table, "selection", [](auto& p, std::string_view) -> auto& { return p.selection; });
  selection.changing(&S::total_hours, "total_hours",
                     {"h", {0.1, 1e6}, judgement, "hours a learner has for all courses; the median with hours_sigma"});
  selection.fixed(&S::hours_sigma, "hours_sigma",
                  {"", {0, 5}, judgement, "standard deviation of the log of learners' hours; 0 makes them equal"});
  selection.changing(&S::budget, "budget",
                     {"USD", {0, 1e9}, judgement, "money a learner has for all courses; 0 for no limit"});
  selection.changing(&S::efficiency_weight, "efficiency_weight",
                     {"", share, judgement, "weight of efficiency in the plan; the rest is progress's"});
  selection
      .changing(&S::efficiency, "efficiency",
                {"", {}, "D0.2", "efficiency of a plan: sum of f, or sum of f times g (product)"})
      .names = {"sum", "product"};
  selection.changing(&S::method, "method", {"", {}, "D0.2", "how the plan is made"}).names = selection_method_names();
  selection.fixed(&S::difficulty_easiest, "difficulty_easiest",
                  {"1", {1e-6, 1e6}, "D0.3", "difficulty of a beginner's course when the catalogue tells levels only"});
  selection.fixed(&S::difficulty_step, "difficulty_step",
                  {"1", {0, 1e6}, "D0.3", "difficulty added from one level to the next"});
}

}  // namespace models
