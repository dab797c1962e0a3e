#include "tests/models/market_case.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <numeric>

#include "models/measure.hpp"
#include "models/stars.hpp"
#include "sim/distribution.hpp"
#include "tests/catch.hpp"

namespace market_case {
namespace {

// With these, normal qualities of up to six standard deviations fit between one star and five.
constexpr double stars_mean = 3.0;
constexpr double stars_per_sd = 0.3;

models::Parameters known_scale() {
  models::Parameters p;
  p.feedback.rating_mean = stars_mean;
  p.feedback.rating_quality = stars_per_sd;
  p.feedback.rating_skew = 0.01;
  p.course.quality_mean = 0.0;
  p.course.quality_sd = 1.0;
  return p;
}

}  // namespace

models::Parameters quiet_market(std::int64_t n_creators) {
  models::Parameters p;
  p.platform["main"];
  p.creator_group["main"].number = n_creators;
  p.creator_group["main"].hours_median = 0.0;
  return p;
}

KnownCatalogue::KnownCatalogue(std::int64_t courses) {
  path_ = (std::filesystem::temp_directory_path() / ("known_catalogue_" + std::to_string(getpid()) + ".csv")).string();
  const models::Parameters p = known_scale();
  const models::StarScale scale(p.feedback, p.course);
  std::ofstream file(path_);
  file.precision(17);
  file << "course_id,price,hours,reviews,rating\n";
  for (std::int64_t i = 0; i < courses; ++i) {
    const double z = sim::normal((static_cast<double>(i) + 0.5) / static_cast<double>(courses));
    quality_.push_back(z);
    file << i << ",0,1,1e12," << scale.stars(z) << "\n";
  }
}

KnownCatalogue::~KnownCatalogue() { std::filesystem::remove(path_); }

models::Parameters quality_market(const KnownCatalogue& catalogue, std::int64_t learners) {
  const auto courses = static_cast<std::int64_t>(catalogue.quality().size());
  models::Parameters p = quiet_market(courses);
  p.learner.number = learners;
  p.market.topics = 1;
  p.market.catalogue = catalogue.path();
  p.feedback = known_scale().feedback;
  p.course = known_scale().course;
  p.course.quality_capability = 0.0;
  p.choice.match = p.choice.brand = p.choice.popularity = p.choice.hours = p.choice.difficulty = p.choice.rank = 0.0;
  p.choice.outside_option = false;
  p.choice.persistence = 0.0;  // tastes that last would make a learner's many visits one sample
  p.platform["main"].ranker = "random";
  p.platform["main"].candidates = 0;
  p.platform["main"].slate = courses;
  p.visit.rate = 1000.0;  // a visit in every step
  p.visit.direct_rate = 0.0;
  p.visit.remembered_courses = 0;
  p.study.p_no_show_free = 1.0;  // a course is taken and gone, so that learners come back
  p.feedback.p_rate = 0.0;
  return p;
}

models::Parameters endless_course(std::int64_t learners) {
  models::Parameters p = quiet_market(1);
  p.learner.number = learners;
  p.market.topics = 1;
  p.market.courses = 1;
  p.course.free_share = 1.0;
  p.visit.rate = 1000.0;
  p.visit.direct_rate = 0.0;
  p.choice.outside_option = false;
  p.study.p_no_show_free = 0.0;
  p.study.first_session_quits = false;
  p.study.exits = false;
  p.study.active_base = 1.0;
  p.study.active_regulation = p.study.active_paid = 0.0;
  p.study.hours_shape = 0;
  p.study.hours_scale = 1.0 / 4.345;  // an hour a month
  p.course.hours_median = 900.0;
  p.course.hours_sigma = 0.0;
  p.course.study_per_video_hour = 1000.0;
  p.study.learning_hours = 900.0 * 1000.0;
  return p;
}

void play(models::Market& market, const models::Parameters& parameters) {
  const std::int64_t steps = parameters.run.months * parameters.run.steps_per_month;
  sim::Clock clock{{parameters.run.steps_per_month, 0, steps, steps}, 0};
  market.begin_record(clock);
  for (; clock.step < steps; ++clock.step) market.step(clock);
}

std::vector<double> series_of(const models::Parameters& parameters, std::string_view measure, std::uint64_t seed,
                              unsigned threads) {
  models::RunSpec spec;
  spec.phases = {{0, parameters}};
  spec.seed = seed;
  spec.threads = threads;
  for (std::size_t i = 0; i < models::measure_table().size(); ++i) {
    if (models::measure_table()[i].name == measure) spec.measures = {i};
  }
  REQUIRE(spec.measures.size() == 1);
  const models::RunOutput output = models::find_model("market")->run(spec);
  REQUIRE(output.reason == "");
  REQUIRE(output.worst_imbalance == 0.0);
  return output.series;
}

double total(const std::vector<double>& flow) { return std::accumulate(flow.begin(), flow.end(), 0.0); }

}  // namespace market_case
