#pragma once
/// @file A market of one block of learners whose parts a test can look at and change.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "models/coupons.hpp"
#include "models/employer.hpp"
#include "models/guidance.hpp"
#include "models/learner_group.hpp"
#include "models/opening.hpp"
#include "models/purpose.hpp"
#include "models/ranker_memory.hpp"
#include "models/replies.hpp"
#include "models/scene.hpp"
#include "models/sponsorship.hpp"
#include "models/visit.hpp"
#include "sim/distribution.hpp"

namespace tests {

/// One topic, a platform that shows courses at random, and creators who make nothing more.
inline models::Parameters small_market_parameters(std::int64_t learners, std::int64_t courses) {
  models::Parameters parameters;
  parameters.learner.number = learners;
  parameters.market.courses = courses;
  parameters.market.topics = 1;
  parameters.creator_group["main"].number = std::max<std::int64_t>(1, courses / 3);
  parameters.platform["main"].ranker = "random";
  return parameters;
}

/// Learners, creators and courses as a run begins with them, and the scene of a step. Everybody has money.
struct SmallMarket {
  static constexpr sim::Key key{51, 52};

  explicit SmallMarket(models::Parameters p)
      : parameters(std::move(p)),
        stars(parameters.feedback, parameters.course),
        courses(parameters),
        learners(parameters),
        stores(parameters.platform.size()) {
    models::read_groups(parameters, groups);
    employers.open(parameters);
    creators.allocate(static_cast<std::size_t>(models::n_creators(parameters)));
    models::enter_creators(creators, parameters, key);
    const models::Catalogue catalogue = models::opening_catalogue(parameters, key);
    const std::size_t n_courses = catalogue.courses.size();
    courses.allocate(n_courses);
    models::stock_courses(courses, creators, parameters, models::quality_law(parameters), catalogue, key);
    learners.allocate(static_cast<std::size_t>(parameters.learner.number));
    for (std::size_t row = learners.append(learners.capacity()); row < learners.size(); ++row) {
      models::be_born(learners, row, models::agent_id(0, row), parameters, key);
      learners.cash[row] = 1'000'000'00;
    }
    models::allocate_views(views, parameters, courses, creators.size());
    open_stores();
    worker.allocate({.courses = n_courses,
                     .creators = creators.size(),
                     .lags = lags,
                     .candidates = store().front.shelf().widest(n_courses),
                     .platforms = stores.size(),
                     .access = models::access_needs(parameters),
                     .employers = employers.all().size()});
    for (std::size_t rank = 1; rank <= n_courses + 1; ++rank) log_rank.push_back(sim::log(static_cast<double>(rank)));
    refresh();
  }
  SmallMarket(const SmallMarket&) = delete;
  SmallMarket& operator=(const SmallMarket&) = delete;

  /// Look at policies, courses and creators anew, as at the beginning of a step.
  void refresh() {
    std::size_t place = 0;
    for (const auto& [name, policy] : parameters.platform) stores[place++].adopt(policy);
    models::refresh_views(views, stores, parameters, courses, creators, clock, key);
    sim::Team alone(1);
    for (models::Store& each : stores) each.memory.learn(learners, courses, views, *each.policy, clock, key, alone);
  }

  models::Store& store() { return stores.front(); }
  const models::Store& store() const { return stores.front(); }
  models::Platform& policy() { return parameters.platform.begin()->second; }

  /// [cent] of sales `lag` steps ago that entered a creator's escrow in this step, or left it.
  models::Split held(std::size_t creator, std::size_t lag) { return worker.tally.till[0].held[creator * lags + lag]; }

  models::Scene scene() {
    return {.parameters = parameters,
            .stores = stores,
            .rule = models::find_choice_rule(parameters.choice.rule),
            .stars = stars,
            .courses = courses,
            .creators = creators,
            .views = views,
            .sponsorship = sponsorship,
            .employers = employers,
            .replies = replies,
            .log_rank = log_rank,
            .learners = learners,
            .key = key,
            .clock = clock,
            .refund_lags = 4,
            .gumbel_shocks = parameters.choice.shocks == "gumbel",
            .learner_groups = groups,
            .cohorts = models::Cohorts(parameters, clock.step)};
  }

  /// All learners, their names read as at the beginning of a step.
  models::Block block() {
    const models::Block all{0, learners.size(), worker};
    models::read_ids(scene(), all);
    return all;
  }

  models::Parameters parameters;
  models::StarScale stars;
  models::Creators creators;
  models::Courses courses;
  models::Learners learners;
  models::Views views;
  std::vector<models::Store> stores;
  models::Sponsorship sponsorship;
  models::Employers employers;
  models::Replies replies;
  models::Worker worker{};
  std::vector<double> log_rank;
  std::vector<models::LearnerGroup> groups;
  sim::Clock clock{{4, 0, 100, 1}, 0};

 private:
  static constexpr std::size_t lags = 8;

  void open_stores() {
    const auto n_topics = static_cast<std::size_t>(parameters.market.topics);
    std::size_t place = 0;
    for (const auto& [name, policy] : parameters.platform) {
      models::Store& each = stores[place];
      each.place = place++;
      each.front.allocate(courses, n_topics, creators.size(), static_cast<std::size_t>(policy.candidates));
      each.memory.allocate(models::find_ranker(policy.ranker).needs, learners, courses, n_topics, 1, key);
      each.escrow.allocate(creators.size(), lags);
      each.rates.assign(lags, {policy.commission, policy.commission_referred});
      each.pool.allocate(creators.size());
    }
  }
};

}  // namespace tests
