/// @file Creators who answer complaints.

#include "models/replies.hpp"

#include <cmath>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

using market_case::series_of;

namespace {

constexpr std::uint32_t n_people = 20000;
constexpr double step = 0.25;  // [month]

/// One creator with ten hours a month, a fifth of them for replies, at a quarter of an hour each: two in a step.
models::Parameters answering() {
  models::Parameters p = tests::small_market_parameters(1, 3);
  p.creator_group["main"].hours_median = 10.0;
  p.creator_group["main"].hours_sigma = 0.0;
  p.creator_group["main"].content_share = 0.4;
  p.creator_group["main"].reply_share = 0.2;
  return p;
}

/// The market in the step after one with so many complaints about its second course.
struct Answering : tests::SmallMarket {
  explicit Answering(const models::Parameters& p, std::int32_t complaints) : SmallMarket(p) {
    replies.allocate(creators.size(), true);
    std::vector<models::CourseTally> heard(courses.size());
    heard[1].complaints = complaints;
    replies.hear(heard, courses);
    replies.plan(creators, parameters.feedback, step);
  }

  int stars_after(std::uint32_t id, int before) {
    const models::Enrolment enrolment{.course = 1, .price = 100};
    return models::after_reply(scene(), id, 0, enrolment, before);
  }

  double amended_share() {
    double n = 0.0;
    for (std::uint32_t id = 0; id < n_people; ++id) n += stars_after(id, 2) - 2;
    return n / n_people;
  }
};

/// A market where many rate and creators leave time free, some of it for replies.
models::Parameters year(double reply_share) {
  models::Parameters p = market_case::quiet_market(50);
  p.run.months = 12;
  p.run.record_every = 48;
  p.learner.number = 3000;
  p.market.courses = 150;
  p.feedback.p_rate = 0.4;
  p.creator_group["main"].hours_median = 20.0;
  p.creator_group["main"].content_share = 0.3;
  p.creator_group["main"].reply_share = reply_share;
  p.course.production_hours = 1e6;  // nothing new, so that ratings are of the same courses
  return p;
}

}  // namespace

TEST_CASE("A creator answers as many complaints as there is time for, all of them when there were none before") {
  const models::Parameters p = answering();
  CHECK(Answering(p, 0).replies.answered(0) == 1.0);
  CHECK(Answering(p, 2).replies.answered(0) == 1.0);
  CHECK(Answering(p, 4).replies.answered(0) == 0.5);
  CHECK(Answering(p, 80).replies.answered(0) == 0.025);
}

TEST_CASE("Who has no time for replies answers none, even when there were no complaints before") {
  models::Parameters p = answering();
  p.creator_group["main"].reply_share = 0.0;
  CHECK(Answering(p, 0).replies.answered(0) == 0.0);
  CHECK(Answering(p, 5).replies.answered(0) == 0.0);
  CHECK(Answering(p, 0).amended_share() == 0.0);
}

TEST_CASE("With time for all and repair certain every complaint is amended by exactly one star, and no praise is") {
  models::Parameters p = answering();
  p.feedback.reply_repair = 1.0;
  Answering market(p, 2);
  for (std::uint32_t id = 0; id < 200; ++id) {
    for (const int stars : {1, 2, 3}) CHECK(market.stars_after(id, stars) == stars + 1);
    for (const int stars : {4, 5}) CHECK(market.stars_after(id, stars) == stars);
  }
}

TEST_CASE("With time for half of the complaints half of them are answered, and repair takes its share of these") {
  models::Parameters p = answering();
  for (const double repair : {1.0, 0.3}) {
    p.feedback.reply_repair = repair;
    const double share = 0.5 * repair;
    const double bound = tests::z_bound * std::sqrt(share * (1.0 - share) / n_people);
    CHECK(std::abs(Answering(p, 4).amended_share() - share) < bound);
  }
}

TEST_CASE("Complaints are those of the step before alone, by creator") {
  models::Parameters p = answering();
  p.creator_group["main"].number = 3;
  Answering market(p, 0);
  const std::size_t creator = market.courses.creator[0];
  std::vector<models::CourseTally> heard(market.courses.size());
  for (const std::int32_t complaints : {8, 4}) {
    heard[0].complaints = complaints;
    market.replies.hear(heard, market.courses);
    market.replies.plan(market.creators, market.parameters.feedback, step);
    for (std::size_t j = 0; j < 3; ++j) CHECK(market.replies.answered(j) == (j == creator ? 2.0 / complaints : 1.0));
  }
}

TEST_CASE("More time for replies leaves more learners satisfied, where complaints outnumber the replies", "[sign]") {
  // Time for replies is taken from time that was spent on nothing, so that nothing else is made or promoted less.
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const double none = series_of(year(0.0), "satisfaction", seed).back();
    const double some = series_of(year(0.005), "satisfaction", seed).back();
    const double more = series_of(year(0.3), "satisfaction", seed).back();
    CHECK(none < some);
    CHECK(some < more);
  }
}

TEST_CASE("Without time for replies neither their length nor their effect changes a number", "[placebo]") {
  models::Parameters other = year(0.0);
  other.feedback.hours_per_reply = 0.01;
  other.feedback.reply_repair = 1.0;
  models::Parameters in_vain = year(0.3);
  in_vain.feedback.reply_repair = 0.0;
  for (const char* measure : {"satisfaction", "purchases", "payouts", "social"}) {
    const double none = series_of(year(0.0), measure).back();
    CHECK(series_of(other, measure).back() == none);
    CHECK(series_of(in_vain, measure).back() == none);
  }
}
