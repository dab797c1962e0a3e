#include <algorithm>

#include "models/creator_price.hpp"
#include "models/creator_revision.hpp"
#include "models/creator_time.hpp"
#include "models/creator_turnover.hpp"
#include "models/market.hpp"

namespace models {

/// Those for whom it pays enter with a course each.
void Market::enter(const sim::Clock& clock) {
  if (creators_.gone.width() == 0) return;
  std::int64_t index = 0;
  for (std::size_t group = 0; group < creators_.policy.size(); ++group) {
    const std::int64_t n = entrants(creators_, group, clock, key_);
    for (std::int64_t i = 0; i < n; ++i) {
      const std::size_t j = admit_creator(creators_, *parameters_, group, index++, clock, key_);
      const double month = static_cast<double>(clock.step) * clock.dt();
      const Origin origin{creators_.id[j], static_cast<std::uint32_t>(j), creators_.n_courses[j]++,
                          creators_.capability[j], month};
      add_course(courses_, *parameters_, quality_, origin, {}, 1, key_);
    }
    seen_.entries += n;
    if (population_ == Population::creators) seen_of_group_[group].entries += n;
  }
}

/// What a creator sells, on the platform where that is the most.
std::span<const std::uint32_t> Market::portfolio_of(std::size_t creator) const {
  std::span<const std::uint32_t> widest;
  for (const Store& store : stores_) {
    const auto courses = store.front.courses_of(creator);
    if (courses.size() > widest.size()) widest = courses;
  }
  return widest;
}

/// The course a creator would make anew, if there is one that is rated so badly.
std::optional<std::size_t> Market::worst_of(std::size_t creator) const {
  const double below = creators_.policy[creators_.group[creator]]->revise_below;
  if (below == 0.0) return std::nullopt;
  return worst_rated(courses_, portfolio_of(creator), below);
}

/// Instead of a new course, the worst one made anew, if it is rated so badly.
bool Market::revise_worst(std::size_t creator, double month) {
  const std::optional<std::size_t> worst = worst_of(creator);
  if (!worst) return false;
  const Origin maker{creators_.id[creator], static_cast<std::uint32_t>(creator), 0, creators_.capability[creator],
                     month};
  revise(courses_, *worst, *parameters_, quality_, maker, key_);
  seen_.revisions += 1;
  if (population_ == Population::creators) seen_of_group_[creators_.group[creator]].revisions += 1;
  return true;
}

/// Creators look back on what they earned: some leave, some change how they work and what they ask.
void Market::review(const sim::Clock& clock) {
  if (creators_.gone.width() > 0 && (clock.step + 1) % clock.calendar.steps_per_month == 0) {
    std::fill(left_.begin(), left_.end(), 0);
    seen_.exits += close_month(creators_, left_);
    for (std::size_t group = 0; population_ == Population::creators && group < left_.size(); ++group) {
      seen_of_group_[group].exits += left_[group];
    }
  }
  review_time(creators_, *parameters_, clock, key_);
  review_prices(courses_, creators_, announced(clock), clock);
}

}  // namespace models
