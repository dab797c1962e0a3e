/// @file Learners who only follow those before them: a course's chance is 1 + its enrolments, and luck decides.
///
/// One learner buys once a step, so that every sale is seen before the next. Without forgetting, a popularity weight of
/// 1 in utility makes logit shares proportional to e^ln(1 + n) = 1 + n.

#include <cmath>
#include <cstdint>
#include <vector>

#include "models/market.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/statistics.hpp"

namespace {

/// All courses are shown, nothing but enrolments tells them apart, and a course taken is gone at once.
models::Parameters following(std::int64_t courses, std::int64_t sales) {
  models::Parameters p = market_case::quiet_market(1);
  p.learner.number = 1;
  p.market.topics = 1;
  p.market.courses = courses;
  p.market.popularity_half_life = 0.0;
  p.course.free_share = 1.0;
  p.course.quality_sd = p.course.quality_capability = 0.0;
  p.course.hours_sigma = 0.0;
  p.choice.popularity = 1.0;
  p.choice.quality = p.choice.match = p.choice.brand = p.choice.hours = p.choice.difficulty = p.choice.rank = 0.0;
  p.choice.outside_option = false;
  p.choice.persistence = 0.0;
  p.platform["main"].ranker = "random";
  p.platform["main"].candidates = 0;
  p.platform["main"].slate = 10000;
  p.platform["main"].exploration = 0.0;
  p.visit.rate = 1000.0;  // a visit in every step
  p.visit.direct_rate = 0.0;
  p.visit.remembered_courses = 0;
  p.study.p_no_show_free = 1.0;
  p.feedback.p_rate = 0.0;
  p.run.steps_per_month = 4;
  p.run.months = sales / 4;
  p.run.record_every = sales;
  return p;
}

/// A course is released after every `steps` sales.
models::Parameters following_with_entry(std::int64_t steps, std::int64_t sales) {
  models::Parameters p = following(1, sales);
  models::CreatorGroup& maker = p.creator_group["main"];
  maker.hours_median = 4.0;  // an hour a step
  maker.hours_sigma = 0.0;
  maker.content_share = 1.0;
  maker.promotion_share = maker.monetisation_share = 0.0;
  p.course.production_hours = static_cast<double>(steps);
  return p;
}

/// E|a - b| of two courses when n sales fall on K courses in all ways alike: the two have s together with probability
/// (s + 1) C(n - s + K - 3, K - 3) / C(n + K - 1, K - 1), divided in all ways alike.
double mean_gini_of_urn(int n, int courses) {
  double distance = 0.0, chance = 1.0, sum = 0.0;
  for (int s = n; s >= 0; --s) {
    // Ways of the others, as a ratio to those for s = n.
    if (s < n) chance *= (n - s + courses - 3.0) / (n - s);
    const double apart = s % 2 == 0 ? s * (s + 2.0) / (2.0 * (s + 1.0)) : (s + 1.0) / 2.0;
    distance += (s + 1.0) * chance * apart;
    sum += (s + 1.0) * chance;
  }
  return (courses - 1.0) * distance / sum / (2.0 * n);
}

/// Courses by number of sales at the end of a run.
std::vector<double> courses_by_sales(const models::Parameters& p, std::uint64_t seed) {
  models::RunSpec spec = tests::run_spec(p, {"course_gini"});
  spec.seed = seed;
  models::Market market(spec);
  const std::int64_t steps = p.run.months * p.run.steps_per_month;
  market_case::play(market, p);
  std::vector<double> n(static_cast<std::size_t>(steps) + 1);
  double all = 0.0;
  for (std::size_t c = 0; c < market.courses().size(); ++c) {
    const auto sales = static_cast<double>(market.courses().enrolled[c]);
    n[static_cast<std::size_t>(sales)] += 1.0;
    all += sales;
  }
  REQUIRE(all == static_cast<double>(steps));  // one sale a step
  return n;
}

/// Mean over runs of the share of courses with so many sales, and its standard error.
struct Shares {
  std::vector<double> none, one;

  void add(const std::vector<double>& courses) {
    double all = 0.0;
    for (const double n : courses) all += n;
    none.push_back(courses[0] / all);
    one.push_back(courses[1] / all);
  }
};

void check_mean(const std::vector<double>& sample, double expected, double margin) {
  const tests::Moments m = tests::moments(sample);
  INFO(m.mean << " +- " << m.error << ", expected " << expected);
  CHECK(std::abs(m.mean - expected) < tests::t_bound(sample.size()) * m.error + margin);
}

/// Expected courses without and with one sale after `sales`: every `every` sales a course enters and, if it is tried,
/// has the next sale; every other sale goes to a course in proportion to 1 + n.
struct Expected {
  double none = 0.0, one = 0.0, courses = 1.0;

  Expected(std::int64_t every, std::int64_t sales, bool tried) {
    one = 1.0;  // the first sale has but one course to go to
    for (std::int64_t sold = 1; sold < sales; ++sold) {
      const bool enters = sold % every == 0;
      if (enters) courses += 1.0;
      if (enters && tried) {
        one += 1.0;
        continue;
      }
      if (enters) none += 1.0;
      const double whole = static_cast<double>(sold) + courses;
      one += none / whole - 2.0 * one / whole;
      none -= none / whole;
    }
    if (sales % every == 0) none += 1.0, courses += 1.0;  // released after the last sale
  }
};

}  // namespace

TEST_CASE("Pure following of 48 courses has the mean Gini of an urn, which tends to 47/96", "[limit]") {
  CHECK(mean_gini_of_urn(1000000, 48) == Approx(0.4896).margin(5e-5));  // the digits given
  CHECK(mean_gini_of_urn(1, 48) == Approx(47.0 / 48.0));
  constexpr int sales = 480;
  models::Parameters p = following(48, sales);
  std::vector<double> gini;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    gini.push_back(market_case::series_of(p, "course_gini", seed, 1).back());
  }
  check_mean(gini, mean_gini_of_urn(sales, 48), 0.0);
}

// Simon's process with chances 1 + n: a course enters with its first sale, once in 1/a sales.
TEST_CASE("When a share a of sales goes to new courses, (1 + a)/(3 - a) of the courses have one sale", "[limit]") {
  constexpr std::int64_t sales = 1000;
  for (const std::int64_t every : {10, 5, 2}) {
    models::Parameters p = following_with_entry(every, sales);
    // In the step after its release a course outweighs all others together by e^40/(2 sales); then it is like them.
    p.choice.freshness = 40.0;
    p.course.freshness_months = 0.001;
    Shares shares;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) shares.add(courses_by_sales(p, seed));
    const Expected exact(every, sales, true);
    const double a = 1.0 / static_cast<double>(every), limit = (1.0 + a) / (3.0 - a);
    INFO("a = " << a);
    check_mean(shares.one, exact.one / exact.courses, 0.0);
    // A thousand sales are not for ever: the first course and the one just released are one in a hundred or less.
    CHECK(exact.one / exact.courses == Approx(limit).margin(2.0 / exact.courses).epsilon(0.0));
  }
}

// The same with chances in proportion to n, where n counts the entry as well: the sales and one.
TEST_CASE("When a share a of events is an entry, 1/(2 - a) of the courses had none but their entry", "[limit]") {
  constexpr std::int64_t sales = 1000;
  for (const std::int64_t every : {9, 4, 1}) {
    const models::Parameters p = following_with_entry(every, sales);
    Shares shares;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) shares.add(courses_by_sales(p, seed));
    const Expected exact(every, sales, false);
    const double a = 1.0 / (1.0 + static_cast<double>(every)), limit = 1.0 / (2.0 - a);
    INFO("a = " << a);
    check_mean(shares.none, exact.none / exact.courses, 0.0);
    CHECK(exact.none / exact.courses == Approx(limit).margin(2.0 / exact.courses).epsilon(0.0));
  }
}
