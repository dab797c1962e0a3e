#include "models/questions.hpp"

#include <cmath>
#include <numeric>

#include "tests/catch.hpp"
#include "tests/models/market_case.hpp"
#include "tests/models/measures.hpp"
#include "tests/statistics.hpp"

using market_case::series_of;
using market_case::total;

namespace {

models::Parameters asking(double reply_share) {
  models::Parameters p;
  p.platform["main"].plan = "paid_qa";
  p.platform["main"].question_price = 4.0;
  p.creator_group["main"].number = 100;
  p.creator_group["main"].content_share = 0.3;
  p.creator_group["main"].reply_share = reply_share;
  p.learner.number = 3000;
  p.market.courses = 300;
  p.visit.rate = 2.0;
  p.study.p_no_show_free = 0.0;
  p.study.first_session_quits = false;
  p.feedback.p_rate = 0.0;
  p.run.months = 12;
  return p;
}

}  // namespace

TEST_CASE("Everything that is paid under paid_qa is paid for answers") {
  const models::Parameters p = asking(0.2);
  const double answers = total(series_of(p, "answers"));
  CHECK(answers > 1000.0);
  CHECK(total(series_of(p, "gmv")) == Approx(4.0 * answers).epsilon(1e-12));
  CHECK(total(series_of(p, "refunds")) == 0.0);
}

TEST_CASE("No more questions are answered than the creators' hours allow, and more hours answer more", "[sign]") {
  double before = -1.0;
  for (const double share : {0.001, 0.01, 0.2}) {
    const models::Parameters p = asking(share);
    const double answers = total(series_of(p, "answers"));
    CHECK(answers > before);
    before = answers;
    const models::RunSpec spec = tests::run_spec(p, {});
    const models::Market market(spec);
    double hours = 0.0;
    for (std::size_t j = 0; j < market.creators().size(); ++j) hours += market.creators().hours[j];
    const double most = hours * share * 12.0 / p.feedback.hours_per_reply;
    // Each question is answered with the probability that makes the mean fit: five standard deviations.
    CHECK(answers < most + tests::z_bound * std::sqrt(most));
  }
}

TEST_CASE("With hours enough every question asked is answered a step later, as many as are asked per hour") {
  models::Parameters p = asking(0.5);
  p.feedback.hours_per_reply = 1e-6;
  p.learner.income_median = 1e6;
  const models::RunSpec spec = tests::run_spec(p, {});
  models::Market market(spec);
  sim::Clock clock{{4, 0, 48, 48}, 0};
  market.begin_record(clock);
  for (; clock.step < 48; ++clock.step) market.step(clock);
  const models::LearnerTally& flow = market.observation().flow;
  const double asked = p.study.questions_per_hour * static_cast<double>(flow.hours) / 1048576.0;
  // Courses that end take the last session's questions with them: about one session in eight.
  CHECK(static_cast<double>(flow.answers) < asked);
  CHECK(static_cast<double>(flow.answers) > 0.7 * asked);
}

TEST_CASE("Answers add to what is learned", "[sign]") {
  models::Parameters p = asking(0.2);
  p.study.answer_hours = 0.0;
  const double without = series_of(p, "skill").back();
  p.study.answer_hours = 1.0;
  CHECK(series_of(p, "skill").back() > without);
}
