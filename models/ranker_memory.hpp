#pragma once
/// @file What rankers learn from the market: at the beginning of every month, and of new courses as they come.

#include <memory>

#include "models/co_enrolment.hpp"
#include "models/ranker.hpp"
#include "sim/clock.hpp"
#include "sim/team.hpp"

namespace models {

class TwoTower;

/// Exists as far as the rankers of a run need it.
struct RankerMemory {
  RankerNeeds needs;
  CoEnrolment co_enrolment;
  std::unique_ptr<TwoTower> two_tower;

  RankerMemory();
  ~RankerMemory();

  /// Once, before the first step. @param workers threads that will count
  void allocate(RankerNeeds of_run, const Learners& learners, const Courses& courses, std::size_t n_topics,
                unsigned workers, sim::Key key);

  /// In a month's first step learn from the market as it is; in the others look at what is new.
  void learn(const Learners& learners, const Courses& courses, const Views& views, const Platform& platform,
             const sim::Clock& clock, sim::Key key, sim::Team& team);

  std::uint64_t bytes() const;
};

}  // namespace models
