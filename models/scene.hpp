#pragma once
/// @file What the mechanisms of a learner's step share: the rules in force, the views, and the learners themselves.

#include <cstdint>
#include <span>
#include <vector>

#include "models/choice_rule.hpp"
#include "models/cohort.hpp"
#include "models/creator.hpp"
#include "models/learner.hpp"
#include "models/stars.hpp"
#include "models/store.hpp"
#include "models/views.hpp"
#include "models/worker.hpp"
#include "sim/clock.hpp"

namespace models {

class Employers;
class Replies;
class Sponsorship;

/// Set up once a step, before the blocks; only the learners of a worker's own block are written.
struct Scene {
  const Parameters& parameters;
  std::span<const Store> stores;  // the platforms in order of name
  const ChoiceRule& rule;
  const StarScale& stars;
  const Courses& courses;
  const Creators& creators;
  const Views& views;
  const Sponsorship& sponsorship;
  const Employers& employers;
  const Replies& replies;
  std::span<const double> log_rank;  // ln(position) of the places in a slate, and of the one after
  Learners& learners;
  sim::Key key;
  sim::Clock clock;
  std::size_t refund_lags = 0;  // steps in which a sale can be refunded
  bool gumbel_shocks = false;   // one shock per course shown instead of one draw per visit
  bool counts_surplus = false;  // it is measured, or platforms compete by it
  std::span<const LearnerGroup> learner_groups;
  bool by_creator = false;  // whether results tell creators' groups apart, rather than learners'
  Cohorts cohorts;

  std::size_t n_topics() const { return static_cast<std::size_t>(parameters.market.topics); }
  std::uint32_t step() const { return static_cast<std::uint32_t>(clock.step); }
};

/// The platform that the learner in `row` goes to.
inline const Store& home_of(const Scene& scene, std::size_t row) {
  return scene.stores[scene.learners.home.width() > 0 ? scene.learners.home[row] : 0];
}

/// The settings of the group that the learner in `row` belongs to.
inline const LearnerGroup& group_of(const Scene& scene, std::size_t row) {
  return scene.learner_groups[scene.learners.group_of(row)];
}

/// Where it is counted what a learner does.
inline LearnerTally& count_of(const Scene& scene, Worker& worker, std::size_t row) {
  return worker.tally.learner[scene.learners.stratum.width() > 0 ? scene.learners.stratum[row] : 0];
}

/// Where it is counted what a learner does in a course: with the learner's group, or with its creator's.
inline LearnerTally& count_of(const Scene& scene, Worker& worker, std::size_t row, std::size_t course) {
  if (!scene.by_creator) return count_of(scene, worker, row);
  return worker.tally.learner[scene.creators.group[scene.courses.creator[course]]];
}

/// One block of learners in the hands of one worker.
struct Block {
  std::size_t first = 0;
  std::size_t n = 0;
  Worker& worker;
};

}  // namespace models
