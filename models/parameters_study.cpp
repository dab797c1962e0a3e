#include "models/parameter_sections.hpp"

namespace models {
namespace {

void learning_rows(Section<StudySettings>& study) {
  using S = StudySettings;
  study.changing(&S::pass_mark, "pass_mark", {"", share, fitted, "share of exam items to answer for a completion"});
  study.fixed(&S::exam_items, "exam_items", {"item", {1, 1000}, judgement, "items of the final exam"});
  study
      .fixed(&S::knowledge, "knowledge",
             {"",
              {},
              "D0.4",
              "exponential: every hour closes a share of the gap · bkt: every quiz item may teach its topic, known or "
              "not"})
      .names = {"exponential", "bkt"};
  study.changing(&S::bkt_learn, "bkt_learn",
                 {"", share, "Corbett & Anderson 1995", "probability to learn a topic at an item, for bkt"});
  study.changing(&S::bkt_forget, "bkt_forget",
                 {"", share, "Corbett & Anderson 1995", "probability to forget a known topic at an item, for bkt"});
  study.changing(&S::learning_rate, "learning_rate",
                 {"1/h",
                  {0, 1000},
                  fitted,
                  "rate at which an hour closes the gap to full knowledge, in a course of learning_hours"});
  study.fixed(
      &S::learning_rate_shape, "learning_rate_shape",
      {"", {0, 1000}, fitted, "shape of the Gamma rates over learners (mean learning_rate); 0 makes them equal"});
  study.fixed(&S::learning_hours, "learning_hours",
              {"h",
               {0.01, 1e9},
               fitted,
               "study hours of the course in which learning_rate holds; longer courses teach slower in proportion"});
  study.changing(&S::learning_quality, "learning_quality",
                 {"1/utility", {0, 10}, judgement, "gain in the learning rate per unit of quality above the mean"});
  study.fixed(&S::forgetting, "forgetting", {"1/month", {0, 100}, judgement, "rate at which knowledge decays"});
  study.changing(&S::integration, "integration",
                 {"", share, "D0.4", "share of a gain in a topic that hangs on knowledge of the topic it builds on"});
  study.fixed(&S::project_hours, "project_hours",
              {"h",
               {0, 1e5},
               "D0.4",
               "hours of the project after a completed course; above 0 income follows practised skill, 0 for none"});
  study.changing(&S::practice_rate, "practice_rate",
                 {"1/h", {0, 1000}, judgement, "rate at which an hour of project moves practised skill to skill"});
  study.changing(&S::guess, "guess",
                 {"", share, "Corbett & Anderson 1995", "probability to answer an unknown item correctly"});
  study.changing(&S::slip, "slip", {"", share, "Corbett & Anderson 1995", "probability to miss a known item"});
  study.changing(&S::interactions_per_hour, "interactions_per_hour",
                 {"1/h", {0, 1000}, "D3.1", "interactions in an hour of study"});
  study.changing(&S::questions_per_hour, "questions_per_hour",
                 {"1/h", {0, 1000}, "D3.1", "questions asked in an hour of study"});
  study.changing(&S::items_per_hour, "items_per_hour",
                 {"1/h", {0, 1000}, judgement, "quiz items answered in an hour of study"});
  study.changing(&S::engagement_weight, "engagement_weight",
                 {"", not_negative, "D3.3", "weight of engagement in effectiveness"});
  study.changing(&S::mastery_weight, "mastery_weight",
                 {"", not_negative, "D3.3", "weight of mastery in effectiveness"});
}

}  // namespace

void study_rows(std::vector<Parameter>& table) {
  using S = StudySettings;
  Section<S> study(
      table, "study", [](auto& p, std::string_view) -> auto& { return p.study; });
  study.fixed(&S::max_open, "max_open", {"course", {1, 2}, judgement, "courses a learner can have open at once"});
  study.changing(&S::p_no_show_free, "p_no_show_free",
                 {"", share, "Jordan 2015", "probability never to begin a free course"});
  study.changing(&S::p_no_show_paid, "p_no_show_paid", {"", share, fitted, "probability never to begin a paid course"});
  study.changing(&S::first_session_quits, "first_session_quits",
                 {"", {}, fitted, "whether learners may quit at the first session"});
  study.changing(&S::first_base, "first_base", {"logit", {-50, 50}, fitted, "quitting at the first session: constant"});
  study.changing(&S::first_regulation, "first_regulation",
                 {"logit", {-50, 50}, fitted, "quitting at the first session: slope in self-regulation - 1/2"});
  study.changing(&S::first_paid, "first_paid",
                 {"logit", {-50, 50}, fitted, "quitting at the first session: paid courses"});
  study.changing(&S::active_base, "active_base",
                 {"1/week", share, fitted, "probability to study in a week at self-regulation 0"});
  study.changing(&S::active_regulation, "active_regulation",
                 {"1/week", {-1, 1}, fitted, "probability to study in a week: slope in self-regulation"});
  study.changing(&S::active_paid, "active_paid",
                 {"1/week", {-1, 1}, fitted, "probability to study in a week: paid courses"});
  study.fixed(&S::hours_shape, "hours_shape",
              {"", {0, 3}, fitted, "shape of the Gamma hours of an active week; 0 makes them fixed at hours_scale"});
  study.fixed(&S::hours_scale, "hours_scale",
              {"h", {0.001, 168}, fitted, "scale of the Gamma hours of an active week"});
  study.changing(&S::exits, "exits", {"", {}, fitted, "whether learners may give up a course week by week"});
  study.changing(&S::exit_base, "exit_base",
                 {"log 1/week", {-50, 50}, fitted, "weekly exit: constant of the complementary log-log hazard"});
  study.changing(&S::exit_log_weeks, "exit_log_weeks",
                 {"log 1/week", {-50, 50}, fitted, "weekly exit: slope in ln(1 + active weeks)"});
  study.changing(&S::exit_regulation, "exit_regulation",
                 {"log 1/week", {-50, 50}, fitted, "weekly exit: slope in self-regulation - 1/2"});
  study.changing(&S::exit_paid, "exit_paid", {"log 1/week", {-50, 50}, fitted, "weekly exit: paid courses"});
  study.changing(
      &S::exit_overload, "exit_overload",
      {"log 1/week", {0, 50}, judgement, "weekly exit: slope in the share of wanted hours beyond the budget"});
  study.changing(&S::exit_peers, "exit_peers",
                 {"log 1/week", {-50, 0}, judgement, "weekly exit: slope in ln(1 + peers) of the learner's cohort"});
  study.changing(&S::answer_hours, "answer_hours",
                 {"h", {0, 100}, judgement, "hours of study that an answer of the creator is worth for learning"});
  study.changing(&S::access_commitment, "access_commitment",
                 {"", share, judgement, "share of a payer's commitment of who studies as a subscriber or member"});
  study.changing(&S::certificate_commitment, "certificate_commitment",
                 {"", share, judgement, "share of a payer's commitment that the wish for a credential gives"});
  learning_rows(study);
}

}  // namespace models
