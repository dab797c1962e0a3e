#pragma once
/// @file The sums that measures are formed from.

#include <cstdint>
#include <limits>

#include "models/chosen.hpp"
#include "models/enterprise_sums.hpp"
#include "models/parameters.hpp"
#include "models/tally.hpp"

namespace models {

/// How unequal a set of amounts is; NaN when there is nothing to divide.
struct Inequality {
  double gini = std::numeric_limits<double>::quiet_NaN();
  double top_1 = std::numeric_limits<double>::quiet_NaN();
  double top_10 = std::numeric_limits<double>::quiet_NaN();
};

/// [cent] What learning has been worth and has cost since time 0, discounted to it.
struct PersonalValue {
  double gain = 0.0;  // of income over what it would have been without courses
  double cost = 0.0;  // paid and not refunded, for guidance too, and the value of the hours studied
};

/// Flows are summed since the entry before; stocks are those of the moment. A model fills what it has, and of a group
/// what can be told of it.
struct Observation {
  const Parameters* parameters = nullptr;
  LearnerTally flow;
  double weeks = 0.0;  // [week] length of a step
  std::int64_t registrations = 0;
  std::int64_t commission = 0;        // [cent] earned by platforms at once and when windows closed
  std::int64_t processor_fees = 0;    // [cent]
  std::int64_t funded = 0;            // campaigns that reached their goal
  std::int64_t failed = 0;            // and that did not
  std::int64_t sponsor_outlay = 0;    // [cent] for seats and open courses
  std::int64_t creator_income = 0;    // [cent] that became certain, less production
  std::int64_t production = 0;        // [cent] what making courses cost creators
  std::int64_t marketing = 0;         // [cent] of platforms, and enforcement
  std::int64_t open_access = 0;       // [cent] what open courses cost platforms
  std::int64_t grants = 0;            // [cent] to the sponsor
  std::int64_t training_budgets = 0;  // [cent] to enterprises, less what lapsed
  double creator_cost = 0.0;          // [USD] hours at work at the outside wage
  double platform_hhi = std::numeric_limits<double>::quiet_NaN();
  std::int64_t platform_profit = 0;  // [cent] change of the platforms' balances
  std::int64_t passes = 0;           // subscriptions and memberships held
  std::int64_t payouts = 0;          // [cent] paid to creators
  std::int64_t guided = 0;           // learners guided in the last step
  std::int64_t courses_shown = 0;    // shown at least once
  std::int64_t courses = 0;          // on sale
  std::int64_t escrow = 0;           // [cent]
  std::int64_t enrolled = 0;         // learners with an open course
  std::int64_t imbalance = 0;        // [cent] largest in size since the entry before
  double capability = 0.0;           // means over creators
  double brand = 0.0;
  double social = 0.0;
  double content_hours = 0.0;  // [h/month] mean over creators
  double effort = 0.0;         // [h/month] hours at work, mean over creators
  std::int64_t creators = 0;   // who have not left
  std::int64_t entries = 0;    // creators who entered
  std::int64_t exits = 0;      // creators who left
  std::int64_t revisions = 0;  // courses revised instead of a new one released
  double skill = 0.0;          // mean over learners and topics
  double skill_gini = 0.0;
  double practised = std::numeric_limits<double>::quiet_NaN();  // mean over learners, where there are projects
  Inequality income;                                            // of creators since time 0
  Inequality enrolments;                                        // of courses since time 0
  Inequality exposure;                                          // of courses since time 0
  PersonalValue value;
  Chosen chosen;  // mean over learners
  EnterpriseSums enterprise;
  bool sales_told = true;       // false of creators some of whose sales are fees for the courses of many
  bool commission_told = true;  // and of creators some of whose commission is of fees and pledges
};

}  // namespace models
