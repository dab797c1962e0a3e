#include "models/market.hpp"

#include <algorithm>

#include "models/access.hpp"
#include "models/co_promotion.hpp"
#include "models/cohort.hpp"
#include "models/creator_price.hpp"
#include "models/creator_revision.hpp"
#include "models/crowdfunding.hpp"
#include "models/homing.hpp"
#include "models/money.hpp"
#include "models/personal_value.hpp"
#include "models/pool.hpp"
#include "models/project.hpp"
#include "models/questions.hpp"
#include "models/study.hpp"
#include "models/visit.hpp"
#include "sim/distribution.hpp"
#include "sim/fixed.hpp"

namespace models {

void Market::step(const sim::Clock& clock) {
  // 1 open
  follow_policy(clock);
  arrive(clock);
  enter(clock);
  open_books(clock);
  close_campaigns(clock);
  fund_seats(clock);
  fund_enterprises(clock);
  replies_.plan(creators_, parameters_->feedback, clock.dt());
  place_creators(creators_, stores_, announced(clock), clock, key_);
  // 2 views
  refresh_views(views_, stores_, *parameters_, courses_, creators_, clock, key_);
  for (Store& store : stores_) store.memory.learn(learners_, courses_, views_, *store.policy, clock, key_, team_);
  // 3 learners
  const Scene now = scene(clock);
  const auto each_block = [&](const auto& visit) {
    team_.each_block(sim::n_blocks(learners_.size()), [&](std::size_t block, unsigned worker) {
      const std::size_t first = block * sim::block_size;
      visit(Block{first, std::min(sim::block_size, learners_.size() - first), workers_[worker]});
    });
  };
  // Who can pay for guidance is known only with the month's allowance.
  if (clock.month_begins()) each_block([&](const Block& block) { receive_allowances(now, block); });
  for (Store& store : stores_) {
    store.coupons.allot(now, store);
    store.guidance.allot(now, store);
  }
  each_block([&](const Block& block) {
    act(now, block);
    events_.take(block.worker.events);
  });
  events_.close_step();
  add_up(clock);
  // 4 creators
  create(clock);
  replies_.hear(workers_[0].tally.course, courses_);
  // 5 enterprises
  count_enterprises(clock);
  // 6 settle
  for (Store& store : stores_) settle(store, clock);
  if (clock.month_ends()) pay_out();
  balance();
  count_pledges();
  remember_courses(clock);
  release(clock);
  review(clock);
}

void Market::act(const Scene& scene, const Block& block) const {
  read_ids(scene, block);
  choose_homes(scene, block);
  leave_closed(scene, block);
  pay_dues(scene, block);
  keep_pledges(scene, block);
  receive_seats(scene, block);
  receive_licences(scene, block);
  receive_coupons(scene, block);
  receive_answers(scene, block);
  attend(scene, block);
  browse(scene, block);
  call_on_creators(scene, block);
  be_guided(scene, block);
  plan_sessions(scene, block);
  study(scene, block);
  bestow(scene, block);
  work_on_projects(scene, block);
  forget(scene, block);
  forget_practice(scene, block);
  count_cohorts(scene, block);
  take_stock(scene, block);
  count_employees(scene, block);
}

Scene Market::scene(const sim::Clock& clock) {
  return {*parameters_,
          stores_,
          find_choice_rule(parameters_->choice.rule),
          stars_,
          courses_,
          creators_,
          views_,
          sponsorship_,
          employers_,
          replies_,
          log_rank_,
          learners_,
          key_,
          clock,
          refund_lags_,
          parameters_->choice.shocks == "gumbel",
          counts_surplus_,
          learner_groups_,
          population_ == Population::creators,
          Cohorts(*parameters_, clock.step)};
}

void Market::add_up(const sim::Clock& clock) {
  for (std::size_t w = 1; w < workers_.size(); ++w) {
    workers_[0].tally.add(workers_[w].tally);
    workers_[w].tally.clear();
  }
  const double months = static_cast<double>(clock.step - clock.calendar.burn_in) * clock.dt();
  const double discount = discount_factor(parameters_->learner, months);
  flow_ = {};
  for (std::size_t group = 0; group < skills_.size(); ++group) {
    const LearnerTally& tally = workers_[0].tally.learner[group];
    flow_.add(tally);
    skills_[group].count(tally);
    if (seen_of_group_.empty()) continue;
    notice(seen_of_group_[group], tally, discount);
  }
  notice(seen_, flow_, discount);
  sponsorship_.count(flow_);
  ledger_.learners = flow_.cash;
  ledger_.sponsors -= flow_.sponsored;
  ledger_.enterprises -= flow_.licensed;
  seen_.sponsor_outlay += flow_.sponsored;
  ledger_.outside -= flow_.allowances;
}

void Market::notice(Observation& seen, const LearnerTally& flow, double discount) {
  seen.flow.add(flow);
  seen.enrolled = flow.enrolled;
  seen.guided = flow.guided;
  seen.passes += flow.passes_begun - flow.passes_ended;
  seen.value.gain += discount * static_cast<double>(flow.income_gain);
  seen.value.cost += discount * (static_cast<double>(flow.paid()) + 100.0 * sim::real(flow.value_of_time));
}

Response Market::response_to(std::size_t creator) const {
  const auto relative = [&](std::int64_t own, std::int64_t all) {
    return all > 0 ? static_cast<double>(own) * static_cast<double>(creators_.n_active()) / static_cast<double>(all)
                   : 0.0;
  };
  return {relative(satisfied_[creator], all_satisfied_), relative(positive_[creator], all_positive_)};
}

void Market::create(const sim::Clock& clock) {
  std::fill(satisfied_.begin(), satisfied_.end(), 0);
  std::fill(positive_.begin(), positive_.end(), 0);
  all_satisfied_ = all_positive_ = 0;
  all_rated_ = 0;
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    if (!creators_.is_active(j)) continue;
    seen_.creator_cost += creators_.policy[creators_.group[j]]->outside_wage * hours_at_work(creators_, j) * clock.dt();
  }
  for (std::size_t c = 0; c < courses_.size(); ++c) {
    const CourseTally& tally = workers_[0].tally.course[c];
    satisfied_[courses_.creator[c]] += tally.satisfied;
    positive_[courses_.creator[c]] += tally.positive;
    all_satisfied_ += tally.satisfied;
    all_positive_ += tally.positive;
    all_rated_ += tally.rated;
  }
  share_promotion(creators_);
  grow(creators_, *parameters_, clock.dt(), [this](std::size_t creator) { return response_to(creator); });
}

void Market::release(const sim::Clock& clock) {
  const double production = parameters_->course.production_hours;
  grow_old(courses_, parameters_->course, clock.dt());
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    const double hours = divide_hours(creators_, j)[0] * clock.dt();
    if (const Store* store = campaign_store(j)) {
      if (hours > 0.0) work_on_project(j, *store, hours, clock);
      continue;
    }
    creators_.content_hours[j] += hours;
    while (creators_.content_hours[j] >= production) {
      if (!pay_production(j)) {
        creators_.content_hours[j] = production;  // who cannot pay waits with one course, and makes no other
        break;
      }
      creators_.content_hours[j] -= production;
      const double month = static_cast<double>(clock.step + 1) * clock.dt();
      if (revise_worst(j, month)) continue;
      announce(j, month);
    }
  }
}

/// What making a course costs, out of the creator's balance. @returns whether it could be paid
bool Market::pay_production(std::size_t creator) {
  const std::int64_t cost = cents(parameters_->course.production_cost);
  if (cost > creators_.cash[creator]) return false;
  creators_.spend(creator, cost);
  ledger_.creators -= cost;
  ledger_.outside += cost;
  seen_.production += cost;
  seen_.creator_income -= cost;
  return true;
}

/// A new course of a creator, on sale from `month` on.
std::size_t Market::announce(std::size_t creator, double month) {
  const Origin origin{creators_.id[creator], static_cast<std::uint32_t>(creator), creators_.n_courses[creator]++,
                      creators_.capability[creator], month};
  return add_course(courses_, *parameters_, quality_, origin, {}, 1, key_);
}

void Market::remember_courses(const sim::Clock& clock) {
  const double half_life = parameters_->market.popularity_half_life;
  const double kept = half_life > 0.0 ? sim::exp(-sim::ln2 * clock.dt() / half_life) : 1.0;
  for (std::size_t c = 0; c < courses_.size(); ++c) {
    const CourseTally& tally = workers_[0].tally.course[c];
    const std::int64_t enrolled = tally.sold + tally.referred;
    courses_.popularity[c] = courses_.popularity[c] * kept + static_cast<double>(enrolled);
    courses_.enrolled[c] += enrolled;
    if (tally.rated > 0) {
      courses_.n_ratings[c] += tally.rated;
      courses_.stars[c] += tally.stars;
      courses_.perceived[c] =
          perceived_quality(parameters_->feedback, stars_, courses_.n_ratings[c], courses_.stars[c]);
    }
    const std::int32_t shown = workers_[0].tally.shown[c];
    if (shown > 0) shown_[c] = 1;
    courses_.exposure[c] += shown;
  }
  take_demand(courses_, creators_, workers_[0].tally);
  views_.studying.swap(workers_[0].tally.studying);
  workers_[0].tally.clear();
}

void SkillCensus::count(const LearnerTally& tally) {
  sum += tally.skill_gain;
  practised += tally.practised_gain;
  for (std::size_t cell = 0; cell < histogram.size(); ++cell) histogram[cell] += tally.skill_change[cell];
}

void SkillCensus::count(std::int64_t n, std::int64_t bits, std::size_t n_topics) {
  const std::int64_t each = bits * static_cast<std::int64_t>(n_topics);
  sum += n * each;
  practised += n * bits;
  histogram[skill_cell(each, n_topics)] += n;
}

void SkillCensus::add(const SkillCensus& other) {
  sum += other.sum;
  practised += other.practised;
  for (std::size_t cell = 0; cell < histogram.size(); ++cell) histogram[cell] += other.histogram[cell];
}

}  // namespace models
