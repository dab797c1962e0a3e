/// @file What must rise or fall when one setting of the learner's side changes; the same people and the same luck.
///
/// Each case says in a comment what makes its sign certain. Differences are paired, so their luck is that of what the
/// change itself turned over: over seeds they must exceed what Student's t leaves to luck.

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "models/market.hpp"
#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/statistics.hpp"

using market_case::series_of;

namespace {

constexpr int seeds = 12;

/// A year of a market whose creators make nothing more.
models::Parameters year() {
  models::Parameters p = market_case::quiet_market(50);
  p.learner.number = 1000;
  p.market.courses = 150;
  p.run.months = 12;
  p.run.record_every = 48;
  return p;
}

using Sample = std::vector<double>;

/// One measure at the end of the run, seed by seed.
Sample last(const models::Parameters& p, std::string_view measure) {
  Sample values;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) values.push_back(series_of(p, measure, seed).back());
  return values;
}

/// The second sample exceeds the first, pair by pair.
void check_rise(const Sample& low, const Sample& high) {
  Sample rise;
  for (std::size_t i = 0; i < low.size(); ++i) rise.push_back(high[i] - low[i]);
  const tests::Moments m = tests::moments(rise);
  INFO(tests::moments(low).mean << " to " << tests::moments(high).mean << ": " << m.mean << " +- " << m.error);
  CHECK(m.mean > tests::t_bound(rise.size()) * m.error);
}

/// Share of enrolments that go to courses released during the run.
double newcomers_share(const models::Parameters& p, std::uint64_t seed) {
  models::RunSpec spec = tests::run_spec(p, {"purchases"});
  spec.seed = seed;
  models::Market market(spec);
  market_case::play(market, p);
  double all = 0.0, newcomers = 0.0;
  for (std::size_t c = 0; c < market.courses().size(); ++c) {
    const auto enrolled = static_cast<double>(market.courses().enrolled[c]);
    all += enrolled;
    newcomers += market.courses().released[c] > 0.0 ? enrolled : 0.0;
  }
  return newcomers / all;
}

/// A catalogue file of courses that differ in all that a file can tell, in an order that begins with row `first` and
/// goes on in strides; the names of rows are their places. Removed with the object.
class Catalogue {
 public:
  Catalogue(int first, int stride) {
    path_ = (std::filesystem::temp_directory_path() / ("relabelled_" + std::to_string(getpid()) + ".csv")).string();
    std::ofstream file(path_);
    file << "course_id,price,hours,level,reviews,rating\n";
    constexpr int courses = 151;
    for (int i = 0; i < courses; ++i) {
      const int c = (first + i * stride) % courses;
      file << i << "," << (c % 9 == 0 ? 0 : 20 + 5 * (c % 30)) << "," << 1.0 + 0.1 * (c % 50) << ","
           << (c % 3 == 0   ? "beginner"
               : c % 3 == 1 ? "intermediate"
                            : "advanced")
           << "," << 10 * (c % 40) << "," << 3.5 + 0.01 * c << "\n";
    }
  }
  ~Catalogue() { std::filesystem::remove(path_); }
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("A longer slate leads to more purchases", "[sign]") {
  // More to choose from at each visit, in random order and without a cost of looking further down, means a larger
  // largest utility. Nothing taken is studied, so that who buys does not come less often.
  models::Parameters p = year();
  p.platform["main"].ranker = "random";
  p.choice.rank = 0.0;
  p.study.p_no_show_free = p.study.p_no_show_paid = 1.0;
  p.platform["main"].slate = 4;
  const Sample few = last(p, "purchases");
  p.platform["main"].slate = 12;
  check_rise(few, last(p, "purchases"));
}

TEST_CASE("Higher prices lead to fewer sales", "[sign]") {
  // All courses cost something, and all cost twice as much: no other course gets relatively cheaper in utility's terms
  // than not to buy, and no budget grows.
  models::Parameters p = year();
  p.course.free_share = 0.0;
  const Sample cheap = last(p, "purchases");
  p.course.price_median *= 2.0;
  p.course.price_least *= 2.0;
  p.course.price_most *= 2.0;
  check_rise(last(p, "purchases"), cheap);
}

TEST_CASE("Exploration gives newcomers a larger share", "[sign]") {
  // Ranked by popularity, which newcomers lack, hardly any would be shown without places kept for them.
  models::Parameters p = year();
  p.creator_group["main"].hours_median = 40.0;
  p.platform["main"].ranker = "popularity";
  p.platform["main"].popularity_weight = 1.0;
  p.visit.direct_rate = 0.0;
  Sample without, with;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    p.platform["main"].exploration = 0.0;
    without.push_back(newcomers_share(p, seed));
    p.platform["main"].exploration = 0.5;
    with.push_back(newcomers_share(p, seed));
  }
  check_rise(without, with);
}

TEST_CASE("A larger weight of popularity spreads enrolments more unequally", "[sign]") {
  // All courses are alike to everybody but for the number taken before, and all visits go through the platform.
  models::Parameters p = year();
  p.market.topics = 1;
  p.visit.direct_rate = 0.0;
  p.choice.popularity = p.choice.brand = 0.0;
  p.platform["main"].exploration = 0.0;
  p.platform["main"].popularity_weight = 0.0;
  const Sample blind = last(p, "course_gini");
  p.platform["main"].popularity_weight = 1.0;
  const Sample seen = last(p, "course_gini");
  p.platform["main"].popularity_weight = 0.0;
  p.choice.popularity = 0.8;
  check_rise(blind, seen);
  check_rise(blind, last(p, "course_gini"));
}

TEST_CASE("Ranking for revenue lowers the match", "[sign]") {
  // The oracle shows what is worth most to the learner; any other order of the same candidates is worth less.
  models::Parameters p = year();
  p.platform["main"].ranker = "oracle";
  p.platform["main"].score_noise = p.platform["main"].exploration = 0.0;
  p.visit.remembered_courses = 0;
  p.market.appraised_share = 1.0;
  const Sample fair = last(p, "match");
  p.platform["main"].revenue_weight = 0.1;
  check_rise(last(p, "match"), fair);
}

TEST_CASE("Longer courses are completed less often", "[sign]") {
  // Everybody meets the same weekly hazard for longer, and an hour of a longer course teaches less in proportion, so
  // that the exam is no easier. Length decides neither what is taken nor until when the money can be asked back.
  models::Parameters p = year();
  p.learner.number = 4000;
  p.choice.hours = 0.0;
  p.feedback.p_refund = 0.0;
  p.study.learning_hours = 12.0 * 2.5;
  p.course.hours_sigma = 0.0;
  const Sample brief = last(p, "completion_rate");
  p.course.hours_median *= 2.0;
  p.study.learning_hours *= 2.0;
  check_rise(last(p, "completion_rate"), brief);
}

TEST_CASE("Forgetting lowers skill", "[sign]") {
  // Skill decides neither what is taken nor who gives up: the same hours are studied.
  models::Parameters p = year();
  p.choice.difficulty = 0.0;
  const Sample keep = last(p, "skill");
  p.study.forgetting = 0.05;
  check_rise(last(p, "skill"), keep);
}

TEST_CASE("The order of a catalogue's rows changes nothing per head but luck", "[placebo]") {
  const std::vector<std::string> measures{"visits", "purchases", "gmv", "completions"};
  std::vector<Sample> listed(measures.size()), mixed(measures.size());
  models::Parameters p = year();
  const auto add = [&](std::vector<Sample>& samples, const Catalogue& catalogue, std::uint64_t seed) {
    p.market.catalogue = catalogue.path();
    models::RunSpec spec = tests::run_spec(p, measures);
    spec.seed = seed;
    const models::RunOutput output = models::find_model("market")->run(spec);
    REQUIRE(output.reason.empty());
    for (std::size_t m = 0; m < measures.size(); ++m) samples[m].push_back(output.series[2 * m + 1]);
  };
  for (int seed = 1; seed <= 2 * seeds; ++seed) {
    add(listed, Catalogue(0, 1), static_cast<std::uint64_t>(seed));
    add(mixed, Catalogue(seed, 7 + seed), static_cast<std::uint64_t>(seed));
  }
  for (std::size_t m = 0; m < measures.size(); ++m) {
    const tests::Moments one = tests::moments(listed[m]), other = tests::moments(mixed[m]);
    INFO(measures[m] << ": " << one.mean << " +- " << one.error << ", " << other.mean << " +- " << other.error);
    CHECK(one.mean > 0.0);
    CHECK(std::abs(one.mean - other.mean) < tests::t_bound(listed[m].size()) * std::hypot(one.error, other.error));
    CHECK(listed[m] != mixed[m]);
  }
}
