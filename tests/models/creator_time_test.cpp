/// @file How creators divide their hours: each rule against the division it must find.

#include "models/creator_time.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"

using models::Shares;

namespace {

/// One creator with so many hours a month, alike in all that is drawn.
models::Parameters one_creator(const char* rule, double hours) {
  models::Parameters p;
  p.platform["main"];
  models::CreatorGroup& group = p.creator_group["main"];
  group.number = 1;
  group.hours_median = hours;
  group.hours_sigma = group.talent_sigma = 0.0;
  group.capability_spread = false;
  group.time_rule = rule;
  return p;
}

/// A creator whose income is y·Σ a·u^γ with payoffs as set, at every review.
struct Earning {
  explicit Earning(const models::Parameters& parameters, double y) : p(parameters), worth(y) {
    creators.allocate(1);
    models::enter_creators(creators, p, key);
  }

  double income() const {
    const models::CreatorGroup& group = p.creator_group.at("main");
    const double a[] = {group.payoff_content, group.payoff_promotion, group.payoff_monetisation};
    double sum = 0.0;
    for (int k = 0; k < 3; ++k) {
      sum += a[k] * std::pow(creators.shares.row(0)[k] * creators.hours[0] / 60.0, p.influence.returns);
    }
    return worth * sum;
  }

  /// Live through so many months, a step each.
  void live(int months) {
    for (int month = 0; month < months; ++month, ++clock.step) {
      creators.earn(0, static_cast<std::int64_t>(100.0 * income() + 0.5));
      models::review_time(creators, p, clock, key);
    }
  }

  Shares shares() const {
    const auto row = creators.shares.row(0);
    return {row[0], row[1], row[2]};
  }

  static constexpr sim::Key key{5, 6};
  models::Parameters p;
  double worth;
  models::Creators creators{models::creator_needs(p)};
  sim::Clock clock{{1, 0, 10000, 1}, 0};
};

/// Payoffs 2, 1, 1 of A18.
models::Parameters uneven(const char* rule, double hours) {
  models::Parameters p = one_creator(rule, hours);
  p.creator_group["main"].payoff_content = 2.0;
  return p;
}

/// Content share and effort at every entry of a run of the influence model.
std::vector<double> content_shares(const models::Parameters& p) {
  return tests::run("influence", p, {"content_share"}).series;
}

/// A year's run with r = 0.05 and decay 0.03 as in A3, of 1,200 months so that the end is far from the middle.
models::Parameters case_a3(const char* variant) {
  models::Parameters p = one_creator("forward_looking", 20.0);
  p.creator_group["main"].discount_rate = 0.05;
  p.creator_group["main"].review_months = 1;
  p.influence.variant = variant;
  p.run.months = 1200;
  p.run.steps_per_month = 1;
  return p;
}

}  // namespace

// A18.
TEST_CASE("Payoffs 2, 1, 1 with returns of a half divide the hours 2/3, 1/6, 1/6") {
  const Shares split = models::best_split({2.0, 1.0, 1.0}, 0.5);
  CHECK(split[0] == Approx(2.0 / 3.0).epsilon(1e-14));
  CHECK(split[1] == Approx(1.0 / 6.0).epsilon(1e-14));
  CHECK(split[2] == Approx(1.0 / 6.0).epsilon(1e-14));
}

TEST_CASE("The static optimum works until the last hour earns the outside wage, and divides by what pays") {
  models::Parameters p = uneven("static_optimum", 100.0);
  Earning creator(p, 600.0);
  creator.live(120);
  for (int k = 0; k < 3; ++k) {
    const double a = k == 0 ? 2.0 : 1.0;
    const double effort = std::pow(0.5 * 600.0 * a / (20.0 * 60.0), 2.0);
    // Forty reviews halve the distance each; a month's income is told to the cent, 1 in 80,000.
    CHECK(creator.shares()[k] * 100.0 / 60.0 == Approx(effort).epsilon(1e-4));
  }
}

TEST_CASE("Where every hour is worth more than the wage the static optimum works all of them") {
  Earning creator(uneven("static_optimum", 20.0), 3000.0);
  creator.live(120);
  const Shares shares = creator.shares();
  CHECK(shares[0] == Approx(2.0 / 3.0).epsilon(1e-12));
  CHECK(shares[1] == Approx(1.0 / 6.0).epsilon(1e-12));
  CHECK(shares[2] == Approx(1.0 / 6.0).epsilon(1e-12));
}

TEST_CASE("Who earns nothing keeps one hour in a hundred for the day it pays again") {
  Earning creator(uneven("static_optimum", 20.0), 0.0);
  creator.live(120);
  const Shares shares = creator.shares();
  CHECK(shares[0] + shares[1] + shares[2] == Approx(0.01).epsilon(1e-12));
  creator.worth = 3000.0;
  creator.live(120);
  CHECK(creator.shares()[0] == Approx(2.0 / 3.0).epsilon(1e-9));
}

TEST_CASE("Hill climbing finds the division that earns the most within the size of its steps") {
  models::Parameters p = uneven("hill_climb", 60.0);
  p.creator_group["main"].climb_step = 0.02;
  Earning creator(p, 1000.0);
  const double before = creator.income();
  creator.live(1200);
  // Away from 2/3, 1/6, 1/6 by a step each way income falls by less than 1 in 1,000; another step away from there it
  // would rise again by going back.
  const double best = 1000.0 * (2.0 * std::sqrt(2.0 / 3.0) + 2.0 * std::sqrt(1.0 / 6.0));
  CHECK(before < 0.999 * best);
  CHECK(creator.income() > 0.997 * best);
  CHECK(std::abs(creator.shares()[0] - 2.0 / 3.0) <= 0.04);
}

TEST_CASE("Hill climbing goes back from a division that earns less") {
  models::Parameters p = uneven("hill_climb", 60.0);
  models::CreatorGroup& group = p.creator_group["main"];
  group.content_share = 2.0 / 3.0;
  group.promotion_share = group.monetisation_share = 1.0 / 6.0;
  Earning creator(p, 1000.0);
  const Shares best = creator.shares();
  for (int i = 0; i < 50; ++i) {
    creator.live(3);
    CHECK(creator.shares() != best);  // tries
    creator.live(3);
    CHECK(creator.shares() == best);  // and returns
  }
  Earning idle(p, 0.0);  // nothing earned is not more than nothing
  idle.live(3);
  CHECK(idle.shares() != best);
  idle.live(3);
  CHECK(idle.shares() == best);
}

TEST_CASE("Imitators take over the division of who earns more per hour, whatever the hours") {
  models::Parameters p = one_creator("fixed", 20.0);
  p.creator_group["main"].monetisation_share = 0.05;
  models::CreatorGroup& others = p.creator_group["others"] = p.creator_group["main"];
  others.hours_median = 200.0;
  others.content_share = others.promotion_share = others.monetisation_share = 0.2;
  others.reply_share = 0.3;
  others.time_rule = "imitate";
  others.p_imitate = 1.0;
  models::Creators creators(models::creator_needs(p));
  creators.allocate(2);
  models::enter_creators(creators, p, {5, 6});
  sim::Clock clock{{1, 0, 100, 1}, 2};
  creators.earn(0, 1000'00);
  creators.earn(1, 11000'00);
  models::review_time(creators, p, clock, {5, 6});
  CHECK(models::divide_hours(creators, 1)[0] == Approx(40.0));  // 1,000 in 18 hours are less than 11,000 in 180
  clock.step += 3;
  creators.earn(0, 1000'00);
  creators.earn(1, 9000'00);
  models::review_time(creators, p, clock, {5, 6});
  // .60, .25, .05 add up to .90, and 0.7 of the hours are not for replies.
  const models::Hours hours = models::divide_hours(creators, 1);
  CHECK(hours[0] == Approx(200.0 * 0.60 * 0.7 / 0.9));
  CHECK(hours[1] == Approx(200.0 * 0.25 * 0.7 / 0.9));
  CHECK(hours[2] == Approx(200.0 * 0.05 * 0.7 / 0.9));
  CHECK(models::divide_hours(creators, 0)[0] == 20.0 * 0.60);
}

TEST_CASE("Who looks at nobody imitates nobody") {
  models::Parameters p = one_creator("imitate", 20.0);
  p.creator_group["main"].p_imitate = 0.0;
  p.creator_group["main"].number = 10;
  models::Creators creators(models::creator_needs(p));
  creators.allocate(10);
  models::enter_creators(creators, p, {5, 6});
  creators.shares.row(3)[0] = 0.1;
  creators.earn(3, 1000'00);
  models::review_time(creators, p, {{1, 0, 100, 1}, 2}, {5, 6});
  for (std::size_t j = 0; j < 10; ++j) CHECK(creators.shares.row(j)[0] == (j == 3 ? 0.1 : 0.6));
}

// A3.
TEST_CASE(
    "Far from the end a forward-looking creator makes content 0.15789 of the time, Ben-Porath's 0.1875, and none at "
    "the end") {
  for (const auto& [variant, share] : {std::pair{"coupled", 0.5 * 0.03 / (0.05 + 0.03 + 0.5 * 0.03)},
                                       std::pair{"ben_porath", 0.5 * 0.03 / (0.05 + 0.03)}}) {
    CAPTURE(variant);
    const std::vector<double> seen = content_shares(case_a3(variant));
    CHECK(share == Approx(std::string_view(variant) == "coupled" ? 0.15789 : 0.1875).margin(5e-6));
    // After 600 months the start counts e^(-0.03*600) = 1.5e-8, the end e^(-0.08*600) even less.
    CHECK(seen[600] == Approx(share).epsilon(1e-6));
    CHECK(std::is_sorted(seen.end() - 120, seen.end(), std::greater<>()));
    CHECK(seen.back() == 0.0);
  }
}

TEST_CASE("A known end near at hand comes before the run's") {
  models::Parameters p = case_a3("coupled");
  p.creator_group["main"].horizon_months = 100.0;
  const std::vector<double> seen = content_shares(p);
  CHECK(seen[50] > 0.0);
  CHECK(seen[100] == 0.0);
  CHECK(seen[600] == 0.0);
}

TEST_CASE("The forward-looking share meets the first-order condition of its law") {
  for (const double returns : {0.3, 0.5, 0.8, 1.0}) {
    for (const double capability : {0.1, 2.0, 30.0}) {
      const models::Prospect prospect{capability, 0.7, 1.3, returns, 9.0};
      const double s = models::forward_looking_share(prospect, models::Variant::coupled);
      const double left = capability * std::pow(s, 1.0 - returns);
      const double right = returns * 0.7 * std::pow(1.3, returns) * (1.0 - s) * 9.0;
      if (s > 0.0) CHECK(left == Approx(right).epsilon(1e-9));
      if (s == 0.0) CHECK(left >= right);
    }
  }
  // C = mu dC'/ds with dC'/ds = a k (s t C)^(a-1) t C.
  const double s = models::forward_looking_share({20.0, 0.7, 1.3, 0.5, 9.0}, models::Variant::ben_porath);
  CHECK(20.0 == Approx(9.0 * 0.5 * 0.7 / std::sqrt(s * 1.3 * 20.0) * 1.3 * 20.0).epsilon(1e-12));
  CHECK(models::forward_looking_share({0.01, 0.7, 1.3, 0.5, 9.0}, models::Variant::ben_porath) == 1.0);
}

TEST_CASE("Equal shares are a third each of what replies leave, and effort tells what is not leisure") {
  models::Parameters p = one_creator("equal", 30.0);
  p.creator_group["main"].content_share = 0.5;
  p.creator_group["main"].reply_share = 0.1;
  p.creator_group["main"].promotion_share = p.creator_group["main"].monetisation_share = 0.1;
  const models::RunOutput equal = tests::run("influence", p, {"effort", "content_share"});
  CHECK(equal.series.front() == Approx(30.0));
  CHECK(equal.series.back() == Approx(0.3));
  p.creator_group["main"].time_rule = "fixed";
  const models::RunOutput fixed = tests::run("influence", p, {"effort", "content_share"});
  CHECK(fixed.series.front() == Approx(24.0));
  CHECK(fixed.series.back() == Approx(0.5 / 0.8));
}

TEST_CASE("Creators who hold to the settings need no column more, and others beside them change nothing of theirs") {
  models::Parameters p = one_creator("fixed", 20.0);
  const auto alone = models::Creators(models::creator_needs(p)).bytes_per_row();
  CHECK(alone == models::Creators().bytes_per_row());
  const std::vector<double> before = tests::run("influence", p, {"capability"}).series;
  p.creator_group["other"] = p.creator_group["main"];
  p.creator_group["other"].time_rule = "equal";
  CHECK(models::Creators(models::creator_needs(p)).bytes_per_row() > alone);
  p.creator_group["other"].number = 0;
  CHECK(tests::run("influence", p, {"capability"}).series == before);
}

// A9. One creator sells to who calls, and calls grow with the monetisation hours to the power of 0.4.
TEST_CASE("The platform takes the most at a commission of 1 - returns when creators optimise their hours", "[limit]") {
  models::Parameters p = one_creator("static_optimum", 60.0);
  models::CreatorGroup& seller = p.creator_group["main"];
  seller.payoff_content = seller.payoff_promotion = 0.0;
  seller.review_months = 1;
  seller.outside_wage = 4000.0;
  p.influence.returns = 0.4;
  p.learner.number = 50000;
  p.learner.income_median = 1e6;
  p.learner.allowance_share = 1.0;
  p.market.courses = 1;
  p.market.topics = 1;
  p.course.free_share = 0.0;
  p.visit.rate = 0.0;
  p.visit.direct_rate = 0.1;
  p.visit.direct_base = p.visit.direct_social_exponent = p.visit.reach_sigma = 0.0;
  p.visit.remembered_courses = 0;
  p.choice.outside_option = false;
  p.study.p_no_show_paid = 1.0;
  p.feedback.refund_days = 0.0;
  p.run.burn_in = 12;
  p.run.months = 36;
  p.run.record_every = 144;
  const auto take = [&p](double commission) {
    p.platform["main"].commission_referred = commission;
    return market_case::series_of(p, "commission").back();
  };
  const double most = take(0.6);
  for (const double commission : {0.4, 0.5, 0.7, 0.8}) {
    const double expected = commission / 0.6 * std::pow((1.0 - commission) / 0.4, 0.4 / (1.0 - 0.4));
    INFO("commission " << commission);
    CHECK(expected < 1.0);
    CHECK(take(commission) < most);
    // About 50,000 sales each, 0.5 % of luck, and effort follows the luck of each month: four times that.
    CHECK(take(commission) / most == Approx(expected).epsilon(0.02));
  }
}
