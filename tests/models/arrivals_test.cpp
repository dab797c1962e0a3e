/// @file Arrivals by word of mouth against Bass's diffusion.

#include "models/arrivals.hpp"

#include <cmath>
#include <vector>

#include "models/learner.hpp"
#include "models/purpose.hpp"
#include "sim/distribution.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/statistics.hpp"

using market_case::series_of;

namespace {

constexpr double p = 0.03, q = 0.38;  // [1/year]
constexpr std::int64_t people = 100000;
constexpr std::int64_t peak = 72;  // [month] about when most register

/// A market where nobody does anything but register: one learner at the start, all others out of the potential.
models::Parameters waiting_room(std::int64_t steps_per_month, std::int64_t months) {
  models::Parameters market = market_case::quiet_market(1);
  market.run.months = months;
  market.run.steps_per_month = steps_per_month;
  market.run.record_every = 1;
  market.market.courses = 1;
  market.market.topics = 1;
  market.visit.rate = market.visit.direct_rate = 0.0;
  market.visit.remembered_courses = 0;
  market.study.max_open = 1;
  market.learner.number = 1;
  market.learner.potential = people - 1;
  market.learner.arrivals = "bass";
  return market;
}

/// Share that has registered by `years` when time does not come in steps.
double share_at(double years) {
  const double e = std::exp(-(p + q) * years);
  return (1.0 - e) / (1.0 + q / p * e);
}

/// The mean of a market of very many in steps. A surplus of the registered grows, to first order, with its slope.
class Recursion {
 public:
  explicit Recursion(std::int64_t steps_per_month) : dt_(1.0 / 12.0 / static_cast<double>(steps_per_month)) {}

  double chance(double at) const { return 1.0 - std::exp(-(p + q * at) * dt_); }
  double slope() const { return (1.0 - chance(share)) * (1.0 + (1.0 - share) * q * dt_); }
  void step() {
    variance = slope() * slope() * variance + (1.0 - share) * chance(share) * (1.0 - chance(share)) / people;
    share += (1.0 - share) * chance(share);
  }

  double share = 1.0 / people;
  double variance = 0.0;  // of the share in a market of `people`

 private:
  double dt_;
};

/// Share registered at the end of every step.
std::vector<double> registered(const models::Parameters& market, std::uint64_t seed) {
  std::vector<double> share;
  double n = 1.0;
  for (const double newcomers : series_of(market, "registrations", seed)) {
    n += newcomers;
    share.push_back(n / people);
  }
  return share;
}

double decision(std::uint64_t seed, std::size_t step) {
  const sim::Address at{0, models::market_kind, models::arrival_draw, static_cast<std::uint32_t>(step), 0};
  return sim::Stream(sim::run_key(seed, 0, 0), at).uniform();
}

/// The same less what luck adds to first order: the surplus that each step's uniform stands for, whose mean is 0.
std::vector<double> registered_without_luck(std::int64_t steps_per_month, std::int64_t months, std::uint64_t seed) {
  std::vector<double> share = registered(waiting_room(steps_per_month, months), seed);
  Recursion mean(steps_per_month);
  double luck = 0.0, before = share[0];
  for (std::size_t t = 1; t < share.size(); ++t) {
    const double left = std::round(people * (1.0 - before)), chance = mean.chance(before);
    const auto drawn = sim::binomial(static_cast<std::int64_t>(left), chance, decision(seed, t - 1));
    luck = mean.slope() * luck + (static_cast<double>(drawn) - left * chance) / people;
    mean.step();
    before = share[t];
    share[t] -= luck;
  }
  return share;
}

}  // namespace

TEST_CASE("The chance to register follows innovation, imitation and the ratings of the step before") {
  models::LearnerSettings s;
  s.number = 100;
  s.potential = 900;
  CHECK(models::p_registers(s, {0, 0, 0}, 12.0) == Approx(1.0 - std::exp(-0.03)).epsilon(1e-14));
  CHECK(models::p_registers(s, {500, 3, 4}, 6.0) == Approx(1.0 - std::exp(-0.5 * 0.22)).epsilon(1e-14));
  s.word_of_mouth = 0.5;
  CHECK(models::p_registers(s, {500, 3, 4}, 6.0) == Approx(1.0 - std::exp(-0.5 * (0.03 + 0.19 * 1.25))).epsilon(1e-14));
  CHECK(models::p_registers(s, {500, 0, 4}, 6.0) == Approx(1.0 - std::exp(-0.5 * (0.03 + 0.19 * 0.5))).epsilon(1e-14));
  CHECK(models::p_registers(s, {500, 0, 0}, 6.0) == Approx(1.0 - std::exp(-0.5 * 0.22)).epsilon(1e-14));
}

TEST_CASE("There is room for the whole potential, and nobody beyond it comes") {
  models::Parameters market = waiting_room(1, 2);
  market.learner.potential = 500;
  market.learner.innovation = 1000.0;
  CHECK(models::learner_capacity(market) == 501);
  const std::vector<double> newcomers = series_of(market, "registrations");
  CHECK(newcomers[1] == 500.0);
  CHECK(newcomers[2] == 0.0);
}

TEST_CASE("In every step the share of those left who register is p_registers, at any length of the step", "[limit]") {
  for (const std::int64_t steps_per_month : {1, 4, 16}) {
    const models::Parameters market = waiting_room(steps_per_month, peak);
    const std::vector<double> newcomers = series_of(market, "registrations");
    double n = 1.0, surplus = 0.0, variance = 0.0;
    for (std::size_t t = 1; t < newcomers.size(); ++t) {
      const double dt = 1.0 / 12.0 / static_cast<double>(steps_per_month);
      const double chance = 1.0 - std::exp(-(p + q * n / people) * dt);
      surplus += newcomers[t] - (people - n) * chance;
      variance += (people - n) * chance * (1.0 - chance);
      n += newcomers[t];
    }
    CHECK(std::abs(surplus) < tests::z_bound * std::sqrt(variance));
  }
}

TEST_CASE("Those who register one by one peak after 6.193 years and are 0.81280 of all after ten", "[limit]") {
  constexpr std::int64_t steps_per_month = 16;
  const std::vector<double> share = registered_without_luck(steps_per_month, 120, 1);
  Recursion mean(steps_per_month);
  for (std::size_t t = 0; t + 1 < share.size(); ++t) mean.step();
  // A step's length costs 0.0004, in proportion as below; what is left of luck is of the order of its variance.
  CHECK(share.back() == Approx(0.81280).margin(5e-4 + 5.0 * mean.variance).epsilon(0.0));
  // Arrivals peak where the share is 1/2 - p/(2q). A hazard held for a step delays that by less than two steps.
  std::size_t step = 0;
  while (share[step] < 0.5 - 0.5 * p / q) ++step;
  constexpr double dt = 1.0 / 12.0 / steps_per_month;
  CHECK(static_cast<double>(step) * dt == Approx(6.193).margin(2.0 * dt + 5e-4).epsilon(0.0));
}

TEST_CASE("Registered shares scatter about the mean as the luck of single people does", "[limit]") {
  const std::vector<double> share = registered(waiting_room(1, 120), 1);
  Recursion mean(1);
  for (std::size_t t = 1; t < share.size(); ++t) {
    mean.step();
    CHECK(std::abs(share[t] - mean.share) < tests::z_bound * std::sqrt(mean.variance));
  }
}

TEST_CASE("The error of a step's length falls in proportion to it", "[limit]") {
  CHECK(share_at(10.0) == Approx(0.81280).margin(5e-6));  // the digits given
  std::vector<double> error;
  for (const std::int64_t steps_per_month : {1, 4, 16}) {
    constexpr double seeds = 3.0;
    double sum = 0.0, squares = 0.0;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      const double off = registered_without_luck(steps_per_month, peak, seed).back() - share_at(peak / 12.0);
      sum += off;
      squares += off * off;
    }
    Recursion mean(steps_per_month);
    for (std::int64_t t = 0; t < peak * steps_per_month; ++t) mean.step();
    const double scatter = std::sqrt((squares / seeds - sum * sum / seeds / seeds) / (seeds - 1.0));
    INFO(steps_per_month << " steps: " << sum / seeds << " +- " << scatter << ", mean of very many "
                         << mean.share - share_at(peak / 12.0));
    error.push_back(sum / seeds);
    CHECK(scatter < 0.05 * std::abs(error.back()));
    CHECK(std::abs(error.back() - mean.share + share_at(peak / 12.0)) < tests::z_bound * scatter + 5.0 * mean.variance);
  }
  // Order 1: a quarter of the step has a quarter of the error. A twentieth for the scatter seen above, the next order,
  // which is as small as the step is short, and what is left of luck.
  CHECK(error[0] / error[1] == Approx(4.0).epsilon(0.1));
  CHECK(error[1] / error[2] == Approx(4.0).epsilon(0.1));
}

TEST_CASE("Good ratings bring more learners and bad ones fewer, from the same people") {
  models::Parameters market = waiting_room(4, 36);
  market.learner.number = 300;
  market.learner.potential = 3000;
  market.visit.rate = 1.0;
  market.course.free_share = 1.0;
  market.feedback.p_rate = 1.0;
  const auto total = [](const models::Parameters& one) {
    double sum = 0.0;
    for (const double n : series_of(one, "registrations")) sum += n;
    return sum;
  };
  const double deaf = total(market);
  market.learner.word_of_mouth = 1.0;
  market.feedback.rating_mean = 5.0;
  const double praised = total(market);
  market.feedback.rating_mean = 2.0;
  const double blamed = total(market);
  CHECK(blamed < deaf);
  CHECK(deaf < praised);
}
