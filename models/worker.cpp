#include "models/worker.hpp"

namespace models {

void Worker::allocate(const WorkerRoom& room) {
  const std::size_t courses = room.courses, candidates = room.candidates;
  tally.course.resize(courses);
  tally.shown.resize(courses);
  tally.learner.resize(room.groups);
  tally.till.resize(room.platforms);
  tally.employer.resize(room.employers);
  for (Till& till : tally.till) till.held.resize(room.creators * room.lags);
  for (Till& till : tally.till) {
    if (room.access.any()) till.earned.resize(room.creators);
    if (room.access.subscription) till.minutes.resize(room.creators);
  }
  if (room.access.user_centric) {
    for (auto& slot : scratch.heard) slot.resize(sim::block_size);
  }
  tally.studying.resize(courses * room.classes);
  if (room.demand) tally.demand.resize(courses);
  if (room.access.pledges) tally.campaign.resize(courses);
  const std::size_t blocks_of_four = (candidates + 3) / 4 * 4;
  scratch.noise.resize(blocks_of_four);
  scratch.scores.resize(candidates);
  scratch.keys.resize(candidates);
  scratch.fresh_keys.resize(candidates);
  scratch.order.resize(candidates);
  scratch.affinity.resize(courses);
  scratch.shown.resize(courses);
  scratch.utility.resize(courses + Scratch::lanes);
  scratch.weight.resize(courses + Scratch::lanes);
  scratch.beyond.resize(courses + Scratch::lanes);
  scratch.maker.resize(courses + Scratch::lanes);
  scratch.count.resize(courses + Scratch::lanes);
  scratch.deal.resize(courses);
}

std::uint64_t Worker::bytes() const {
  std::uint64_t held = 0;
  for (const Till& till : tally.till) {
    held += sizeof(Till) + till.held.capacity() * sizeof(Split) +
            (till.earned.capacity() + till.minutes.capacity()) * sizeof(std::int64_t);
  }
  return sizeof(Worker) + tally.course.capacity() * (sizeof(CourseTally) + sizeof(std::int32_t)) + held +
         tally.demand.capacity() * sizeof(DemandTally) + tally.studying.capacity() * sizeof(std::int32_t) +
         tally.learner.capacity() * sizeof(LearnerTally) + tally.employer.capacity() * sizeof(EmployerTally) +
         scratch.noise.capacity() * (2 * sizeof(std::uint32_t) + sizeof(float) + 2 * sizeof(std::uint64_t)) +
         scratch.shown.capacity() * (3 * sizeof(std::uint32_t) + sizeof(float) + 3 * sizeof(double) + sizeof(Deal)) +
         events.bytes();
}

}  // namespace models
