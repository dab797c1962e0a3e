#include <algorithm>
#include <utility>

#include "models/inequality.hpp"
#include "models/market.hpp"
#include "models/measure.hpp"

namespace models {
namespace {

/// Mean of `value(row)` over the creators of a group, or over all of them, who have not left.
template <class Value>
double mean_of(const Creators& creators, std::optional<std::size_t> group, const Value& value) {
  double sum = 0.0, n = 0.0;
  for (std::size_t j = 0; j < creators.size(); ++j) {
    if ((group && creators.group[j] != *group) || !creators.is_active(j)) continue;
    sum += value(j);
    n += 1.0;
  }
  return n > 0.0 ? sum / n : std::numeric_limits<double>::quiet_NaN();
}

double mean_of(const sim::Column<double>& column, const Creators& creators, std::optional<std::size_t> group) {
  return mean_of(creators, group, [&](std::size_t row) { return column[row]; });
}

void look_at_skills(Observation& seen, const SkillCensus& census, std::int64_t n_learners, std::int64_t n_topics,
                    bool projects) {
  const double skills = static_cast<double>(n_learners) * static_cast<double>(n_topics);
  seen.skill = skills > 0.0 ? static_cast<double>(census.sum) / sim::Unit16::steps / skills
                            : std::numeric_limits<double>::quiet_NaN();
  seen.skill_gini = histogram_gini(census.histogram);
  if (!projects || n_learners == 0) return;
  seen.practised = static_cast<double>(census.practised) / sim::Unit16::steps / static_cast<double>(n_learners);
}

}  // namespace

void Market::begin_record(const sim::Clock&) {
  start_flows(true);
  statement_.open(ledger_);
  seen_.value = {};
  for (Observation& seen : seen_of_group_) seen.value = {};
  for (std::size_t c = 0; c < courses_.size(); ++c) courses_.enrolled[c] = courses_.exposure[c] = 0;
  for (std::size_t j = 0; j < creators_.size(); ++j) creators_.earned[j] = 0;
  for (Worker& worker : workers_) worker.events.sample = {parameters_->run.event_share, key_};
}

void Market::look_at_creators(Observation& seen, std::optional<std::size_t> group) {
  seen.capability = mean_of(creators_.capability, creators_, group);
  seen.brand = mean_of(creators_.brand, creators_, group);
  seen.social = mean_of(creators_.social, creators_, group);
  seen.content_hours = mean_of(creators_, group, [&](std::size_t row) { return divide_hours(creators_, row)[0]; });
  seen.effort = mean_of(creators_, group, [&](std::size_t row) { return hours_at_work(creators_, row); });
  seen.creators = 0;
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    seen.creators += (!group || creators_.group[j] == *group) && creators_.is_active(j) ? 1 : 0;
  }
  amounts_.clear();
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    if (!group || creators_.group[j] == *group) amounts_.push_back(creators_.earned[j]);
  }
  seen.income = inequality(amounts_);
}

/// Whether any platform listed a course in the last step.
bool Market::is_on_sale(std::size_t course) const {
  return std::any_of(stores_.begin(), stores_.end(), [course](const Store& store) {
    return course < store.front.listed().size() && store.front.lists(course);
  });
}

/// Herfindahl-Hirschman index of what was paid on each platform since the entry before.
double Market::concentration() {
  double sum = 0.0, squares = 0.0;
  for (Store& store : stores_) {
    const auto spent = static_cast<double>(std::exchange(store.spent_since_entry, 0));
    sum += spent;
    squares += spent * spent;
  }
  return sum > 0.0 ? squares / (sum * sum) : std::numeric_limits<double>::quiet_NaN();
}

/// Stocks of the moment; the flows have been added up by the steps.
void Market::look() {
  seen_.escrow = ledger_.escrow;
  seen_.platform_hhi = concentration();
  seen_.courses = seen_.courses_shown = 0;
  for (std::size_t c = 0; c < courses_.size(); ++c) {
    if (!is_on_sale(c)) continue;
    seen_.courses += 1;
    seen_.courses_shown += shown_[c];
  }
  look_at_creators(seen_, std::nullopt);
  const std::int64_t n_topics = parameters_->market.topics;
  const bool projects = learners_.practised.width() > 0;
  SkillCensus all;
  for (const SkillCensus& census : skills_) all.add(census);
  look_at_skills(seen_, all, static_cast<std::int64_t>(learners_.size()), n_topics, projects);
  amounts_.assign(courses_.enrolled.data(), courses_.enrolled.data() + courses_.size());
  seen_.enrolments = inequality(amounts_);
  amounts_.assign(courses_.exposure.data(), courses_.exposure.data() + courses_.size());
  seen_.exposure = inequality(amounts_);
  for (std::size_t group = 0; group < seen_of_group_.size(); ++group) {
    if (population_ == Population::creators) {
      look_at_creators(seen_of_group_[group], group);
    } else {
      look_at_skills(seen_of_group_[group], skills_[group], n_in_group_[group], n_topics, projects);
    }
  }
}

void Market::observe(const sim::Clock& clock, std::span<double> row) {
  look();
  const auto date = [&](Observation& seen) {
    seen.parameters = parameters_;
    seen.weeks = clock.weeks();
  };
  date(seen_);
  for (Observation& seen : seen_of_group_) {
    date(seen);
    if (population_ != Population::creators) continue;
    seen.sales_told = learners_.subscription.width() == 0;
    seen.commission_told = seen.sales_told && learners_.membership.width() == 0 && learners_.pledge.width() == 0;
  }
  const auto measures = measure_table();
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Series& series = series_[i];
    row[i] = measures[series.measure].value(series.group ? seen_of_group_[*series.group] : seen_);
  }
  statement_.add(seen_, ledger_);
  start_flows(clock.month_begins());
}

/// Flows are summed from here on; what is a stock or counted since time 0 stays, and within a month what became of the
/// passes that were due at its beginning.
void Market::start_flows(bool of_month) {
  const auto restart = [of_month](Observation& seen) {
    Observation next;
    if (!of_month) {
      next.flow.passes_due = seen.flow.passes_due;
      next.flow.passes_ended = seen.flow.passes_ended;
    }
    next.enrolled = seen.enrolled;
    next.passes = seen.passes;
    next.value = seen.value;
    next.enterprise.met = seen.enterprise.met;
    next.enterprise.asked = seen.enterprise.asked;
    seen = next;
  };
  restart(seen_);
  for (Observation& seen : seen_of_group_) restart(seen);
  std::fill(shown_.begin(), shown_.end(), 0);
}

std::uint64_t Market::bytes() const {
  std::uint64_t bytes =
      learners_.capacity() * learners_.bytes_per_row() + creators_.capacity() * creators_.bytes_per_row() +
      courses_.capacity() * courses_.bytes_per_row() + views_.bytes() + sponsorship_.bytes() + employers_.bytes() +
      replies_.bytes() + events_.capacity() * events_.bytes_per_row() + shown_.capacity() +
      amounts_.capacity() * sizeof(std::int64_t) + skills_.capacity() * sizeof(SkillCensus) +
      seen_of_group_.capacity() * sizeof(Observation) + sizeof(Market);
  for (const Store& store : stores_) bytes += store.bytes();
  for (const Worker& worker : workers_) bytes += worker.bytes();
  return bytes;
}

}  // namespace models
