#include "models/parameter_field.hpp"
#include "models/parameter_sections.hpp"
#include "models/plan.hpp"
#include "models/ranker.hpp"

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
  market.changing(
      &S::popularity_half_life, "popularity_half_life",
      {"month", not_negative, judgement, "months after which an enrolment counts half in popularity; 0 never forgets"});
  market.fixed(&S::count_loaded_subscribers, "count_loaded_subscribers",
               {"", {}, judgement, "whether a catalogue's subscribers count as popularity at the start"});
}

void learner_rows(std::vector<Parameter>& table) {
  using S = LearnerSettings;
  Section<S> learner(
      table, "learner", [](auto& p, std::string_view) -> auto& { return p.learner; });
  learner.fixed(&S::number, "number", {"learner", {1, 67108863}, "D0.5", "learners registered at the start"});
  learner.changing(&S::arrivals_per_month, "arrivals_per_month",
                   {"learner/month", {0, 1e8}, "D0.5", "mean number of learners who register each month (Poisson)"});
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
  learner.fixed(&S::initial_skill, "initial_skill", {"", share, judgement, "knowledge of every topic at registration"});
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
  course.changing(&S::freshness_months, "freshness_months",
                  {"month", positive, judgement, "age at which freshness has fallen to 1/e"});
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
  visit.fixed(&S::remembered_courses, "remembered_courses",
              {"course", {0, 8}, judgement, "last courses owned that are not shown again"});
}

void choice_rows(std::vector<Parameter>& table) {
  using S = ChoiceSettings;
  Section<S> choice(
      table, "choice", [](auto& p, std::string_view) -> auto& { return p.choice; });
  choice.changing(&S::quality, "quality", {"utility", {0, 100}, judgement, "weight of perceived quality"});
  choice.changing(&S::match, "match", {"utility", {0, 100}, judgement, "weight of the cosine of interest and content"});
  choice.changing(&S::brand, "brand", {"utility", {0, 100}, judgement, "weight of ln(1 + brand) of the creator"});
  choice.changing(&S::popularity, "popularity",
                  {"utility", {0, 0.999}, fitted, "weight of ln(1 + enrolments); at 1 a single course would take all"});
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
}

void learning_rows(Section<StudySettings>& study) {
  using S = StudySettings;
  study.changing(&S::pass_mark, "pass_mark", {"", share, fitted, "share of exam items to answer for a completion"});
  study.fixed(&S::exam_items, "exam_items", {"item", {1, 1000}, judgement, "items of the final exam"});
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
  study.changing(&S::forgetting, "forgetting", {"1/month", {0, 100}, judgement, "rate at which knowledge decays"});
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
  learning_rows(study);
}

void feedback_rows(std::vector<Parameter>& table) {
  using S = FeedbackSettings;
  Section<S> feedback(
      table, "feedback", [](auto& p, std::string_view) -> auto& { return p.feedback; });
  feedback.changing(&S::p_rate, "p_rate", {"", share, fitted, "mean probability to rate a course when it ends"});
  feedback.changing(&S::extremity, "extremity",
                    {"", share, judgement, "how much likelier extreme experiences are to be rated"});
  feedback.fixed(&S::rating_mean, "rating_mean",
                 {"star", {1, 5}, fitted, "stars of an average experience of an average course"});
  feedback.fixed(&S::rating_quality, "rating_quality",
                 {"star", {1e-3, 4}, fitted, "stars per standard deviation of course quality"});
  feedback.fixed(&S::rating_experience, "rating_experience",
                 {"star", {0, 4}, fitted, "stars per standard deviation of personal experience"});
  feedback.fixed(&S::rating_skew, "rating_skew",
                 {"", {0.01, 1}, fitted, "left skew of course quality on the scale of stars"});
  feedback.fixed(&S::prior_ratings, "prior_ratings",
                 {"rating", {1e-3, 1e6}, judgement, "ratings that the prior counts for in perceived quality"});
  feedback.fixed(&S::experience_sd, "experience_sd",
                 {"utility", {0, 100}, judgement, "standard deviation of personal experience"});
  feedback.changing(&S::refund_days, "refund_days",
                    {"day", {0, 365}, "course market 2017", "days after enrolment in which a refund can be asked for"});
  feedback.changing(&S::refund_progress, "refund_progress",
                    {"", share, "course market 2017", "progress from which on no refund is given"});
  feedback.changing(&S::refund_experience, "refund_experience",
                    {"utility", {-100, 100}, judgement, "experience below which a refund is wanted"});
  feedback.changing(&S::p_refund, "p_refund",
                    {"", share, judgement, "probability that a refund that is wanted is asked for"});
}

void influence_rows(std::vector<Parameter>& table) {
  using S = InfluenceSettings;
  Section<S> influence(
      table, "influence", [](auto& p, std::string_view) -> auto& { return p.influence; });
  influence.fixed(&S::variant, "variant", {"", {}, "D1.1", "law of motion of capability, brand and social reach"})
      .names = {"linear", "saturating", "coupled", "ben_porath"};
  influence
      .fixed(&S::integrator, "integrator",
             {"", {}, "D1.2", "numerical method; dopri5 adapts its step and is for the influence model only"})
      .names = {"euler", "rk4", "dopri5"};
  influence.fixed(&S::substeps, "substeps", {"", {1, 10000}, judgement, "integration steps within a step of the run"});
  influence.fixed(&S::reference_hours, "reference_hours",
                  {"h/month", positive, "D1.3", "monthly hours that count as one unit of effort"});
  influence.changing(&S::k_content, "k_content",
                     {"1/month", {0, 1e6}, "D1.3", "capability gained per unit of content making"});
  influence.changing(&S::k_promotion, "k_promotion",
                     {"1/month", {0, 1e6}, "D1.3", "brand gained per unit of promotion"});
  influence.changing(&S::k_monetisation, "k_monetisation",
                     {"1/month", {0, 1e6}, "D1.3", "social reach gained per unit of monetisation"});
  influence.changing(
      &S::returns, "returns",
      {"", {0.01, 1}, judgement, "elasticity of gains to effort in the coupled law; 1 is the linear law"});
  influence.changing(&S::decay_capability, "decay_capability", {"1/month", {0, 100}, judgement, "decay of capability"});
  influence.changing(&S::decay_brand, "decay_brand", {"1/month", {0, 100}, judgement, "decay of brand"});
  influence.changing(&S::decay_social, "decay_social", {"1/month", {0, 100}, judgement, "decay of social reach"});
  influence.changing(&S::cap_capability, "cap_capability",
                     {"", positive, judgement, "ceiling of capability in the saturating law"});
  influence.changing(&S::cap_brand, "cap_brand",
                     {"", positive, judgement, "ceiling of brand in the saturating and coupled laws"});
  influence.changing(&S::cap_social, "cap_social",
                     {"", positive, judgement, "ceiling of social reach in the saturating and coupled laws"});
  influence.changing(&S::completion_to_brand, "completion_to_brand",
                     {"1/month", {0, 1e6}, judgement, "brand gained from satisfied completions at the creators' mean"});
  influence.changing(&S::word_of_mouth, "word_of_mouth",
                     {"1/month", {0, 1e6}, judgement, "social reach gained from word of mouth at the creators' mean"});
  influence.changing(&S::contagion, "contagion",
                     {"1/month", {0, 100}, judgement, "growth of social reach in proportion to itself"});
  influence.changing(
      &S::human_capital_exponent, "human_capital_exponent",
      {"", {0.01, 0.999}, "Ben-Porath 1967", "exponent of effort times capability in the ben_porath law"});
  influence.changing(&S::capability_from_content, "capability_from_content",
                     {"", {0, 10}, judgement, "loading of content hours on capability"});
  influence.changing(&S::capability_from_promotion, "capability_from_promotion",
                     {"", {0, 10}, judgement, "loading of promotion hours on capability"});
  influence.changing(&S::capability_from_monetisation, "capability_from_monetisation",
                     {"", {0, 10}, judgement, "loading of monetisation hours on capability"});
  influence.changing(&S::brand_from_content, "brand_from_content",
                     {"", {0, 10}, judgement, "loading of content hours on brand"});
  influence.changing(&S::brand_from_promotion, "brand_from_promotion",
                     {"", {0, 10}, judgement, "loading of promotion hours on brand"});
  influence.changing(&S::brand_from_monetisation, "brand_from_monetisation",
                     {"", {0, 10}, judgement, "loading of monetisation hours on brand"});
  influence.changing(&S::social_from_content, "social_from_content",
                     {"", {0, 10}, judgement, "loading of content hours on social reach"});
  influence.changing(&S::social_from_promotion, "social_from_promotion",
                     {"", {0, 10}, judgement, "loading of promotion hours on social reach"});
  influence.changing(&S::social_from_monetisation, "social_from_monetisation",
                     {"", {0, 10}, judgement, "loading of monetisation hours on social reach"});
}

void creator_rows(std::vector<Parameter>& table) {
  using S = CreatorGroup;
  Section<S> group(
      table, "creator_group.*",
      [](auto& p, std::string_view entity) -> auto& { return named(p.creator_group, entity); });
  group.fixed(&S::number, "number", {"creator", {0, 1e6}, "D1.1", "creators in the group at the start"});
  group.fixed(&S::hours_median, "hours_median",
              {"h/month", {0, 744}, judgement, "median of the lognormal monthly hours"});
  group.fixed(&S::hours_sigma, "hours_sigma",
              {"", {0, 5}, judgement, "standard deviation of the log of the monthly hours"});
  group.fixed(
      &S::talent_sigma, "talent_sigma",
      {"", {0, 5}, judgement, "standard deviation of the log of talent (median 1), which multiplies k_content"});
  group.changing(&S::content_share, "content_share", {"", share, judgement, "share of hours spent on making content"});
  group.changing(&S::promotion_share, "promotion_share", {"", share, judgement, "share of hours spent on promotion"});
  group.changing(&S::monetisation_share, "monetisation_share",
                 {"", share, judgement, "share of hours spent on monetisation"});
  group.fixed(&S::capability_mean, "capability_mean", {"", {0, 1e6}, judgement, "mean capability at the start"});
  group.fixed(&S::capability_spread, "capability_spread",
              {"", {}, judgement, "whether capability starts exponential; otherwise all start at the mean"});
  group.fixed(&S::brand_start, "brand_start", {"", {0, 1e6}, judgement, "brand at the start"});
  group.fixed(&S::social_start, "social_start", {"", {0, 1e6}, judgement, "social reach at the start"});
}

void platform_rows(std::vector<Parameter>& table) {
  using S = Platform;
  Section<S> platform(
      table, "platform.*", [](auto& p, std::string_view entity) -> auto& { return named(p.platform, entity); });
  platform.changing(&S::commission, "commission",
                    {"", share, "course market 2017", "platform's share of a sale it made"});
  platform.changing(&S::commission_referred, "commission_referred",
                    {"", share, "course market 2017", "platform's share of a sale the creator brought"});
  platform.fixed(&S::plan, "plan", {"", {}, "D1.7", "how courses are paid for"}).names = plan_names();
  platform.changing(&S::ranker, "ranker", {"", {}, "D4.3", "how candidates are ordered"}).names = ranker_names();
  platform.changing(&S::slate, "slate", {"course", {1, 10000}, judgement, "courses shown in a visit"});
  platform.changing(&S::candidates, "candidates",
                    {"course", {0, 100000}, judgement, "courses ranked in a visit; 0 ranks all found under the topic"});
  platform.changing(&S::popularity_weight, "popularity_weight",
                    {"", {0, 100}, "D4.3", "weight of popularity in the personalised score"});
  platform.changing(&S::score_noise, "score_noise", {"", {0, 100}, fitted, "scale of the Gumbel noise on scores"});
}

std::vector<Parameter> make_table() {
  std::vector<Parameter> table;
  schedule_rows(table);
  market_rows(table);
  learner_rows(table);
  course_rows(table);
  visit_rows(table);
  choice_rows(table);
  study_rows(table);
  feedback_rows(table);
  influence_rows(table);
  selection_rows(table);
  creator_rows(table);
  platform_rows(table);
  return table;
}

}  // namespace

const std::vector<Parameter>& parameter_table() {
  static const std::vector<Parameter> table = make_table();
  return table;
}

}  // namespace models
