/// @file Facts about how people study, which the model shows with its starting values.
///
/// Each case says what is divided by what. Sampling errors are given where the bands are: all are below a fifth of
/// them.

#include <cmath>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/study_diary.hpp"

namespace {

using tests::Diary;
using tests::Story;
using Stories = std::vector<Story>;

struct Band {
  double least, most;
};

void check_in(const Band& band, double value) {
  INFO(value << " in " << band.least << " to " << band.most);
  CHECK(value > band.least);
  CHECK(value < band.most);
}

double mean(const Stories& stories, double (*value)(const Story&)) {
  double sum = 0.0;
  for (const Story& story : stories) sum += value(story);
  return sum / static_cast<double>(stories.size());
}

double completed(const Story& story) { return story.completed ? 1.0 : 0.0; }

/// Enrolments of the first two of three years in a market with the starting values; nobody saved before.
const Stories& enrolments(bool paid) {
  static const Stories all = [] {
    models::Parameters p;
    p.learner.number = 10000;
    p.market.courses = 400;
    p.creator_group["main"].number = 200;
    p.platform["main"];
    Diary diary(p);
    for (std::size_t row = 0; row < diary.market.learners.size(); ++row) diary.market.learners.cash[row] = 0;
    for (int step = 0; step < 36 * 4; ++step) diary.step(true);
    return diary.stories();
  }();
  static Stories chosen;
  chosen.clear();
  for (const Story& story : all) {
    if (story.bought < 24 * 4 && story.paid == paid) chosen.push_back(story);
  }
  return chosen;
}

/// Everybody opens one course of so many weeks and is followed for two years. A week of a course are the hours of an
/// active week, its content is one topic, and nobody asks for the money back.
Stories cohort(std::int64_t learners, double weeks, std::int32_t paid, bool exits = true) {
  models::Parameters p = tests::small_market_parameters(learners, 3);
  p.feedback.p_refund = 0.0;
  p.study.exits = exits;
  Diary diary(p);
  const double hours = static_cast<double>(p.study.hours_shape) * p.study.hours_scale;
  diary.market.courses.hours[0] = static_cast<float>(weeks * hours);
  diary.enrol_all(0, paid);
  for (int step = 0; step < 24 * 4; ++step) diary.step(false);
  return diary.stories();
}

double left_at_first_session(const Story& story) {
  return !story.open && story.sessions == 1 && story.progress < 1.0 ? 1.0 : 0.0;
}

/// Correlation of the share of a course studied with completing it.
double progress_pass(const Stories& stories) {
  double n = 0.0, x = 0.0, y = 0.0, xx = 0.0, xy = 0.0;
  for (const Story& s : stories) {
    n += 1.0;
    x += s.progress;
    y += completed(s);
    xx += s.progress * s.progress;
    xy += s.progress * completed(s);
  }
  return (n * xy - x * y) / std::sqrt((n * xx - x * x) * (n * y - y * y));
}

}  // namespace

// Jordan: completions / enrolments, no-shows among them, over all free courses. Standard error 0.004.
TEST_CASE("Of all enrolments in free courses 5 to 10 percent are completed", "[facts][limit]") {
  REQUIRE(enrolments(false).size() > 3000);
  check_in({0.05, 0.10}, mean(enrolments(false), completed));
}

// Reich & Ruiperez-Valiente, Coursera: completions / paid enrolments, no-shows and refunds among them. Standard error
// 0.004.
TEST_CASE("Of all enrolments in paid courses 46 to 80 percent are completed", "[facts][limit]") {
  REQUIRE(enrolments(true).size() > 15000);
  check_in({0.46, 0.80}, mean(enrolments(true), completed));
}

// Jordan: slope of ln(completions / starters) over courses of 2 to 16 weeks. Standard error 0.003.
TEST_CASE("The log of completion falls by 0.08 to 0.18 for every week of a free course", "[facts][limit]") {
  double n = 0.0, x = 0.0, y = 0.0, xx = 0.0, xy = 0.0;
  for (int weeks = 2; weeks <= 16; weeks += 2) {
    const double log = std::log(mean(cohort(6000, weeks, 0), completed));
    n += 1.0;
    x += weeks;
    y += log;
    xx += weeks * weeks;
    xy += weeks * log;
  }
  check_in({-0.18, -0.08}, (n * xy - x * y) / (n * xx - x * x));
}

// XuetangX: active on one day only / starters of free courses. Who quits at the first session was there for one day;
// who leaves after one active week had 1 + Poisson(0.8) days, so one with probability e^-0.8. Standard error 0.005.
TEST_CASE("Of those who begin a free course 50 to 65 percent are active on one day only", "[facts][limit]") {
  const double quit = mean(cohort(10000, 8.0, 0, false), left_at_first_session);
  const double one_week = mean(cohort(10000, 8.0, 0), left_at_first_session);
  check_in({0.50, 0.65}, quit + std::exp(-0.8) * (one_week - quit));
}

// OULAD: exits / weeks that learners were there, in modules of 38 weeks that are paid for. Standard errors below 3 %.
TEST_CASE("Weekly, 1.7, 0.78 and 0.53 percent leave a paid course in weeks 1-4, 5-20 and 21-34, within a half",
          "[facts][limit]") {
  const Stories stories = cohort(20000, 38.0, 100);
  constexpr double weeks = sim::weeks_per_month / 4.0;
  struct Term {
    double first, last, hazard;
  };
  for (const Term term : {Term{0.0, 4.0, 0.017}, Term{4.0, 20.0, 0.0078}, Term{20.0, 34.0, 0.0053}}) {
    double left = 0.0, there = 0.0;
    for (const Story& story : stories) {
      for (std::int64_t step = 0; step < story.steps; ++step) {
        const double week = (static_cast<double>(step) + 0.5) * weeks;
        if (week < term.first || week >= term.last) continue;
        there += weeks;
        left += step + 1 == story.steps && !story.open && story.progress < 1.0 ? 1.0 : 0.0;
      }
    }
    check_in({0.5 * term.hazard, 1.5 * term.hazard}, left / there);
  }
}

// OULAD: share of the course studied, and whether it was completed, over those who opened it. Standard error 0.01.
TEST_CASE("Progress and passing correlate by 0.7 to 0.9", "[facts][limit]") {
  for (const double weeks : {8.0, 16.0}) check_in({0.7, 0.9}, progress_pass(cohort(4000, weeks, 100)));
}
