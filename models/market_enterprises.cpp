#include "models/market.hpp"

namespace models {

/// A year's budget for every employee comes in, and seats are allotted as far as it covers them.
void Market::fund_enterprises(const sim::Clock& clock) {
  if (employers_.all().empty()) return;
  const auto employer_of_row = [this](std::size_t row) { return employers_.of_group(learners_.group_of(row)); };
  const bool year_begins = clock.step % (sim::months_per_year * clock.calendar.steps_per_month) == 0;
  for (Employer& employer : employers_.all()) {
    const auto works_here = [&](std::size_t row) { return employer_of_row(row) == &employer; };
    if (year_begins) {
      std::int64_t employees = 0;
      for (std::size_t row = 0; row < learners_.size(); ++row) employees += works_here(row) ? 1 : 0;
      const std::int64_t more = employer.grant(employees);
      ledger_.enterprises += more;
      ledger_.outside -= more;
      seen_.training_budgets += more;
    }
    employer.allot(learners_, clock, key_, works_here);
  }
}

/// What enterprises paid for and what their employees know of what is asked for.
void Market::count_enterprises(const sim::Clock& clock) {
  seen_.enterprise.met = seen_.enterprise.asked = 0;
  const double initial_skill = sim::Unit16(parameters_->learner.initial_skill).value();
  for (std::size_t e = 0; e < employers_.all().size(); ++e) {
    employers_.all()[e].count(workers_[0].tally.employer[e], initial_skill, clock, seen_.enterprise);
  }
}

}  // namespace models
