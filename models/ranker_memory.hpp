#pragma once
/// @file What rankers learn from the market, refreshed at the beginning of every month.

#include "models/co_enrolment.hpp"
#include "models/ranker.hpp"

namespace models {

/// Exists as far as the rankers of a run need it.
struct RankerMemory {
  RankerNeeds needs;
  CoEnrolment co_enrolment;

  void refresh(const Learners& learners, const Views& views, sim::Team& team) {
    if (needs.co_enrolment) co_enrolment.refresh(learners, views, team);
  }
  std::uint64_t bytes() const { return co_enrolment.bytes(); }
};

}  // namespace models
