#include "models/ranker_memory.hpp"

#include "models/two_tower.hpp"

namespace models {

RankerMemory::RankerMemory() = default;
RankerMemory::~RankerMemory() = default;

void RankerMemory::allocate(RankerNeeds of_run, const Learners& learners, const Courses& courses, std::size_t n_topics,
                            unsigned workers, sim::Key key) {
  needs = of_run;
  if (needs.co_enrolment) {
    co_enrolment.allocate(courses.capacity(), learners.capacity(), learners.owned.width(), workers);
  }
  if (!needs.two_tower) return;
  two_tower = std::make_unique<TwoTower>();
  two_tower->allocate(courses.capacity(), n_topics, key);
}

void RankerMemory::learn(const Learners& learners, const Courses& courses, const Views& views, const Platform& platform,
                         const sim::Clock& clock, sim::Key key, sim::Team& team) {
  if (!clock.month_begins()) {
    if (two_tower) two_tower->read_new(courses, views);
    return;
  }
  if (needs.co_enrolment) co_enrolment.refresh(learners, views, team);
  if (two_tower) two_tower->refresh(learners, courses, views, platform, key, static_cast<std::uint32_t>(clock.step));
}

std::uint64_t RankerMemory::bytes() const { return co_enrolment.bytes() + (two_tower ? two_tower->bytes() : 0); }

}  // namespace models
