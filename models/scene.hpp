#pragma once
/// @file What the mechanisms of a learner's step share: the rules in force, the views, and the learners themselves.

#include <cstdint>
#include <span>
#include <vector>

#include "models/choice_rule.hpp"
#include "models/learner.hpp"
#include "models/plan.hpp"
#include "models/ranker_memory.hpp"
#include "models/stars.hpp"
#include "models/views.hpp"
#include "models/worker.hpp"
#include "sim/clock.hpp"

namespace models {

class Guidance;

/// The commission rates that sales of one step were made at.
struct Rates {
  double platform = 0.0;
  double referred = 0.0;
};

/// Set up once a step, before the blocks; only the learners of a worker's own block are written.
struct Scene {
  const Parameters& parameters;
  const Platform& platform;
  const Ranker& ranker;
  const Plan& plan;
  const ChoiceRule& rule;
  const StarScale& stars;
  const Courses& courses;
  const Views& views;
  const RankerMemory& memory;
  const Guidance& guidance;
  std::span<const double> log_rank;  // ln(position) of the places in a slate, and of the one after
  std::span<const Rates> rates;      // by lag since the sale, [0] this step's
  Learners& learners;
  sim::Key key;
  sim::Clock clock;
  std::size_t refund_lags = 0;  // steps in which a sale can be refunded
  bool gumbel_shocks = false;   // one shock per course shown instead of one draw per visit

  std::size_t n_topics() const { return static_cast<std::size_t>(parameters.market.topics); }
  std::uint32_t step() const { return static_cast<std::uint32_t>(clock.step); }
};

/// One block of learners in the hands of one worker.
struct Block {
  std::size_t first = 0;
  std::size_t n = 0;
  Worker& worker;
};

}  // namespace models
