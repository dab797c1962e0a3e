#include "models/event.hpp"

#include "sim/team.hpp"

namespace models {

void EventPage::allocate() { event.resize(sim::block_size * most_per_learner); }

void EventPage::add(std::uint64_t learner, const Event& happened) {
  Event& taken = event[n];
  taken = happened;
  taken.student = pseudonym(sample.key, learner);
  taken.sequence = static_cast<std::uint32_t>(n++);
}

}  // namespace models
