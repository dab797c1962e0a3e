/// @file What the right to a refund is worth at the moment of choice.

#include "models/refund_option.hpp"

#include <cmath>
#include <numeric>
#include <vector>

#include "models/choice.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/small_market.hpp"

using market_case::series_of;
using market_case::total;
using models::RefundOption;

namespace {

double below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

/// Every course is paid for, and half of all disappointments are brought back.
models::Parameters paid_market(double refund_days) {
  models::Parameters p = market_case::quiet_market(100);
  p.run.months = 18;
  p.learner.number = 3000;
  p.market.courses = 300;
  p.course.free_share = 0.0;
  p.feedback.p_refund = 0.5;
  p.feedback.refund_days = refund_days;
  return p;
}

/// [month] when a unit of money is paid out, on average.
double mean_time(const std::vector<double>& flow) {
  double sum = 0.0;
  for (std::size_t i = 0; i < flow.size(); ++i) sum += static_cast<double>(i) * flow[i];
  return sum / total(flow) / 4.0;
}

}  // namespace

TEST_CASE("Without a window, a reachable threshold, refunds asked for or weight the option is nothing at all") {
  const models::Parameters p;
  REQUIRE(RefundOption(p).share(0.0) > 0.0);
  models::Parameters no_window = p, no_threshold = p, never_asked = p, no_weight = p;
  no_window.feedback.refund_days = 0.0;
  no_threshold.feedback.refund_experience = -100.0;
  never_asked.feedback.p_refund = 0.0;
  no_weight.choice.refund_option = 0.0;
  for (const models::Parameters& none : {no_window, no_threshold, never_asked, no_weight}) {
    for (const double n : {0.0, 100.0}) CHECK(RefundOption(none).share(n) == 0.0);
  }
}

TEST_CASE("The share of a price that is expected back is worked out by hand") {
  models::Parameters p;
  // Learners study in a week with probability .22 + .30/2 + .02 = .39, and 5 % never begin.
  const double tried = 0.95 * (1.0 - std::pow(0.61, 30.0 / 7.0));
  // The experience of a course without ratings has variance 1 + 1.2^2, with 30 ratings 1 + 1.2^2/4.
  CHECK(RefundOption(p).share(0.0) == Approx(0.25 * tried * below(-0.5 / std::sqrt(2.44))).epsilon(1e-12));
  CHECK(RefundOption(p).share(30.0) == Approx(0.25 * tried * below(-0.5 / std::sqrt(1.36))).epsilon(1e-12));
  CHECK(RefundOption(p).share(1e12) == Approx(0.25 * tried * below(-0.5)).epsilon(1e-9));  // to 1 part in 10^11
  p.choice.quality = 2.0;
  CHECK(RefundOption(p).share(0.0) == Approx(0.25 * tried * below(-0.5 / std::sqrt(6.76))).epsilon(1e-12));
}

TEST_CASE("In the limit of certain trial and certain disappointment all that is asked for comes back") {
  models::Parameters p;
  p.study.active_base = 1.0;
  p.study.p_no_show_paid = 0.0;
  p.feedback.refund_experience = 100.0;
  CHECK(RefundOption(p).share(0.0) == 0.25);
  p.feedback.experience_sd = p.course.quality_sd = 0.0;
  CHECK(RefundOption(p).share(0.0) == 0.25);
  p.feedback.refund_experience = 0.0;  // as good as expected is not below
  CHECK(RefundOption(p).share(0.0) == 0.0);
}

TEST_CASE("A course without ratings has more of the option than a well-known one, if a disappointment is unlikely") {
  models::Parameters p;
  for (const double threshold : {-0.5, 0.5}) {
    p.feedback.refund_experience = threshold;
    for (const double n : {0.0, 10.0, 1000.0}) {
      const double more = RefundOption(p).share(n), less = RefundOption(p).share(2.0 * n + 1.0);
      CHECK((threshold < 0.0 ? more > less : more < less));
    }
  }
}

TEST_CASE("The option adds to a course's utility what it gives back of the price, and nothing to a free course") {
  models::Parameters p = tests::small_market_parameters(1, 3);
  models::Parameters without = p;
  without.choice.refund_option = 0.0;
  tests::SmallMarket market(p), other(without);
  for (tests::SmallMarket* m : {&market, &other}) {
    m->courses.price[0] = 0;
    m->courses.price[1] = m->courses.price[2] = 60'00;
    m->courses.n_ratings[2] = 500;
    m->refresh();
  }
  const auto gain = [&](std::size_t c) {
    const auto utility = [c](tests::SmallMarket& m) {
      return models::best_deal(m.scene(), {0, 0, 1000'00}, c).utility;
    };
    return utility(market) - utility(other);
  };
  CHECK(gain(0) == 0.0);
  for (const std::size_t c : {1U, 2U}) {
    const double share = RefundOption(p).share(c == 2 ? 500.0 : 0.0);
    CHECK(gain(c) == Approx(p.choice.price * 60.0 * share).margin(1e-6));  // floats of about 1
  }
}

TEST_CASE("What a seat pays neither weighs on the learner nor comes back to the learner") {
  models::Parameters p = tests::small_market_parameters(1, 3);
  p.learner_group["poor"].sponsored = true;
  p.choice.rule = "willingness_to_pay";  // leaves the utilities as they were compared
  tests::SmallMarket market(p);
  const auto utility = [&](std::int32_t price, bool seat) {
    market.courses.price[0] = price;
    market.refresh();
    market.worker.scratch.shown[0] = 0;
    const models::Visitor visitor{0, market.learners.id(0), 1000'00, seat};
    models::choose(market.scene(), market.worker, {visitor, 1, false, 1});
    return market.worker.scratch.utility[0];
  };
  CHECK(utility(80'00, true) == Approx(utility(0, false)).margin(1e-6));  // floats of about 1
  CHECK(utility(80'00, false) < utility(0, false) - 0.1);
}

TEST_CASE("The longer the refund window, the more paid courses are tried and the later creators are paid",
          "[sign][limit]") {
  // Every course is paid, so that the window bears on each sale.
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const double none = total(series_of(paid_market(0.0), "purchases", seed));
    const double month = total(series_of(paid_market(30.0), "purchases", seed));
    const double quarter = total(series_of(paid_market(90.0), "purchases", seed));
    CHECK(none < month);
    CHECK(month < quarter);
    CHECK(mean_time(series_of(paid_market(0.0), "payouts", seed)) <
          mean_time(series_of(paid_market(30.0), "payouts", seed)) - 0.3);
    CHECK(mean_time(series_of(paid_market(30.0), "payouts", seed)) <
          mean_time(series_of(paid_market(90.0), "payouts", seed)) - 0.3);
  }
}

TEST_CASE("Buyers who foresee a refund buy more than those who do not, under the same window", "[sign]") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    models::Parameters blind = paid_market(30.0);
    blind.choice.refund_option = 0.0;
    CHECK(total(series_of(blind, "purchases", seed)) < total(series_of(paid_market(30.0), "purchases", seed)));
  }
}

TEST_CASE("Without a window it changes no number whether buyers foresee refunds", "[placebo]") {
  models::Parameters blind = paid_market(0.0);
  blind.choice.refund_option = 0.0;
  for (const char* measure : {"purchases", "gmv", "skill", "payouts"}) {
    CHECK(series_of(paid_market(0.0), measure) == series_of(blind, measure));
  }
}
