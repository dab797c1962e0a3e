#include "models/access.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "models/crowdfunding.hpp"
#include "models/deal.hpp"
#include "models/employer.hpp"
#include "models/enrolment.hpp"
#include "models/event_notes.hpp"
#include "models/payment.hpp"
#include "models/pool.hpp"
#include "models/purpose.hpp"
#include "models/study.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

/// How the passes of one kind are kept and paid.
struct Kind {
  Access access;
  sim::Column<Pass> Learners::*column;
  std::uint32_t draw_index;  // of the probability of churn
};
constexpr std::array kinds{Kind{Access::subscriber, &Learners::subscription, 0},
                           Kind{Access::member, &Learners::membership, 1}};

const Kind& kind_of(Access access) {
  return *std::find_if(kinds.begin(), kinds.end(), [access](const Kind& kind) { return kind.access == access; });
}

/// Place of the platform or the creator whose pass opens a course.
std::size_t door(const Scene& scene, Access access, std::size_t platform, std::size_t course) {
  return access == Access::subscriber ? platform : scene.courses.creator[course];
}

std::int64_t fee(Access access, const Platform& policy) {
  if (!needs_pass(access)) return 0;
  return cents(access == Access::subscriber ? policy.subscription_price : policy.membership_price);
}

std::int64_t trial_months(Access access, const Platform& policy) {
  return access == Access::subscriber ? policy.subscription_trial : 0;
}

/// One month's fee, from the learner to the pool and the platform, or to the creator and the platform.
void collect(const Scene& scene, Worker& worker, std::size_t row, const Pass& pass, Access access, const Store& store) {
  const auto amount = static_cast<std::int32_t>(fee(access, *store.policy));
  scene.learners.cash[row] -= amount;
  LearnerTally& tally = scene.by_creator && access == Access::member
                            ? worker.tally.learner[scene.creators.group[pass.whose - 1]]
                            : count_of(scene, worker, row);
  tally.spent += amount;
  tally.payments += 1;
  note_fee(scene, worker, row, amount);
  Till& till = worker.tally.till[store.place];
  till.spent += amount;
  till.processor_fees += processor_fee(*store.policy, amount);
  if (access == Access::subscriber) {
    fill_pool(scene, worker, row, store, amount);
  } else {
    const Split split = split_by_commission(amount, store.policy->membership_commission);
    till.earned[pass.whose - 1] += split.creator;
    till.revenue += split.platform;
  }
}

/// Probability that this learner gives up a pass in a month.
double churn(const Scene& scene, const Kind& kind, std::size_t row) {
  const ChoiceSettings& choice = scene.parameters.choice;
  sim::Stream stream(scene.key, {scene.learners.id(row), learner_kind, churn_draw, kind.draw_index, 0});
  return sim::beta(stream, choice.churn_alpha, choice.churn_beta);
}

bool gives_up(const Scene& scene, const Kind& kind, std::size_t row) {
  const sim::Words words =
      sim::draw(scene.key, {scene.learners.id(row), learner_kind, leave_draw, scene.step(), kind.draw_index});
  return sim::uniform(words[0]) < churn(scene, kind, row);
}

/// What is open under a pass that ends is left.
void close(const Scene& scene, Worker& worker, std::size_t row, const Kind& kind, Pass& pass) {
  const auto places = scene.learners.enrolment.row(row);
  for (std::size_t slot = 0; slot < places.size(); ++slot) {
    const Enrolment& enrolment = places[slot];
    if (!enrolment.open() || plan_of(enrolment).access != kind.access) continue;
    if (pass.opens(door(scene, kind.access, enrolment.platform, enrolment.course_row()))) {
      leave_course(scene, worker, row, slot);
    }
  }
  if (kind.access == Access::subscriber) leave_pool(scene, worker, row, scene.stores[pass.platform]);
  count_of(scene, worker, row).passes_ended += 1;
  pass = {};
}

/// Whether the platform or the creator of a pass still has something to give access to.
bool is_served(const Scene& scene, const Kind& kind, const Pass& pass) {
  if (!scene.stores[pass.platform].open()) return false;
  if (kind.access == Access::subscriber) return true;
  return std::any_of(scene.stores.begin(), scene.stores.end(),
                     [&](const Store& store) { return !store.front.courses_of(pass.whose - 1).empty(); });
}

void renew(const Scene& scene, Worker& worker, std::size_t row, const Kind& kind) {
  Pass& pass = (scene.learners.*kind.column)[row];
  if (!pass.held()) return;
  const Store& store = scene.stores[pass.platform];
  count_of(scene, worker, row).passes_due += 1;
  const bool free = pass.months < trial_months(kind.access, *store.policy);
  const bool broke = !free && fee(kind.access, *store.policy) > scene.learners.cash[row];
  if (broke || !is_served(scene, kind, pass) || gives_up(scene, kind, row)) {
    close(scene, worker, row, kind, pass);
    return;
  }
  if (pass.months < std::numeric_limits<std::uint16_t>::max()) ++pass.months;
  if (!free) collect(scene, worker, row, pass, kind.access, store);
}

}  // namespace

void end_passes_of_closed(const Scene& scene, Worker& worker, std::size_t row) {
  for (const Kind& kind : kinds) {
    if ((scene.learners.*kind.column).width() == 0) continue;
    Pass& pass = (scene.learners.*kind.column)[row];
    if (!pass.held() || is_served(scene, kind, pass)) continue;
    // Of those that end, churn counts each as held at the beginning of a month.
    if (scene.clock.month_begins() || pass.months == 1) count_of(scene, worker, row).passes_due += 1;
    close(scene, worker, row, kind, pass);
  }
}

AccessNeeds access_needs(const Parameters& parameters) {
  AccessNeeds needs;
  for (const auto& [name, policy] : parameters.platform) {
    const Menu menu(policy);
    const bool subscription = menu.offers(Access::subscriber);
    needs = needs | AccessNeeds{subscription, menu.offers(Access::member), menu.offers(Access::backer),
                                subscription && policy.pool_rule == "user_centric"};
  }
  return needs;
}

bool is_in_subscription(const Platform& policy, double difficulty) {
  return 3.0 * difficulty < static_cast<double>(policy.subscription_tiers);
}

bool holds_no_pass(const Learners& learners, std::size_t row) {
  return std::none_of(kinds.begin(), kinds.end(), [&](const Kind& kind) {
    const auto& passes = learners.*kind.column;
    return passes.width() > 0 && passes[row].held();
  });
}

std::int32_t first_fee(Access access, const Platform& policy) {
  return trial_months(access, policy) > 0 ? 0 : static_cast<std::int32_t>(fee(access, policy));
}

bool has_access(const Scene& scene, const Visitor& visitor, Access access, std::size_t course) {
  if (!needs_pass(access)) return true;
  const auto& passes = scene.learners.*kind_of(access).column;
  return passes[visitor.row].opens(door(scene, access, visitor.platform, course));
}

bool is_offered(const Scene& scene, const Visitor& visitor, const Plan& plan, std::size_t course) {
  const bool in_campaign = stage_of(scene.courses, course) == Stage::pledged;
  if (plan.access == Access::backer) return !in_campaign || !scene.learners.pledge[visitor.row].held();
  if (in_campaign) return false;
  if (plan.access == Access::employee) return visitor.seat && is_asked_for(scene, visitor, course);
  if (plan.access == Access::anyone) return true;
  const auto& passes = scene.learners.*kind_of(plan.access).column;
  const Platform& policy = *scene.stores[visitor.platform].policy;
  const auto difficulty = static_cast<double>(scene.courses.difficulty[course]);
  if (plan.access == Access::subscriber && !is_in_subscription(policy, difficulty)) return false;
  return !passes[visitor.row].held() || has_access(scene, visitor, plan.access, course);
}

void join(const Scene& scene, Worker& worker, const Visitor& visitor, const Deal& deal, std::size_t course) {
  if (!deal.joins) return;
  const Access access = deal.plan().access;
  Pass& pass = (scene.learners.*kind_of(access).column)[visitor.row];
  pass = {static_cast<std::uint32_t>(door(scene, access, visitor.platform, course)) + 1, 1,
          static_cast<std::uint8_t>(visitor.platform)};
  count_of(scene, worker, visitor.row).passes_begun += 1;
  if (deal.access_fee > 0) {
    collect(scene, worker, visitor.row, pass, access, scene.stores[visitor.platform]);
  }
}

void pay_dues(const Scene& scene, const Block& block) {
  if (!scene.clock.month_begins()) return;
  for (const Kind& kind : kinds) {
    if ((scene.learners.*kind.column).width() == 0) continue;
    for (std::size_t row = block.first; row < block.first + block.n; ++row) renew(scene, block.worker, row, kind);
  }
}

}  // namespace models
