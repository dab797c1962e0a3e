/// @file Seats that a sponsor pays for.

#include "models/sponsorship.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "models/deal.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/models/small_market.hpp"

using market_case::series_of;
using market_case::total;

namespace {

constexpr std::size_t people = 300;

/// A third of all learners has no money and may ask for seats; no course is free.
models::Parameters unequal(double grant) {
  models::Parameters p = market_case::quiet_market(100);
  p.run.months = 18;
  p.learner.number = 3000;
  p.market.courses = 300;
  p.course.free_share = 0.0;
  p.learner_group["poor"] = {.weight = 1.0, .income = 0.0, .sponsored = true};
  p.learner_group["rich"] = {.weight = 2.0};
  p.sponsor.grant_per_month = grant;
  return p;
}

/// One block of applicants, and a sponsor with so much money.
struct Applicants {
  explicit Applicants(std::int64_t funds) : market(parameters()) {
    std::fill_n(market.learners.seat.data(), people, models::voucher_applied_for);
    market.sponsorship.allocate(true);
    market.sponsorship.allot(market.learners, funds, market.parameters.sponsor, market.groups, market.clock,
                             tests::SmallMarket::key);
    models::receive_seats(market.scene(), market.block());
  }

  static models::Parameters parameters() {
    models::Parameters p = tests::small_market_parameters(people, 3);
    p.learner_group["poor"].sponsored = true;
    p.sponsor.most_price = 50.0;
    p.sponsor.seat_months = 2;
    return p;
  }

  std::set<std::size_t> holders() const {
    std::set<std::size_t> rows;
    for (std::size_t row = 0; row < people; ++row) {
      if (models::holds(market.learners.seat, row)) rows.insert(row);
    }
    return rows;
  }

  tests::SmallMarket market;
};

}  // namespace

TEST_CASE("As many of the applicants get a seat as the account covers, and more money adds to them") {
  const std::set<std::size_t> few = Applicants(10 * 50'00 + 49'99).holders(), many = Applicants(40 * 50'00).holders();
  CHECK(few.size() == 10);
  CHECK(many.size() == 40);
  CHECK(std::includes(many.begin(), many.end(), few.begin(), few.end()));
  CHECK(Applicants(49'99).holders().empty());
  CHECK(Applicants(people * 50'00).holders().size() == people);
}

TEST_CASE("A seat that is held keeps its money back, and lapses after its months") {
  Applicants applicants(10 * 50'00);
  tests::SmallMarket& market = applicants.market;
  market.sponsorship.count(market.worker.tally.learner[0]);
  std::fill_n(market.learners.seat.data(), people, models::voucher_applied_for);
  market.sponsorship.allot(market.learners, 11 * 50'00, market.parameters.sponsor, market.groups, market.clock,
                           tests::SmallMarket::key);
  models::receive_seats(market.scene(), market.block());
  CHECK(applicants.holders().size() == 1);
  for (const std::size_t left : {1U, 0U}) {
    market.worker.tally.clear();
    market.clock.step += 4;
    models::receive_seats(market.scene(), market.block());
    CHECK(applicants.holders().size() == left);
    CHECK(market.worker.tally.learner[0].seats_lapsed == static_cast<std::int64_t>(1 - left));
  }
}

TEST_CASE("A seat pays for a course up to the price it covers, and for no other") {
  Applicants applicants(people * 50'00);
  const models::Scene scene = applicants.market.scene();
  const models::Visitor with{0, 0, 0, true}, without{0, 0, 0, false};
  CHECK(models::bill_of(scene, with, 50'00).charge == 0);
  CHECK(models::bill_of(scene, with, 50'01).charge == 50'01);
  CHECK(models::bill_of(scene, without, 50'00).charge == 50'00);
}

TEST_CASE("Learners without money buy through the sponsor alone, who never pays more than was granted") {
  models::Parameters p = unequal(2000.0);
  p.run.group_by = "learner_group";
  const std::vector<std::string> names{"gmv", "sponsored", "sponsored_seats", "ledger_imbalance"};
  const models::RunSpec spec = tests::run_spec(p, names);
  const models::RunOutput output = models::find_model("market")->run(spec);
  REQUIRE(output.worst_imbalance == 0.0);
  const auto n = static_cast<std::size_t>(models::n_times(p.run));
  const auto series = models::series_of(spec.measures, p);
  const auto flow = [&](std::size_t i) {
    return std::vector<double>(output.series.begin() + static_cast<std::ptrdiff_t>(i * n),
                               output.series.begin() + static_cast<std::ptrdiff_t>((i + 1) * n));
  };
  double spent = 0.0, sponsored = 0.0, seats = 0.0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series[i].group != 0U) continue;  // "poor" is first in order of name
    const std::string_view name = models::measure_table()[series[i].measure].name;
    (name == "gmv" ? spent : name == "sponsored" ? sponsored : seats) += total(flow(i));
  }
  CHECK(seats > 100.0);
  CHECK(spent == Approx(sponsored));
  CHECK(sponsored <= 18.0 * 2000.0);
  // A seat keeps the highest price back until its holder visits again, so that not all of the money is out.
  CHECK(sponsored > 0.25 * 18.0 * 2000.0);
}

TEST_CASE("A sponsor without a grant changes no number", "[placebo]") {
  models::Parameters nobody = unequal(0.0);
  nobody.learner_group["poor"].sponsored = false;
  for (const char* measure : {"purchases", "skill", "visits", "payouts"}) {
    CHECK(series_of(unequal(0.0), measure) == series_of(nobody, measure));
  }
}

TEST_CASE("Sponsored seats lower the inequality of skill where those who get them would learn nothing", "[sign]") {
  // Who has no money buys nothing and no course is free, so a seat lifts a skill that is 0.
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const double none = series_of(unequal(0.0), "skill_gini", seed).back();
    const double some = series_of(unequal(2000.0), "skill_gini", seed).back();
    const double more = series_of(unequal(8000.0), "skill_gini", seed).back();
    CHECK(some < none);
    CHECK(more < some);
  }
}
