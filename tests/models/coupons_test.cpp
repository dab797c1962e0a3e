/// @file Coupons by lot and for points.

#include "models/coupons.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <vector>

#include "models/deal.hpp"
#include "models/enrolment.hpp"
#include "models/feedback.hpp"
#include "models/market.hpp"
#include "models/payment.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/models/small_market.hpp"

using market_case::series_of;

namespace {

constexpr std::size_t people = 300;

/// Every course at 50 USD, a third of which is more than most have at hand.
models::Parameters couponing(std::int64_t per_month, double discount) {
  models::Parameters p = market_case::quiet_market(100);
  p.run.months = 12;
  p.learner.number = 3000;
  p.market.courses = 300;
  p.course.free_share = 0.0;
  p.course.price_sigma = 0.0;
  p.platform["main"].coupons_per_month = per_month;
  p.platform["main"].coupon_discount = discount;
  return p;
}

/// Steps a market through its run, a month at a time.
struct Run {
  explicit Run(models::RunSpec s) : spec(std::move(s)), market(spec) { market.begin_record(clock); }
  explicit Run(const models::Parameters& p) : Run(tests::run_spec(p, {})) {}

  const models::LearnerTally& months(std::int64_t n) {
    for (std::int64_t i = 0; i < 4 * n; ++i, ++clock.step) market.step(clock);
    return market.observation().flow;
  }
  std::int64_t cash() const {
    const auto cash = market.learners().cash.data();
    return std::accumulate(cash, cash + market.learners().size(), std::int64_t{0});
  }

  models::RunSpec spec;
  models::Market market;
  sim::Clock clock{{4, 0, 10000, 1}, 0};
};

/// One block of applicants, and so many coupons in a month.
struct Applicants : tests::SmallMarket {
  explicit Applicants(std::int64_t per_month) : SmallMarket(with(per_month)) {
    store().coupons.allocate(true);
    apply();
  }

  void apply() {
    std::fill_n(learners.coupon.data(), people, models::voucher_applied_for);
    store().coupons.allot(scene(), store());
    models::receive_coupons(scene(), block());
  }

  void buy(std::size_t row, std::uint32_t course, bool referred) {
    const models::Visitor who = visitor(row);
    models::enrol(scene(), worker, who, {course, models::best_deal(scene(), who, course), referred, 1});
  }

  static models::Parameters with(std::int64_t per_month) {
    models::Parameters p = tests::small_market_parameters(people, 3);
    p.platform["main"].coupons_per_month = per_month;
    p.platform["main"].coupon_months = 2;
    p.platform["main"].points_per_completion = 10;
    p.platform["main"].points_for_coupon = 30;
    return p;
  }

  std::set<std::size_t> holders() const {
    std::set<std::size_t> rows;
    for (std::size_t row = 0; row < people; ++row) {
      if (models::holds(learners.coupon, row)) rows.insert(row);
    }
    return rows;
  }

  models::Visitor visitor(std::size_t row) const {
    return {row, learners.id(row), learners.cash[row], false, models::holds(learners.coupon, row)};
  }
};

}  // namespace

TEST_CASE("A price with a coupon is rounded down to the cent") {
  for (const std::int32_t price : {0, 1, 99, 9999, 50'00, 200'00, 123'456'789}) {
    for (std::int64_t percent = 0; percent <= 100; ++percent) {
      const std::int64_t exact = price * (100 - percent) / 100;
      CHECK(models::with_coupon(price, 0.01 * static_cast<double>(percent)) == exact);
    }
  }
}

TEST_CASE("The steps of a month give the month's coupons to the first by lot, and more coupons add to them") {
  const std::set<std::size_t> few = Applicants(40).holders(), many = Applicants(160).holders();
  CHECK(few.size() == 10);
  CHECK(many.size() == 40);
  CHECK(std::includes(many.begin(), many.end(), few.begin(), few.end()));
  Applicants month(10);
  std::size_t given = month.holders().size();
  for (month.clock.step = 1; month.clock.step < 4; ++month.clock.step) {
    month.apply();
    given += month.holders().size();
  }
  CHECK(given == 10);
}

TEST_CASE("A coupon that is not used lapses after its months") {
  Applicants market(40);
  for (const std::size_t left : {10U, 0U}) {
    market.clock.step += 4;
    market.store().coupons.allot(market.scene(), market.store());
    models::receive_coupons(market.scene(), market.block());
    CHECK(market.holders().size() == left);
  }
}

TEST_CASE("A coupon lowers one purchase, and its refund gives back what was paid as the sale divided it") {
  Applicants market(4 * people);
  market.courses.price[0] = market.courses.price[1] = 49'99;
  market.parameters.study.p_no_show_paid = 0.0;
  market.refresh();
  const std::int32_t before = market.learners.cash[0];
  market.buy(0, 0, false);
  CHECK(market.learners.cash[0] == before - 39'99);  // 80 % of 49.99 is 39.992
  CHECK(market.worker.tally.learner[0].spent == 39'99);
  CHECK_FALSE(market.visitor(0).coupon);
  market.buy(0, 1, true);
  CHECK(market.learners.cash[0] == before - 39'99 - 49'99);
  CHECK(market.worker.tally.learner[0].coupons_used == 1);
  market.parameters.platform["main"].coupon_discount = 0.5;  // after the sale
  models::pay_back(market.scene(), market.worker, 0, market.learners.enrolment.row(0)[0]);
  CHECK(market.learners.cash[0] == before - 49'99);
  // What the first sale brought has gone out again; what the second brought stays.
  const models::Split sale = models::split_by_commission(49'99, 0.03);
  const models::Split held = market.held(market.courses.creator[1], 0);
  CHECK(held.creator == sale.creator);
  CHECK(held.platform == sale.platform);
  const std::size_t other = market.courses.creator[0];
  if (other != market.courses.creator[1]) CHECK(market.held(other, 0).creator == 0);
}

TEST_CASE("A seat goes before a coupon, which stays for the next course") {
  models::Parameters p = Applicants::with(0);
  p.learner_group["poor"].sponsored = true;
  p.sponsor.most_price = 60.0;
  tests::SmallMarket market(p);
  const models::Visitor both{0, 0, 0, true, true};
  const models::Bill covered = models::bill_of(market.scene(), both, 60'00);
  CHECK(covered.amount == 60'00);
  CHECK(covered.charge == 0);
  CHECK(models::bill_of(market.scene(), both, 60'01).charge == 48'00);
}

TEST_CASE("Creators and platform share what was paid, at the discount in force at the sale") {
  // Half of the year a coupon leaves 33.35 USD of 50, of which the creator keeps 70 %, 23.345 USD; then 25 USD.
  models::Parameters p = couponing(400, 0.333);
  p.platform["main"].commission = p.platform["main"].commission_referred = 0.3;
  p.feedback.refund_days = 0.0;
  models::RunSpec spec = tests::run_spec(p, {});
  p.platform["main"].coupon_discount = 0.5;
  spec.phases.push_back({6, p});
  Run run(spec);
  const models::LearnerTally first = run.months(6), both = run.months(6);
  const std::int64_t thirds = first.coupons_used, halves = both.coupons_used - thirds;
  const std::int64_t full = both.enrolments - both.coupons_used;
  CHECK(thirds > 100);
  CHECK(halves > 100);
  CHECK(both.spent == full * 50'00 + thirds * 33'35 + halves * 25'00);
  CHECK(run.market.observation().payouts == full * 35'00 + thirds * 23'34 + halves * 17'50);
  CHECK(run.market.observation().commission == full * 15'00 + thirds * 10'01 + halves * 7'50);
}

TEST_CASE("With coupons, seats and refunds every cent has an owner, and sales are what learners and sponsor paid") {
  models::Parameters p = couponing(400, 0.25);
  p.course.price_sigma = 1.1;
  p.feedback.p_refund = 1.0;
  p.learner_group["poor"] = {.income = 0.2, .sponsored = true};
  p.learner_group["rich"] = {};
  p.sponsor.grant_per_month = 2000.0;
  p.platform["main"].points_per_completion = 60;
  models::RunSpec spec = tests::run_spec(p, {});
  p.platform["main"].coupon_discount = 1.0;
  spec.phases.push_back({5, p});
  Run run(spec);
  const models::LearnerTally flow = run.months(12);
  CHECK(flow.coupons_used > 100);
  CHECK(flow.seats_used > 50);
  CHECK(flow.n_refunds > 50);
  CHECK(run.market.worst_imbalance() == 0);
  CHECK(flow.spent - flow.refunded == flow.sponsored + flow.allowances - run.cash());
}

TEST_CASE("No more coupons are used than given, and no more given than there are") {
  const models::LearnerTally flow = Run(couponing(200, 0.5)).months(12);
  CHECK(flow.coupons_used > 100);
  CHECK(flow.coupons_used <= flow.coupons_given);
  CHECK(flow.coupons_given <= 200 * 12);
  CHECK(flow.coupons_given > 200 * 11);  // far more apply
}

TEST_CASE("Every third completion earns a coupon when a third of its points does") {
  Applicants market(0);
  std::fill_n(market.learners.coupon.data(), people, models::no_voucher);
  for (int n = 1; n <= 12; ++n) {
    models::earn_points(market.scene(), 7);
    models::receive_coupons(market.scene(), market.block());
    CHECK(models::holds(market.learners.coupon, 7) == (n % 3 == 0));
    market.learners.coupon[7] = models::no_voucher;  // used
  }
  CHECK(market.worker.tally.learner[0].coupons_given == 4);
}

TEST_CASE("Points wait for as long as a coupon is at hand, and every completion's points are somewhere") {
  Applicants market(0);
  std::fill_n(market.learners.coupon.data(), people, models::no_voucher);
  for (int n = 1; n <= 6; ++n) models::earn_points(market.scene(), 7);
  models::receive_coupons(market.scene(), market.block());
  models::receive_coupons(market.scene(), market.block());
  CHECK(market.learners.points[7] == 30);
  models::Parameters p = couponing(0, 0.3);
  p.run.months = 24;
  p.platform["main"].points_per_completion = 60;
  Run run(p);
  const models::LearnerTally flow = run.months(24);
  const auto points = run.market.learners().points.data();
  const std::int64_t left = std::accumulate(points, points + run.market.learners().size(), std::int64_t{0});
  CHECK(flow.coupons_given > 0);
  CHECK(60 * flow.completed == 100 * flow.coupons_given + left);
}

TEST_CASE("Coupons that take nothing off change no number, nor does a discount without coupons", "[placebo][limit]") {
  const models::Parameters none = couponing(0, 0.2);
  for (const char* measure : {"purchases", "gmv", "payouts", "skill", "coupons"}) {
    CHECK(series_of(couponing(500, 0.0), measure) == series_of(none, measure));
    CHECK(series_of(couponing(0, 0.9), measure) == series_of(none, measure));
  }
}

TEST_CASE("The more coupons and the deeper, the more purchases, where price keeps visitors from buying", "[sign]") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const auto purchases = [&](const models::Parameters& p) {
      const std::vector<double> flow = series_of(p, "purchases", seed);
      return std::accumulate(flow.begin(), flow.end(), 0.0);
    };
    const double none = purchases(couponing(0, 0.5)), some = purchases(couponing(200, 0.5));
    const double more = purchases(couponing(800, 0.5)), deeper = purchases(couponing(800, 0.9));
    CHECK(none < some);
    CHECK(some < more);
    CHECK(more < deeper);
  }
}
