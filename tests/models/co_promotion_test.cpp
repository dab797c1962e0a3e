/// @file Groups that promote another group's work.

#include "models/co_promotion.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/measures.hpp"

namespace {

/// Two known and four unknown creators with 20 hours each, a quarter of them for promotion.
models::Parameters friends() {
  models::Parameters p;
  models::CreatorGroup& known = p.creator_group["known"];
  known.number = 2;
  known.hours_median = 20.0;
  known.hours_sigma = 0.0;
  p.creator_group["unknown"] = known;
  p.creator_group["unknown"].number = 4;
  known.promotes = "unknown";
  known.promotion_given = 0.4;
  return p;
}

struct People {
  explicit People(const models::Parameters& parameters) : p(parameters) {
    creators.allocate(static_cast<std::size_t>(models::n_creators(p)));
    models::enter_creators(creators, p, {1, 2});
    models::share_promotion(creators);
  }
  models::Parameters p;
  models::Creators creators{models::CreatorNeeds{}};
};

std::vector<std::string> refused(const models::Parameters& p) {
  std::vector<std::string> paths;
  for (const models::Conflict& conflict : models::conflicts(p, "influence")) paths.push_back(conflict.path);
  return paths;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("Promotion given to another group is missing with who gives and divided evenly over who gets") {
  People people(friends());
  CHECK(models::hours_of_growth(people.creators, 0)[1] == Approx(5.0 * 0.6));
  CHECK(models::hours_of_growth(people.creators, 2)[1] == Approx(5.0 + 2.0 * 5.0 * 0.4 / 4.0));
  for (const std::size_t row : {0U, 2U}) {
    const models::Hours growth = models::hours_of_growth(people.creators, row);
    const models::Hours work = models::divide_hours(people.creators, row);
    CHECK(growth[0] == work[0]);
    CHECK(growth[2] == work[2]);
    CHECK(work[1] == 5.0);
  }
}

TEST_CASE("With returns of one co-promotion moves brand from one group to another and loses none") {
  models::Parameters p = friends();
  p.influence.variant = "linear";
  p.creator_group["unknown"].number = 2;
  p.run.months = 6;
  const std::vector<double> together = tests::run("influence", p, {"brand"}).series;
  p.creator_group["known"].promotion_given = 0.0;
  const std::vector<double> apart = tests::run("influence", p, {"brand"}).series;
  for (std::size_t t = 0; t < apart.size(); ++t) CHECK(together[t] == Approx(apart[t]).epsilon(1e-13));
  p.influence.variant = "coupled";  // the second hour promotes less than the first
  const std::vector<double> alone = tests::run("influence", p, {"brand"}).series;
  p.creator_group["known"].promotion_given = 0.4;
  CHECK(tests::run("influence", p, {"brand"}).series.back() < alone.back());
}

TEST_CASE("Promotion in a circle is refused once, and so is a group that is not there") {
  models::Parameters p = friends();
  CHECK(refused(p).empty());
  p.creator_group["unknown"].promotes = "known";
  CHECK(refused(p) == Paths{"creator_group.known.promotes"});
  p.creator_group["unknown"].promotes = "unknown";
  CHECK(refused(p) == Paths{"creator_group.unknown.promotes"});
  p.creator_group["unknown"].promotes = "third";
  CHECK(refused(p) == Paths{"creator_group.unknown.promotes"});
  p.creator_group["third"].promotes = "";
  CHECK(refused(p).empty());
  p.creator_group["third"].promotes = "known";
  CHECK(refused(p) == Paths{"creator_group.known.promotes"});
}
