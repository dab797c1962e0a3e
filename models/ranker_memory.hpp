#pragma once
/// @file What rankers learn from the market: at the beginning of every month, and of new courses as they come.

#include "models/co_enrolment.hpp"
#include "models/ranker.hpp"
#include "models/two_tower.hpp"

namespace models {

/// Exists as far as the rankers of a run need it.
struct RankerMemory {
  RankerNeeds needs;
  CoEnrolment co_enrolment;
  TwoTower two_tower;

  std::uint64_t bytes() const { return co_enrolment.bytes() + two_tower.bytes(); }
};

}  // namespace models
