#pragma once
/// @file The sums that an enterprise's measures are formed from.

#include <cstdint>

#include "models/enterprise_sets.hpp"

namespace models {

/// What enterprises did and where they stand, added up; money in cents.
struct EnterpriseSums {
  std::int64_t fees = 0;          // paid for courses and for having courses made
  std::int64_t seats = 0;         // bought in a market
  std::int64_t hours = 0;         // [h] in fixed point, trained
  std::int64_t time_cost = 0;     // wage of those hours
  std::int64_t productivity = 0;  // worth of skill gained, up to what is asked for
  TrainingCounts counts;          // over all employees, since the first survey
  std::int64_t met = 0;           // fixed point: min(skill, demand) over employees and topics
  std::int64_t asked = 0;         // fixed point: demand over employees and topics
  std::int64_t skill = 0;         // fixed point: skill over employees and topics
  std::int64_t skills = 0;        // employees times topics
  double loss = 0.0;              // of the panels, by their members
  std::int64_t members = 0;       // of the panels

  EnterpriseSums& operator+=(const EnterpriseSums& more);
};

}  // namespace models
