#include "models/creator_price.hpp"
#include "models/creator_time.hpp"
#include "models/parameter_sections.hpp"

namespace models {
namespace {

void decision_rows(Section<CreatorGroup>& group) {
  using S = CreatorGroup;
  group.fixed(&S::time_rule, "time_rule", {"", {}, "D1.4", "how creators divide their hours"}).names =
      time_rule_names();
  group.fixed(&S::review_months, "review_months",
              {"month", {1, 1200}, judgement, "months between two reviews of the division of hours and of prices"});
  group.changing(&S::payoff_content, "payoff_content",
                 {"", {0, 1e6}, judgement, "weight of content making in what effort is thought to earn"});
  group.changing(&S::payoff_promotion, "payoff_promotion",
                 {"", {0, 1e6}, judgement, "weight of promotion in what effort is thought to earn"});
  group.changing(&S::payoff_monetisation, "payoff_monetisation",
                 {"", {0, 1e6}, judgement, "weight of monetisation in what effort is thought to earn"});
  group.changing(&S::outside_wage, "outside_wage",
                 {"USD/h", {0, 1e6}, judgement, "what an hour at work would earn elsewhere"});
  group.changing(&S::climb_step, "climb_step",
                 {"", share, judgement, "share of hours that hill_climb moves from one activity to another"});
  group.changing(&S::p_imitate, "p_imitate",
                 {"", share, judgement, "probability that imitate looks at another creator at a review"});
  group.changing(
      &S::horizon_months, "horizon_months",
      {"month", {0, 1e6}, judgement, "months from entry to the end that forward_looking knows of; 0: the run's end"});
  group.changing(&S::discount_rate, "discount_rate",
                 {"1/month", {0, 10}, judgement, "rate at which forward_looking discounts what is earned later"});
  group.fixed(&S::price_rule, "price_rule", {"", {}, "D1.4", "how creators set the prices of their paid courses"})
      .names = price_rule_names();
  group.changing(&S::unit_cost, "unit_cost",
                 {"USD", {0, 1e6}, judgement, "what one more learner in a course costs its creator, who prices by it"});
  group.changing(&S::price_step, "price_step",
                 {"", {0.001, 1}, judgement, "share of the price by which hill_climb first changes it"});
}

void turnover_rows(Section<CreatorGroup>& group) {
  using S = CreatorGroup;
  group.fixed(&S::entry_rate, "entry_rate",
              {"creator/month",
               {0, 1e6},
               judgement,
               "creators who enter where entrants' first-year income is twice the outside wage of their hours"});
  group.fixed(
      &S::exit_months, "exit_months",
      {"month", {0, 1200}, judgement, "months in a row below the outside wage after which one leaves; 0: never"});
  group.fixed(&S::max_creators, "max_creators",
              {"creator", {0, 1e7}, judgement, "room for all who ever enter; 0 works it out from the entry rate"});
  group.fixed(&S::revise_below, "revise_below",
              {"star",
               {0, 5},
               "D1.5",
               "mean rating below which the worst course is made anew instead of another one; 0: never"});
  group.fixed(&S::promotes, "promotes", {"", {}, "D1.6", "group of creators whose work this one promotes too"});
  group.changing(&S::promotion_given, "promotion_given",
                 {"", share, "D1.6", "share of promotion whose effect is the promoted group's, evenly"});
  group
      .fixed(&S::platforms, "platforms",
             {"", {}, "D1.5", "platforms the group may sell on, joined by +; none named: all"})
      .type = Type::names;
  group.fixed(&S::homing, "homing", {"", {}, "D4.6", "whether each creator sells on one of them or on all"}).names = {
      "multi", "single"};
  group.changing(
      &S::platform_choice, "platform_choice",
      {"", {0, 100}, judgement, "weight of the log of what a seller there kept of last month's sales in picking one"});
  group.changing(&S::platform_inertia, "platform_inertia",
                 {"utility", {0, 100}, judgement, "what keeps a creator with the platform of the month before"});
}

}  // namespace

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
  group.changing(&S::reply_share, "reply_share",
                 {"", share, "D1.8", "share of hours spent on answering ratings of 3 stars or fewer"});
  group.fixed(&S::capability_mean, "capability_mean", {"", {0, 1e6}, judgement, "mean capability at the start"});
  group.fixed(&S::capability_spread, "capability_spread",
              {"", {}, judgement, "whether capability starts exponential; otherwise all start at the mean"});
  group.fixed(&S::brand_start, "brand_start", {"", {0, 1e6}, judgement, "brand at the start"});
  group.fixed(&S::social_start, "social_start", {"", {0, 1e6}, judgement, "social reach at the start"});
  decision_rows(group);
  turnover_rows(group);
}

}  // namespace models
