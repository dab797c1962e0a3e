#include "models/worker.hpp"

namespace models {

void Worker::allocate(std::size_t courses, std::size_t creators, std::size_t lags, std::size_t candidates,
                      std::size_t groups) {
  tally.course.resize(courses);
  tally.learner.resize(groups);
  tally.refund.resize(creators * lags);
  const std::size_t blocks_of_four = (candidates + 3) / 4 * 4;
  scratch.noise.resize(blocks_of_four);
  scratch.scores.resize(candidates);
  scratch.keys.resize(candidates);
  scratch.fresh_keys.resize(candidates);
  scratch.order.resize(candidates);
  scratch.affinity.resize(courses);
  scratch.shown.resize(courses);
  scratch.utility.resize(courses + Scratch::lanes);
  scratch.maker.resize(courses + Scratch::lanes);
  scratch.count.resize(courses + Scratch::lanes);
}

std::uint64_t Worker::bytes() const {
  return sizeof(Worker) + tally.course.capacity() * sizeof(CourseTally) + tally.refund.capacity() * sizeof(Split) +
         tally.chance.capacity() * sizeof(ChanceTally) + tally.studying.capacity() * sizeof(std::int32_t) +
         tally.learner.capacity() * sizeof(LearnerTally) +
         scratch.noise.capacity() * (2 * sizeof(std::uint32_t) + sizeof(float) + 2 * sizeof(std::uint64_t)) +
         scratch.shown.capacity() * (3 * sizeof(std::uint32_t) + sizeof(float) + sizeof(double)) + events.bytes();
}

}  // namespace models
