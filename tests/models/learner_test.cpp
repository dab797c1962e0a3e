#include "models/learner.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <cmath>
#include <vector>

#include "models/money.hpp"
#include "tests/catch.hpp"
#include "tests/models/everything.hpp"
#include "tests/models/small_market.hpp"
#include "tests/statistics.hpp"

namespace {

models::Parameters people(std::int64_t n) {
  models::Parameters p = tests::small_market_parameters(n, 3);
  p.market.topics = 5;
  return p;
}

}  // namespace

TEST_CASE("A learner takes at most 128 bytes on the reference market, and 192 with every mechanism at work") {
  models::Parameters reference;
  reference.platform["main"];
  reference.market.topics = 8;  // as in experiments/reference-market.toml, whose other settings add no column
  CHECK(models::Learners(reference).bytes_per_row() <= 128);
  models::Parameters all = tests::everything();
  all.platform["main"].ranker = "weighted";
  all.study.knowledge = "bkt";
  all.study.learning_rate_shape = 2.0;
  CHECK(models::Learners(all).bytes_per_row() <= 192);
  CHECK(models::Learners(all).bytes_per_row() > models::Learners(reference).bytes_per_row());
}

TEST_CASE("Incomes and study budgets are lognormal, self-regulation is beta") {
  const tests::SmallMarket market(people(20000));
  std::vector<double> income, hours, regulation;
  for (std::size_t row = 0; row < market.learners.size(); ++row) {
    // Counted in whole cents, minutes and 1/65535: spread evenly within the unit so that the law is continuous.
    const double u = sim::uniform(sim::draw({1, 1}, {row, sim::Kind{0}, sim::Purpose{0}, 0, 0})[0]) - 0.5;
    income.push_back((market.learners.income[row] + u) / 100.0);
    hours.push_back((market.learners.study_budget[row] + u) / 60.0);
    regulation.push_back(market.learners.regulation[row].value() + u / sim::Unit16::steps);
  }
  const boost::math::lognormal incomes(std::log(3000.0), 0.6), budgets(std::log(4.5) - 0.125, 0.5);
  const boost::math::beta_distribution<> regulations(2.0, 2.0);
  const auto cdf_of = [](const auto& law) { return [&law](double x) { return boost::math::cdf(law, x); }; };
  CHECK(tests::kolmogorov(income, cdf_of(incomes)) < tests::kolmogorov_bound());
  CHECK(tests::kolmogorov(hours, cdf_of(budgets)) < tests::kolmogorov_bound());
  CHECK(tests::kolmogorov(regulation, cdf_of(regulations)) < tests::kolmogorov_bound());
}

TEST_CASE("Interests have unit length, and no topic is preferred") {
  const tests::SmallMarket market(people(5000));
  std::vector<double> favourite(5);
  for (std::size_t row = 0; row < market.learners.size(); ++row) {
    const auto interest = market.learners.interest.row(row);
    double square = 0.0;
    std::size_t most = 0;
    for (std::size_t k = 0; k < interest.size(); ++k) {
      square += interest[k].value() * interest[k].value();
      if (interest[k].value() > interest[most].value()) most = k;
    }
    CHECK(square == Approx(1.0).margin(1e-4));  // five numbers in steps of 1/65535
    favourite.at(most) += 1.0;
  }
  CHECK(tests::chi_square(favourite, std::vector<double>(5, 1000.0)) < tests::chi_square_bound(4));
}

TEST_CASE("A learner's traits follow from the name, and settings of one trait leave the others alone") {
  models::Parameters p = people(50);
  const tests::SmallMarket market(p), again(p);
  p.learner.regulation_alpha = 5.0;
  p.learner.interest_concentration = 2.0;
  const tests::SmallMarket other(p);
  int same_regulation = 0;
  for (std::size_t row = 0; row < 50; ++row) {
    CHECK(again.learners.regulation[row].bits() == market.learners.regulation[row].bits());
    CHECK(other.learners.income[row] == market.learners.income[row]);
    CHECK(other.learners.study_budget[row] == market.learners.study_budget[row]);
    same_regulation += other.learners.regulation[row].bits() == market.learners.regulation[row].bits() ? 1 : 0;
  }
  CHECK(same_regulation < 5);
}

TEST_CASE("A learner's name comes back from the columns it is kept in") {
  models::Parameters p = people(1);
  models::Learners learners(p);
  learners.allocate(1);
  learners.append();
  const std::uint64_t id = models::agent_id(12345, 67);
  models::be_born(learners, 0, id, p, {1, 2});
  CHECK(learners.id(0) == id);
}

TEST_CASE("Personal learning rates have the mean that is set, and take memory only when they differ") {
  models::Parameters p = people(20000);
  CHECK(models::Learners(p).learning_rate.width() == 0);
  p.study.learning_rate_shape = 2.0;
  const tests::SmallMarket market(p);
  double sum = 0.0;
  for (std::size_t row = 0; row < 20000; ++row) sum += static_cast<double>(market.learners.learning_rate[row]);
  CHECK(std::abs(sum / 20000.0 - 0.06) < tests::z_bound * 0.06 / std::sqrt(2.0 * 20000.0));
}

TEST_CASE("An allowance is paid until the months that can be saved up are saved") {
  tests::SmallMarket market(people(3));
  market.learners.income[0] = market.learners.income[1] = market.learners.income[2] = 100 * 50;
  market.learners.cash[0] = 0;
  market.learners.cash[1] = 570;
  market.learners.cash[2] = 900;  // a refund can put somebody above
  models::receive_allowances(market.scene(), market.block());
  CHECK(market.learners.cash[0] == 100);
  CHECK(market.learners.cash[1] == 600);
  CHECK(market.learners.cash[2] == 900);
  CHECK(market.worker.tally.learner[0].allowances == 130);
}

TEST_CASE("There is room for the arrivals of all but one run in very many") {
  models::Parameters p = people(1000);
  CHECK(models::learner_capacity(p) == 1000);
  p.learner.arrivals_per_month = 100.0;
  p.run.months = 24;
  p.run.burn_in = 1;
  CHECK(models::learner_capacity(p) == 1000 + 2500 + 500 + 10);  // ten standard deviations of 50, and ten
  p.learner.max_number = 1234;
  CHECK(models::learner_capacity(p) == 1234);
}
