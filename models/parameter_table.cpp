#include "models/choice_rule.hpp"
#include "models/grouping.hpp"
#include "models/parameter_sections.hpp"

namespace models {
namespace {

void schedule_rows(std::vector<Parameter>& table) {
  Section<Schedule> run(
      table, "run", [](auto& p, std::string_view) -> auto& { return p.run; });
  run.fixed(&Schedule::months, "months", {"month", {0, 1200}, judgement, "length of the recorded run"});
  run.fixed(&Schedule::steps_per_month, "steps_per_month",
            {"1/month", {1, 64}, judgement, "steps in a month; rates become probabilities of a step"});
  run.fixed(&Schedule::burn_in, "burn_in",
            {"month", {0, 1200}, judgement, "months simulated before time 0 and not recorded"});
  run.fixed(&Schedule::record_every, "record_every",
            {"step", {1, 100000}, judgement, "steps between two entries of the time axis"});
  run.fixed(&Schedule::group_by, "group_by", {"", {}, judgement, "groups that results tell apart"}).names =
      grouping_names();
  run.fixed(&Schedule::event_share, "event_share",
            {"", share, judgement, "share of learners whose events are kept; 0 keeps none"});
  run.fixed(&Schedule::max_events, "max_events",
            {"event", {0, 1e9}, judgement, "room for events of learners in the run; 0 works it out from the visits"});
  run.fixed(&Schedule::notice, "notice",
            {"month", {0, 1200}, judgement, "months before a change of settings at which creators reckon with it"});
  run.fixed(&Schedule::statements, "statements",
            {"", {}, judgement, "whether the result has a table of what each kind of account took in and gave"});
}

void market_rows(std::vector<Parameter>& table) {
  using S = MarketSettings;
  Section<S> market(
      table, "market", [](auto& p, std::string_view) -> auto& { return p.market; });
  market
      .fixed(&S::catalogue, "catalogue",
             {"", {}, "D0.1", "CSV file of courses on sale at the start; empty draws a catalogue"})
      .type = Type::file;
  market.fixed(&S::courses, "courses",
               {"course", {1, 1e6}, "D0.1", "courses on sale at the start when no catalogue is given"});
  market.fixed(&S::topics, "topics",
               {"topic", {1, 32}, judgement, "dimensions of interests, skills and course contents"});
  market.fixed(&S::max_courses, "max_courses",
               {"course", {0, 1e7}, judgement, "room for courses in the run; 0 works it out from the creators' hours"});
  market.changing(&S::piracy, "piracy",
                  {"", share, judgement,
                   "share of those about to take a course that costs something who copy it, without enforcement"});
  market.changing(&S::enforcement_scale, "enforcement_scale",
                  {"USD/month", {1e-6, 1e9}, judgement, "spending on enforcement that leaves 37 % of piracy"});
  market.changing(&S::count_pirates, "count_pirates",
                  {"", {}, "D4.6", "whether those who copy count for popularity, as buyers do"});
  market.changing(
      &S::popularity_half_life, "popularity_half_life",
      {"month", not_negative, judgement, "months after which an enrolment counts half in popularity; 0 never forgets"});
  market.fixed(
      &S::relevant_match, "relevant_match",
      {"utility", {-100, 100}, judgement, "what a course is worth to a learner from which on it counts as relevant"});
  market.fixed(&S::appraised_share, "appraised_share",
               {"", share, judgement, "share of platform visits whose slate is compared with what was relevant"});
  market.fixed(&S::count_loaded_subscribers, "count_loaded_subscribers",
               {"", {}, judgement, "whether a catalogue's subscribers count as popularity at the start"});
}

void arrival_rows(Section<LearnerSettings>& learner) {
  using S = LearnerSettings;
  learner
      .fixed(&S::arrivals, "arrivals",
             {"",
              {},
              "Bass 1969",
              "poisson: as many as arrivals_per_month on average · bass: out of the potential, by innovation and "
              "imitation"})
      .names = {"poisson", "bass"};
  learner.fixed(&S::potential, "potential",
                {"learner", {0, 67108863}, judgement, "people beyond number who may come to register, for bass"});
  learner.changing(&S::innovation, "innovation",
                   {"1/year", not_negative, "Bass 1969", "rate at which they register by themselves"});
  learner.changing(
      &S::imitation, "imitation",
      {"1/year", not_negative, "Bass 1969", "rate at which they register once all others have, in proportion before"});
  learner.changing(&S::word_of_mouth, "word_of_mouth",
                   {"", share, judgement,
                    "share of imitation that the last step's ratings add when all are good, or take when none is"});
}

void learner_rows(std::vector<Parameter>& table) {
  using S = LearnerSettings;
  Section<S> learner(
      table, "learner", [](auto& p, std::string_view) -> auto& { return p.learner; });
  learner.fixed(&S::number, "number", {"learner", {1, 67108863}, "D0.5", "learners registered at the start"});
  learner.changing(&S::arrivals_per_month, "arrivals_per_month",
                   {"learner/month", {0, 1e8}, "D0.5", "mean number of learners who register each month (Poisson)"});
  arrival_rows(learner);
  learner.fixed(
      &S::max_number, "max_number",
      {"learner", {0, 67108863}, judgement, "room for learners in the run; 0 works it out from number and arrivals"});
  learner.fixed(&S::interest_concentration, "interest_concentration",
                {"",
                 {0.01, 1000},
                 judgement,
                 "concentration of the Dirichlet interests, scaled to unit length; small means specialised"});
  learner.fixed(&S::income_median, "income_median",
                {"USD/month", {0, 1e7}, judgement, "median of the lognormal income"});
  learner.fixed(&S::income_sigma, "income_sigma", {"", {0, 5}, judgement, "standard deviation of log income"});
  learner.fixed(&S::allowance_share, "allowance_share",
                {"", share, judgement, "share of income set aside for courses"});
  learner.fixed(&S::allowance_months, "allowance_months",
                {"month", {1, 120}, judgement, "months of allowance that can be saved up"});
  learner.fixed(&S::study_budget_mean, "study_budget_mean",
                {"h/week", {0.1, 168}, judgement, "mean of the lognormal weekly hours planned for study"});
  learner.fixed(&S::study_budget_sigma, "study_budget_sigma",
                {"", {0, 5}, judgement, "standard deviation of the log of the weekly hours planned"});
  learner.fixed(&S::regulation_alpha, "regulation_alpha",
                {"", {0.05, 1000}, judgement, "first shape of the Beta self-regulation"});
  learner.fixed(&S::regulation_beta, "regulation_beta",
                {"", {0.05, 1000}, judgement, "second shape of the Beta self-regulation"});
  learner.fixed(&S::initial_skill, "initial_skill",
                {"", share, judgement, "knowledge of every topic at registration; for bkt the probability to know it"});
  learner.fixed(&S::income_per_skill, "income_per_skill",
                {"", {0, 10}, "Mincer 1974", "gain of log income per unit of skill, the exponent of personal value"});
  learner.fixed(&S::time_cost, "time_cost",
                {"", {0, 10}, judgement, "share of the hourly wage that an hour of study is worth to the learner"});
  learner.fixed(&S::discount_rate, "discount_rate",
                {"1/year", {0, 10}, judgement, "rate at which later income and costs count less in learner_roi"});
}

void course_rows(std::vector<Parameter>& table) {
  using S = CourseSettings;
  Section<S> course(
      table, "course", [](auto& p, std::string_view) -> auto& { return p.course; });
  course.fixed(&S::topic_concentration, "topic_concentration",
               {"", {0.01, 1000}, judgement, "concentration of the Dirichlet contents, scaled to unit length"});
  course.fixed(&S::index_cosine, "index_cosine",
               {"", share, judgement, "least cosine with a topic at which a course is found under it"});
  course.fixed(&S::quality_mean, "quality_mean",
               {"utility", {-10, 10}, fitted, "mean latent quality of new courses at the start"});
  course.fixed(&S::quality_sd, "quality_sd",
               {"utility", {0, 10}, fitted, "standard deviation of latent quality at the start"});
  course.fixed(&S::quality_capability, "quality_capability",
               {"utility", {0, 10}, judgement, "quality gained per unit of ln(1 + capability) of the creator"});
  course.fixed(&S::price_median, "price_median",
               {"USD", {0, 1e6}, "course market 2017", "median of the lognormal list price before limits"});
  course.fixed(&S::price_sigma, "price_sigma", {"", {0, 5}, fitted, "standard deviation of the log list price"});
  course.fixed(&S::price_least, "price_least",
               {"USD", {0, 1e6}, "course market 2017", "lowest list price of a paid course"});
  course.fixed(&S::price_most, "price_most", {"USD", {0, 1e6}, "course market 2017", "highest list price"});
  course.fixed(&S::price_grid, "price_grid",
               {"USD", {0, 1e6}, "course market 2017", "list prices are multiples of it; 0 rounds to cents"});
  course.fixed(&S::price_quality_correlation, "price_quality_correlation",
               {"", {-1, 1}, fitted, "correlation of log price and latent quality"});
  course.fixed(&S::free_share, "free_share", {"", share, "course market 2017", "share of courses given away"});
  course.fixed(&S::hours_median, "hours_median", {"h", {0.01, 1000}, fitted, "median of the lognormal hours of video"});
  course.fixed(&S::hours_sigma, "hours_sigma", {"", {0, 5}, fitted, "standard deviation of the log hours of video"});
  course.fixed(&S::study_per_video_hour, "study_per_video_hour",
               {"h/h", {0.01, 1000}, fitted, "hours of study that an hour of video takes"});
  course.fixed(&S::production_hours, "production_hours",
               {"h", {0.1, 1e6}, judgement, "hours of making after which a course is released"});
  course.changing(&S::production_cost, "production_cost",
                  {"USD",
                   {0, 1e9},
                   judgement,
                   "what making a course costs its creator besides the hours; who cannot pay waits with it"});
  course.changing(&S::freshness_months, "freshness_months",
                  {"month", positive, judgement, "age at which freshness has fallen to 1/e"});
  course.fixed(&S::cohort_share, "cohort_share",
               {"", share, judgement, "share of courses taught to cohorts, which start and end together"});
  course.fixed(&S::cohort_months, "cohort_months",
               {"month",
                {0.01, 120},
                judgement,
                "months from the start of one cohort to that of the next, counted from the start of the burn-in"});
  course.fixed(&S::cohort_weeks, "cohort_weeks",
               {"week", {0, 520}, judgement, "weeks a cohort is taught, then it is out; 0 for no end"});
  course.changing(&S::obsolescence, "obsolescence",
                  {"utility/month", {0, 100}, judgement, "by which latent quality falls with age"});
}

void visit_rows(std::vector<Parameter>& table) {
  using S = VisitSettings;
  Section<S> visit(
      table, "visit", [](auto& p, std::string_view) -> auto& { return p.visit; });
  visit.changing(&S::rate, "rate",
                 {"visit/month",
                  {0, 1000},
                  judgement,
                  "platform visits of a learner without an open course; falls in proportion to the open places taken"});
  visit.changing(&S::direct_rate, "direct_rate",
                 {"visit/month",
                  {0, 1000},
                  fitted,
                  "visits a learner pays to creators whose social reach is 1 and who spend no time on monetisation's "
                  "full effect; scaled by the creators' mean pull"});
  visit.changing(&S::direct_social_exponent, "direct_social_exponent",
                 {"", {0, 3}, judgement, "elasticity of a creator's direct visits to social reach"});
  visit.changing(
      &S::direct_base, "direct_base",
      {"", share, judgement,
       "pull of a creator who spends no time on monetisation, relative to one who spends the reference hours"});
  visit.fixed(&S::reach_sigma, "reach_sigma",
              {"", {0, 5}, fitted, "standard deviation of the log of a creator's lasting reach (mean 1)"});
  visit.fixed(&S::homing, "homing", {"", {}, "D4.6", "whether learners go to one platform or to several"}).names = {
      "single", "multi"};
  visit.changing(&S::attention, "attention",
                 {"", {0, 100}, judgement, "weight of a platform's inclusive value in the choice between platforms"});
  visit.changing(&S::marketing, "marketing",
                 {"", {0, 100}, judgement, "weight of ln(1 + marketing) in the choice between platforms"});
  visit.changing(&S::inertia, "inertia",
                 {"utility", {0, 100}, judgement, "what keeps a learner with the platform of the month before"});
  visit.fixed(&S::remembered_courses, "remembered_courses",
              {"course", {0, 8}, judgement, "last courses owned that are not shown again"});
}

/// How ways of paying weigh, and for how long subscribers and members stay.
void payment_rows(Section<ChoiceSettings>& choice) {
  using S = ChoiceSettings;
  choice.changing(&S::subscription, "subscription",
                  {"utility", {-100, 100}, judgement, "V of taking up a course as a subscriber"});
  choice.changing(
      &S::membership, "membership",
      {"utility", {-100, 100}, judgement, "V of taking up a course as a member of its creator's community"});
  choice.changing(&S::expected_progress, "expected_progress",
                  {"", share, judgement, "share of a price in parts that learners expect to come to pay"});
  choice.changing(&S::expected_mastery, "expected_mastery",
                  {"", share, judgement, "probability with which learners expect to owe a fee for success"});
  choice.changing(&S::churn_alpha, "churn_alpha",
                  {"",
                   {0.01, 1e9},
                   "Antenna; Fader & Hardie 2007",
                   "first shape of the Beta probability with which a subscriber or member leaves in a month"});
  choice.changing(&S::churn_beta, "churn_beta",
                  {"", {0.01, 1e9}, "Antenna; Fader & Hardie 2007", "second shape of that probability"});
}

void choice_rows(std::vector<Parameter>& table) {
  using S = ChoiceSettings;
  Section<S> choice(
      table, "choice", [](auto& p, std::string_view) -> auto& { return p.choice; });
  choice.fixed(&S::rule, "rule", {"", {}, "D3.5", "how a visitor chooses among the courses shown"}).names =
      choice_rule_names();
  choice.changing(&S::quality, "quality", {"utility", {0, 100}, judgement, "weight of perceived quality"});
  choice.changing(&S::match, "match", {"utility", {0, 100}, judgement, "weight of the cosine of interest and content"});
  choice.changing(&S::brand, "brand", {"utility", {0, 100}, judgement, "weight of ln(1 + brand) of the creator"});
  choice.changing(&S::popularity, "popularity",
                  {"utility", share, fitted,
                   "weight of ln(1 + enrolments); at 1 shares of equal courses are luck that lasts, beyond it one "
                   "course would take all"});
  choice.changing(&S::freshness, "freshness", {"utility", {0, 100}, judgement, "weight of freshness - 1"});
  choice.changing(&S::price, "price", {"utility/USD", {0, 1000}, fitted, "utility lost per unit of price"});
  choice.changing(&S::hours, "hours", {"utility/h", {0, 1000}, judgement, "utility lost per hour of study"});
  choice.changing(&S::difficulty, "difficulty",
                  {"utility", {0, 100}, judgement, "utility lost per unit of distance between difficulty and skill"});
  choice.changing(&S::rank, "rank", {"utility", {0, 100}, fitted, "utility lost per unit of ln(position)"});
  choice.changing(&S::outside, "outside", {"utility", {-100, 100}, fitted, "utility of not buying"});
  choice.changing(&S::outside_option, "outside_option",
                  {"", {}, judgement, "whether a visitor may leave without buying"});
  choice
      .fixed(&S::shocks, "shocks",
             {"",
              {},
              judgement,
              "uniform: one draw per visit · gumbel: one per course shown, part of it lasting per learner and course"})
      .names = {"uniform", "gumbel"};
  choice.fixed(&S::persistence, "persistence",
               {"", share, judgement, "probability that a Gumbel shock is the lasting one of learner and course"});
  choice.changing(&S::prerequisite, "prerequisite",
                  {"", share, "D0.4",
                   "knowledge of a course's content that each tier above beginner asks for; 0 opens every course"});
  choice.changing(
      &S::prerequisite_tree, "prerequisite_tree",
      {"", share, "D0.4", "knowledge of the parents of its topics that a course asks for; 0 opens every course"});
  choice.changing(&S::value_range, "value_range",
                  {"USD", not_negative, judgement,
                   "largest lasting part of what a course is worth to a learner, for rule willingness_to_pay"});
  choice.changing(&S::plan_weeks, "plan_weeks",
                  {"week", {0.1, 1000}, judgement, "weeks a learner plans for, for rule knapsack"});
  choice.changing(&S::refund_option, "refund_option",
                  {"", {0, 10}, "Heiman et al. 2002", "weight of what the right to a refund is worth"});
  choice.changing(&S::certificate, "certificate",
                  {"utility",
                   {-100, 100},
                   judgement,
                   "what a credential is worth against going without, for plan "
                   "certificate"});
  payment_rows(choice);
}

std::vector<Parameter> make_table() {
  std::vector<Parameter> table;
  schedule_rows(table);
  market_rows(table);
  learner_rows(table);
  learner_group_rows(table);
  sponsor_rows(table);
  course_rows(table);
  visit_rows(table);
  choice_rows(table);
  study_rows(table);
  feedback_rows(table);
  influence_rows(table);
  selection_rows(table);
  creator_rows(table);
  platform_rows(table);
  enterprise_rows(table);
  return table;
}

}  // namespace

const std::vector<Parameter>& parameter_table() {
  static const std::vector<Parameter> table = make_table();
  return table;
}

}  // namespace models
