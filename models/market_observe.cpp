#include <algorithm>

#include "models/inequality.hpp"
#include "models/market.hpp"
#include "models/measure.hpp"

namespace models {
namespace {

double mean_of(const sim::Column<double>& column, std::size_t n) {
  double sum = 0.0;
  for (std::size_t j = 0; j < n; ++j) sum += column[j];
  return n > 0 ? sum / static_cast<double>(n) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

void Market::begin_record(const sim::Clock&) {
  start_flows();
  for (std::size_t c = 0; c < courses_.size(); ++c) courses_.enrolled[c] = courses_.exposure[c] = 0;
  for (std::size_t j = 0; j < creators_.size(); ++j) creators_.earned[j] = 0;
  for (Worker& worker : workers_) worker.events.sample = {parameters_->run.event_share, key_};
}

/// Stocks of the moment; the flows have been added up by the steps.
void Market::look() {
  seen_.parameters = parameters_;
  seen_.escrow = ledger_.escrow;
  seen_.courses = static_cast<std::int64_t>(views_.n_listed);
  seen_.courses_shown = std::count(shown_.begin(), shown_.begin() + static_cast<std::ptrdiff_t>(courses_.size()), 1);
  seen_.capability = mean_of(creators_.capability, creators_.size());
  seen_.brand = mean_of(creators_.brand, creators_.size());
  seen_.social = mean_of(creators_.social, creators_.size());
  const double skills = static_cast<double>(learners_.size()) * static_cast<double>(parameters_->market.topics);
  seen_.skill = static_cast<double>(skills_.sum) / sim::Unit16::steps / skills;
  seen_.skill_gini = histogram_gini(skills_.histogram);
  amounts_.assign(creators_.earned.data(), creators_.earned.data() + creators_.size());
  seen_.income = inequality(amounts_);
  amounts_.assign(courses_.enrolled.data(), courses_.enrolled.data() + courses_.size());
  seen_.enrolments = inequality(amounts_);
  amounts_.assign(courses_.exposure.data(), courses_.exposure.data() + courses_.size());
  seen_.exposure = inequality(amounts_);
}

void Market::observe(const sim::Clock& clock, std::span<double> row) {
  look();
  seen_.weeks = clock.weeks();
  const auto measures = measure_table();
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = measures[spec_.measures[i]].value(seen_);
  start_flows();
}

/// Flows are summed from here on; who has a course open is a stock and stays.
void Market::start_flows() {
  const std::int64_t enrolled = seen_.enrolled;
  seen_ = {};
  seen_.enrolled = enrolled;
  std::fill(shown_.begin(), shown_.end(), 0);
}

std::uint64_t Market::bytes() const {
  std::uint64_t bytes = learners_.capacity() * learners_.bytes_per_row() +
                        creators_.capacity() * creators_.bytes_per_row() +
                        courses_.capacity() * courses_.bytes_per_row() + views_.bytes() + memory_.bytes() +
                        guidance_.bytes() + escrow_.bytes() + events_.capacity() * events_.bytes_per_row() +
                        shown_.capacity() + amounts_.capacity() * sizeof(std::int64_t) + sizeof(Market);
  for (const Worker& worker : workers_) bytes += worker.bytes();
  return bytes;
}

}  // namespace models
