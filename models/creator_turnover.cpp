#include "models/creator_turnover.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

constexpr double first_year = 12.0;  // [month]
constexpr double most_incentive = 4.0;

/// [cent, h·month] of some creators.
struct Means {
  double income = 0.0;
  double hours = 0.0;

  double incentive(double wage) const {
    return income > 0.0 && wage * hours > 0.0 ? std::max(0.0, 0.01 * income / (wage * hours) - 1.0) : 0.0;
  }
};

std::int64_t ever_entered(const Creators& creators, std::size_t group) {
  return std::count(creators.group.data(), creators.group.data() + creators.size(), group);
}

}  // namespace

std::int64_t creator_capacity(const CreatorGroup& group, const Schedule& run) {
  if (group.max_creators > 0) return group.max_creators;
  if (group.entry_rate <= 0.0) return group.number;
  const double expected = most_incentive * group.entry_rate * static_cast<double>(run.burn_in + run.months);
  // Five standard deviations of a Poisson count above its mean.
  return group.number + static_cast<std::int64_t>(expected + 5.0 * sim::sqrt(expected)) + 1;
}

std::int64_t creator_capacity(const Parameters& parameters) {
  std::int64_t n = 0;
  for (const auto& [name, group] : parameters.creator_group) n += creator_capacity(group, parameters.run);
  return n;
}

double entry_incentive(const Creators& creators, std::size_t group, double month, double dt) {
  Means new_ones, all;
  for (std::size_t j = 0; j < creators.size(); ++j) {
    if (creators.group[j] != group || !creators.is_active(j)) continue;
    const double hours = hours_at_work(creators, j);
    all.income += static_cast<double>(creators.income_last_month[j]);
    all.hours += hours;
    const double months = month - month_of_entry(creators.id[j], dt);
    if (creators.id[j] >> id_index_bits == 0 || months > first_year) continue;
    new_ones.income += static_cast<double>(creators.income_ever[j]);
    new_ones.hours += hours * months;
  }
  const double wage = creators.policy[group]->outside_wage;
  return (new_ones.hours > 0.0 ? new_ones : all).incentive(wage);
}

std::int64_t entrants(const Creators& creators, std::size_t group, const sim::Clock& clock, sim::Key key) {
  const double rate = creators.policy[group]->entry_rate;
  if (rate <= 0.0) return 0;
  const double month = static_cast<double>(clock.step) * clock.dt();
  const double mean = rate * entry_incentive(creators, group, month, clock.dt()) * clock.dt();
  sim::Stream stream(key, {group, market_kind, entry_draw, static_cast<std::uint32_t>(clock.step), 0});
  return sim::poisson(stream, mean);
}

std::size_t admit_creator(Creators& creators, const Parameters& parameters, std::size_t group, std::int64_t index,
                          const sim::Clock& clock, sim::Key key) {
  const auto& [name, settings] = *std::next(parameters.creator_group.begin(), static_cast<std::ptrdiff_t>(group));
  const std::int64_t room = creator_capacity(settings, parameters.run);
  if (ever_entered(creators, group) >= room) {
    throw sim::CapacityReached("room for " + std::to_string(room) + " creators is used up: raise creator_group." +
                               name + ".max_creators");
  }
  const std::uint64_t id = agent_id(static_cast<std::uint64_t>(clock.step + 1), static_cast<std::uint64_t>(index));
  return enter_creator(creators, parameters, group, id, key);
}

std::int64_t close_month(Creators& creators, std::vector<std::int64_t>& gone_of_group) {
  std::int64_t n_gone = 0;
  for (std::size_t j = 0; j < creators.size(); ++j) {
    creators.income_last_month[j] = creators.income_of_month[j];
    creators.income_of_month[j] = 0;
    const CreatorGroup& group = *creators.policy[creators.group[j]];
    if (!creators.is_active(j) || group.exit_months == 0) continue;
    const double wage = 100.0 * group.outside_wage * hours_at_work(creators, j);
    const bool below = static_cast<double>(creators.income_last_month[j]) < wage;
    creators.months_below[j] = below ? creators.months_below[j] + 1 : 0;
    if (creators.months_below[j] < static_cast<std::uint32_t>(group.exit_months)) continue;
    creators.gone[j] = 1;
    creators.hours[j] = 0.0;
    ++gone_of_group[creators.group[j]];
    ++n_gone;
  }
  creators.n_gone += static_cast<std::size_t>(n_gone);
  return n_gone;
}

}  // namespace models
