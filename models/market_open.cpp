#include <algorithm>
#include <limits>

#include "models/arrivals.hpp"
#include "models/cohort.hpp"
#include "models/creator_price.hpp"
#include "models/creator_turnover.hpp"
#include "models/homing.hpp"
#include "models/learner_group.hpp"
#include "models/market.hpp"
#include "models/measure.hpp"
#include "models/opening.hpp"
#include "models/purpose.hpp"
#include "models/study.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

/// [h/month] for content over all creators, at the most of any phase.
double most_content_hours(const Creators& creators, const RunSpec& spec) {
  double most = 0.0;
  for (const Phase& phase : spec.phases) most = std::max(most, models::most_content_hours(creators, phase.parameters));
  return most;
}

/// What creators need to keep in any phase: only whether there are campaigns changes.
CreatorNeeds creator_needs_of(const RunSpec& spec) {
  CreatorNeeds needs = creator_needs(spec.phases.front().parameters);
  for (const Phase& phase : spec.phases) needs.campaigns = needs.campaigns || has_campaigns(phase.parameters);
  return needs;
}

/// Room for the courses there are and those that can come in any phase.
std::size_t most_courses(const RunSpec& spec, std::size_t at_start, const Creators& creators) {
  std::int64_t most = 0;
  for (const Phase& phase : spec.phases) {
    most = std::max(most, course_capacity(phase.parameters, static_cast<std::int64_t>(at_start),
                                          most_content_hours(creators, spec)));
  }
  return static_cast<std::size_t>(most);
}

std::size_t most_refund_lags(const RunSpec& spec) {
  std::size_t most = 0;
  for (const Phase& phase : spec.phases) {
    most = std::max(most, refund_window(phase.parameters.feedback.refund_days,
                                        static_cast<double>(phase.parameters.run.steps_per_month)));
  }
  return most;
}

/// Most candidates of a visit in any phase, 0 for all.
std::size_t widest_window(const RunSpec& spec) {
  std::int64_t most = 0;
  for (const Phase& phase : spec.phases) {
    for (const auto& [name, policy] : phase.parameters.platform) {
      if (policy.candidates == 0) return 0;
      most = std::max(most, policy.candidates);
    }
  }
  return static_cast<std::size_t>(most);
}

std::size_t longest_slate(const RunSpec& spec) {
  std::int64_t most = 1;
  for (const Phase& phase : spec.phases) {
    for (const auto& [name, policy] : phase.parameters.platform) most = std::max(most, policy.slate);
  }
  return static_cast<std::size_t>(most);
}

/// Room for as many as would come if the phase with the most arrivals lasted all the time.
std::size_t most_learners(const RunSpec& spec) {
  std::int64_t most = 0;
  for (const Phase& phase : spec.phases) most = std::max(most, learner_capacity(phase.parameters));
  return static_cast<std::size_t>(most);
}

/// What the policies of all phases need.
LearnerNeeds needs_of(const RunSpec& spec) {
  LearnerNeeds needs;
  for (const Phase& phase : spec.phases) needs = needs | learner_needs(phase.parameters);
  return needs;
}

/// What the ranker of one platform needs, in any phase.
RankerNeeds rankers_of(const RunSpec& spec, const std::string& platform) {
  RankerNeeds needs;
  for (const Phase& phase : spec.phases)
    needs = needs | find_ranker(phase.parameters.platform.at(platform).ranker).needs;
  return needs;
}

/// Whether a platform guides a limited number in any phase.
bool limits_guidance(const RunSpec& spec, const std::string& platform) {
  return std::any_of(spec.phases.begin(), spec.phases.end(),
                     [&](const Phase& phase) { return phase.parameters.platform.at(platform).guidance_seats > 0; });
}

/// Whether any group of creators answers complaints in any phase.
bool has_replies(const RunSpec& spec) {
  return std::any_of(spec.phases.begin(), spec.phases.end(), [](const Phase& phase) {
    const auto& groups = phase.parameters.creator_group;
    return std::any_of(groups.begin(), groups.end(), [](const auto& group) { return group.second.reply_share > 0.0; });
  });
}

}  // namespace

std::size_t refund_window(double refund_days, double steps_per_month) {
  const double steps = refund_days / sim::days_per_month * steps_per_month;
  const double whole = sim::floor(steps);
  return static_cast<std::size_t>(whole < steps ? whole + 1.0 : whole);
}

Market::Market(const RunSpec& spec)
    : spec_(spec),
      parameters_(&spec.phases.front().parameters),
      key_(sim::run_key(spec.seed, spec.replicate, spec.row)),
      quality_(quality_law(*parameters_)),
      stars_(parameters_->feedback, parameters_->course),
      learners_(*parameters_, needs_of(spec)),
      creators_(creator_needs_of(spec)),
      courses_(*parameters_, needs_of(spec).access.pledges),
      stores_(parameters_->platform.size()),
      workers_(std::max(1U, spec.threads)),
      team_(spec.threads) {
  creators_.allocate(static_cast<std::size_t>(creator_capacity(*parameters_)));
  enter_creators(creators_, *parameters_, key_);
  const Catalogue catalogue = opening_catalogue(*parameters_, key_);
  const std::size_t n_courses =
      most_courses(spec, catalogue.courses.size() + creators_.capacity() - creators_.size(), creators_);
  courses_.allocate(n_courses);
  learners_.allocate(most_learners(spec));
  stock_courses(courses_, creators_, *parameters_, quality_, catalogue, key_);
  allocate_views(views_, *parameters_, courses_, creators_.capacity());
  open_stores();
  sponsorship_.allocate(has_sponsored(*parameters_));
  employers_.open(*parameters_);
  replies_.allocate(creators_.capacity(), has_replies(spec));
  const std::size_t n_groups = open_groups();
  const Store& any = stores_.front();
  for (Worker& worker : workers_) {
    worker.allocate({.courses = n_courses,
                     .creators = creators_.capacity(),
                     .lags = any.escrow.lags(),
                     .candidates = any.front.shelf().widest(n_courses),
                     .groups = n_groups,
                     .platforms = stores_.size(),
                     .access = needs_of(spec).access,
                     .employers = employers_.all().size(),
                     .classes = Cohorts(*parameters_).classes(),
                     .demand = needs_demand(*parameters_)});
  }
  allocate_events();
  satisfied_.resize(creators_.capacity());
  positive_.resize(creators_.capacity());
  left_.resize(creators_.policy.size());
  shown_.resize(n_courses);
  amounts_.reserve(std::max(n_courses, creators_.capacity()));
  log_rank_.reserve(longest_slate(spec) + 1);
  adopt(*parameters_);
  welcome(parameters_->learner.number, 0);
}

/// @returns how many groups are counted apart, at least 1
std::size_t Market::open_groups() {
  const Grouping& grouping = grouping_of(*parameters_);
  population_ = grouping.population;
  seen_of_group_.resize(grouping.labels(*parameters_).size());
  const std::size_t n = std::max<std::size_t>(1, seen_of_group_.size());
  skills_.resize(n);
  n_in_group_.resize(n);
  series_ = series_of(spec_.measures, *parameters_);
  counts_surplus_ = stores_.size() > 1 || std::any_of(series_.begin(), series_.end(), [](const Series& series) {
                      return measure_table()[series.measure].unit == "USD";
                    });
  return n;
}

/// Room for what any phase needs of each platform.
void Market::open_stores() {
  const LearnerNeeds needs = needs_of(spec_);
  const auto n_topics = static_cast<std::size_t>(parameters_->market.topics);
  std::size_t place = 0;
  for (const auto& [name, policy] : parameters_->platform) {
    Store& store = stores_[place];
    store.place = place++;
    store.front.allocate(courses_, n_topics, creators_.capacity(), widest_window(spec_));
    store.memory.allocate(rankers_of(spec_, name), learners_, courses_, n_topics, team_.size(), key_);
    // Before the first visit a platform is worth what staying out is.
    store.inclusive_value = parameters_->choice.outside_option ? parameters_->choice.outside : 0.0;
    store.guidance.allocate(limits_guidance(spec_, name));
    store.coupons.allocate(needs.coupons.coupons);
    store.escrow.allocate(creators_.capacity(), most_refund_lags(spec_) + 1);
    store.rates.resize(store.escrow.lags());
    if (needs.access.subscription) store.pool.allocate(creators_.capacity());
  }
}

/// Room that the phase with the most visits needs.
void Market::allocate_events() {
  std::int64_t room = 0;
  for (const Phase& phase : spec_.phases) room = std::max(room, event_capacity(phase.parameters));
  if (room == 0) return;
  events_.allocate(static_cast<std::size_t>(room));
  for (Worker& worker : workers_) worker.events.allocate();
}

void Market::adopt(const Parameters& parameters) {
  parameters_ = &parameters;
  stars_ = StarScale(parameters.feedback, parameters.course);
  models::follow_policy(creators_, parameters);
  read_groups(parameters, learner_groups_);
  employers_.adopt(parameters);
  refund_window_ = refund_window(parameters.feedback.refund_days, static_cast<double>(parameters.run.steps_per_month));
  std::size_t place = 0, places = 1;
  for (const auto& [name, policy] : parameters.platform) {
    stores_[place++].adopt(policy);
    places = std::max(places, static_cast<std::size_t>(policy.slate));
  }
  log_rank_.clear();
  for (std::size_t rank = 1; rank <= places + 1; ++rank) log_rank_.push_back(sim::log(static_cast<double>(rank)));
}

void Market::follow_policy(const sim::Clock& clock) {
  while (phase_ + 1 < spec_.phases.size() && clock.month() >= spec_.phases[phase_ + 1].month) {
    adopt(spec_.phases[++phase_].parameters);
  }
}

/// The settings that creators reckon with: those in force `run.notice` months from now.
const Parameters& Market::announced(const sim::Clock& clock) const {
  const double known_until = clock.month() + static_cast<double>(parameters_->run.notice);
  std::size_t phase = phase_;
  while (phase + 1 < spec_.phases.size() && known_until >= static_cast<double>(spec_.phases[phase + 1].month)) ++phase;
  return spec_.phases[phase].parameters;
}

void Market::arrive(const sim::Clock& clock) {
  const Reputation reputation{static_cast<std::int64_t>(learners_.size()), all_positive_, all_rated_};
  welcome(newcomers(parameters_->learner, reputation, clock, key_), clock.step + 1);
}

void Market::welcome(std::int64_t newcomers, std::int64_t arrival_step) {
  if (newcomers == 0) return;
  const auto n = static_cast<std::size_t>(newcomers);
  const std::size_t first = learners_.append(n);
  const PlatformWeights weights(stores_, parameters_->visit);
  team_.each_block(sim::n_blocks(n), [&](std::size_t block, unsigned worker) {
    Scratch& scratch = workers_[worker].scratch;
    const std::size_t begin = block * sim::block_size, count = std::min(sim::block_size, n - begin);
    for (std::size_t i = 0; i < count; ++i) {
      scratch.id[i] = agent_id(static_cast<std::uint64_t>(arrival_step), begin + i);
      be_born(learners_, first + begin + i, scratch.id[i], *parameters_, key_);
    }
    if (learners_.home.width() == 0) return;
    pick_platforms(weights, key_, {scratch.id.data(), count}, {0, learner_kind, first_home_draw, 0, 0}, {}, scratch);
    std::copy_n(scratch.destination.picked.begin(), count, learners_.home.data() + first + begin);
  });
  seen_.registrations += newcomers;
  count_newcomers(first);
}

/// The learners from row `first` on, into their groups.
void Market::count_newcomers(std::size_t first) {
  const auto bits = static_cast<std::int64_t>(sim::Unit16(parameters_->learner.initial_skill).bits());
  const auto topics = static_cast<std::size_t>(parameters_->market.topics);
  const bool strata = population_ == Population::learners;
  for (std::size_t group = 0; group < (strata ? n_in_group_.size() : 1); ++group) {
    const auto rows = learners_.stratum.data();
    const std::int64_t n = strata ? std::count(rows + first, rows + learners_.size(), group)
                                  : static_cast<std::int64_t>(learners_.size() - first);
    n_in_group_[group] += n;
    skills_[group].count(n, bits, topics);
    if (strata) seen_of_group_[group].registrations += n;
  }
}

}  // namespace models
