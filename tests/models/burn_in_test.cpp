/// @file What a burn-in may change: which part of a history is recorded, and nothing else.

#include <cmath>
#include <string>
#include <vector>

#include "models/measure.hpp"
#include "models/model.hpp"
#include "tests/catch.hpp"
#include "tests/models/measures.hpp"

namespace {

constexpr std::int64_t months_before = 3, months = 2, steps_per_month = 4;

models::Parameters parameters(std::int64_t burn_in) {
  models::Parameters p;
  p.platform["main"];
  p.creator_group["main"].number = 50;
  p.learner.number = 2000;
  p.learner.arrivals_per_month = 100.0;
  p.market.courses = 150;
  p.visit.rate = 2.0;
  p.run.burn_in = burn_in;
  p.run.months = months + months_before - burn_in;
  return p;
}

/// Whether a measure looks back to time 0, so that a burn-in does change it.
bool since_time_0(const models::Measure& measure) {
  return measure.formula.find("since time 0") != std::string::npos ||
         measure.formula.find("net of refunds") != std::string::npos;
}

}  // namespace

TEST_CASE("A run after a burn-in is the end of the run that records it all") {
  std::vector<std::string> names;
  for (const models::Measure& measure : models::measure_table()) names.emplace_back(measure.name);
  const std::vector<double> whole = tests::run("market", parameters(0), names).series;
  const std::vector<double> end = tests::run("market", parameters(months_before), names).series;
  constexpr std::size_t skipped = months_before * steps_per_month, n_end = months * steps_per_month + 1;
  constexpr std::size_t n_whole = skipped + n_end;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const models::Measure& measure = models::measure_table()[i];
    if (since_time_0(measure)) continue;
    // Flows are summed since the entry before, which time 0 does not have.
    for (std::size_t t = measure.form == models::Form::stock ? 0 : 1; t < n_end; ++t) {
      const double a = whole[i * n_whole + skipped + t], b = end[i * n_end + t];
      INFO(measure.name << " at entry " << t << ": " << a << " and " << b);
      CHECK((a == b || (std::isnan(a) && std::isnan(b))));
    }
    if (measure.form == models::Form::flow) CHECK(end[i * n_end] == 0.0);
  }
}
