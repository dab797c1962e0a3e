#include <algorithm>
#include <limits>

#include "models/arrivals.hpp"
#include "models/creator_price.hpp"
#include "models/creator_turnover.hpp"
#include "models/learner_group.hpp"
#include "models/market.hpp"
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
    const std::int64_t candidates = phase.parameters.platform.begin()->second.candidates;
    if (candidates == 0) return 0;
    most = std::max(most, candidates);
  }
  return static_cast<std::size_t>(most);
}

std::size_t longest_slate(const RunSpec& spec) {
  std::int64_t most = 1;
  for (const Phase& phase : spec.phases) most = std::max(most, phase.parameters.platform.begin()->second.slate);
  return static_cast<std::size_t>(most);
}

/// Room for as many as would come if the phase with the most arrivals lasted all the time.
std::size_t most_learners(const RunSpec& spec) {
  std::int64_t most = 0;
  for (const Phase& phase : spec.phases) most = std::max(most, learner_capacity(phase.parameters));
  return static_cast<std::size_t>(most);
}

/// What the rankers of all phases need.
RankerNeeds needs_of(const RunSpec& spec) {
  RankerNeeds needs;
  for (const Phase& phase : spec.phases) needs = needs | ranker_needs(phase.parameters);
  return needs;
}

CouponNeeds coupons_of(const RunSpec& spec) {
  CouponNeeds needs;
  for (const Phase& phase : spec.phases) needs = needs | coupon_needs(phase.parameters);
  return needs;
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
      learners_(*parameters_, needs_of(spec), coupons_of(spec)),
      creators_(creator_needs(*parameters_)),
      courses_(*parameters_),
      workers_(std::max(1U, spec.threads)),
      team_(spec.threads) {
  creators_.allocate(static_cast<std::size_t>(creator_capacity(*parameters_)));
  enter_creators(creators_, *parameters_, key_);
  const Catalogue catalogue = opening_catalogue(*parameters_, key_);
  const auto n_courses = static_cast<std::size_t>(course_capacity(
      *parameters_, static_cast<std::int64_t>(catalogue.courses.size() + creators_.capacity() - creators_.size()),
      most_content_hours(creators_, spec)));
  courses_.allocate(n_courses);
  learners_.allocate(most_learners(spec));
  stock_courses(courses_, creators_, *parameters_, quality_, catalogue, key_);
  allocate_views(views_, *parameters_, courses_, creators_.capacity(), widest_window(spec));
  memory_.allocate(needs_of(spec), learners_, courses_, static_cast<std::size_t>(parameters_->market.topics),
                   team_.size(), key_);
  guidance_.allocate(std::any_of(spec.phases.begin(), spec.phases.end(), [](const Phase& phase) {
    return phase.parameters.platform.begin()->second.guidance_seats > 0;
  }));
  sponsorship_.allocate(has_sponsored(*parameters_));
  coupons_.allocate(coupons_of(spec).coupons);
  replies_.allocate(creators_.capacity(), has_replies(spec));
  escrow_.allocate(creators_.capacity(), most_refund_lags(spec) + 1);
  rates_.resize(escrow_.lags());
  const std::size_t n_groups = open_groups();
  for (Worker& worker : workers_) {
    worker.allocate(n_courses, creators_.capacity(), escrow_.lags(), views_.shelf.widest(n_courses), n_groups);
    worker.tally.studying.resize(views_.studying.size());
    if (needs_chances(*parameters_)) worker.tally.chance.resize(n_courses);
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
  return n;
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
  refund_window_ = refund_window(parameters.feedback.refund_days, static_cast<double>(parameters.run.steps_per_month));
  log_rank_.clear();
  const std::size_t places =
      std::max<std::size_t>(1, static_cast<std::size_t>(parameters.platform.begin()->second.slate));
  for (std::size_t rank = 1; rank <= places + 1; ++rank) log_rank_.push_back(sim::log(static_cast<double>(rank)));
}

void Market::follow_policy(const sim::Clock& clock) {
  while (phase_ + 1 < spec_.phases.size() && clock.month() >= spec_.phases[phase_ + 1].month) {
    adopt(spec_.phases[++phase_].parameters);
  }
}

void Market::arrive(const sim::Clock& clock) {
  const Reputation reputation{static_cast<std::int64_t>(learners_.size()), all_positive_, all_rated_};
  welcome(newcomers(parameters_->learner, reputation, clock, key_), clock.step + 1);
}

void Market::welcome(std::int64_t newcomers, std::int64_t arrival_step) {
  if (newcomers == 0) return;
  const auto n = static_cast<std::size_t>(newcomers);
  const std::size_t first = learners_.append(n);
  team_.each_block(sim::n_blocks(n), [&](std::size_t block, unsigned) {
    const std::size_t last = std::min(n, (block + 1) * sim::block_size);
    for (std::size_t i = block * sim::block_size; i < last; ++i) {
      be_born(learners_, first + i, agent_id(static_cast<std::uint64_t>(arrival_step), i), *parameters_, key_);
    }
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
