#pragma once
/// @file Creators who come because it pays, and creators who leave because it does not.

#include <cstdint>

#include "models/creator.hpp"
#include "sim/clock.hpp"

namespace models {

/// [creator] most there can ever be of a group, those who left included: `max_creators`, or with 0 those of the start
/// and as many as would come in every month if income were nearly five times the outside wage, four times `entry_rate`.
std::int64_t creator_capacity(const CreatorGroup& group, const Schedule& run);

/// [creator] over all groups.
std::int64_t creator_capacity(const Parameters& parameters);

/// What draws people into a group: max(0, income/(wage·hours) − 1).
///
/// Income and hours at work are the means of those who entered within the last twelve months and are still there, a
/// month of each counting alike: what an entrant has seen entrants get. When there are none, of all who are there in
/// the month before.
/// @param month [month] since the start of the burn-in
/// @source Mas-Colell, Whinston & Green 1995, section 10.F (free entry)
/// @test tests/models/creator_turnover_test.cpp
double entry_incentive(const Creators& creators, std::size_t group, double month, double dt);

/// [creator] who enter a group in a step: Poisson with mean entry_rate·incentive·Δt.
std::int64_t entrants(const Creators& creators, std::size_t group, const sim::Clock& clock, sim::Key key);

/// Enter one creator. @param index among those who enter in this step
/// @throws sim::CapacityReached naming the group's setting
std::size_t admit_creator(Creators& creators, const Parameters& parameters, std::size_t group, std::int64_t index,
                          const sim::Clock& clock, sim::Key key);

/// At the end of a month, count who earned less than the outside wage of the hours at work, and let those go who did so
/// for `exit_months` in a row. Who has left works no hours; what is still owed is paid out as it falls due.
/// @returns how many left, by group into `gone_of_group`
std::int64_t close_month(Creators& creators, std::vector<std::int64_t>& gone_of_group);

}  // namespace models
