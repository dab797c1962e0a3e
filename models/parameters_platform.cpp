#include "models/parameter_sections.hpp"
#include "models/plan.hpp"
#include "models/ranker.hpp"

namespace models {

namespace {

void guidance_rows(Section<Platform>& platform) {
  using S = Platform;
  platform.changing(&S::guidance, "guidance", {"", {}, "D4.4", "who is guided first among those with an open course"})
      .names = {"nobody", "everyone", "lowest", "highest", "chance"};
  platform.changing(&S::guidance_seats, "guidance_seats",
                    {"learner", {0, 1e8}, judgement, "most learners guided at a time; 0 for no limit"});
  platform.changing(&S::guidance_cost, "guidance_cost",
                    {"USD/month", {0, 1e6}, judgement, "what guiding a learner costs the platform"});
  platform.changing(&S::guidance_price, "guidance_price",
                    {"USD/month", {0, 1e6}, judgement, "what a guided learner pays the platform; 0 for free"});
  platform.changing(
      &S::guidance_lift, "guidance_lift",
      {"", share, judgement, "share of what is missing to full self-regulation (1) that guidance makes up"});
  platform.changing(&S::guidance_exit, "guidance_exit",
                    {"logit", {-20, 20}, fitted, "added to the log hazard of giving up when guided"});
  platform.changing(&S::guidance_first, "guidance_first",
                    {"logit", {-20, 20}, fitted, "added to the logit of quitting in the first session when guided"});
  platform.changing(
      &S::offline_hours, "offline_hours",
      {"h/month", {0, 200}, "D3.8", "hours a guided learner is taught in person, as in blended learning"});
  platform.changing(&S::offline_cost, "offline_cost",
                    {"USD/h", {0, 1e6}, judgement, "what an hour in person costs the platform per learner"});
  platform.changing(&S::offline_lift, "offline_lift",
                    {"",
                     {0, 0.99},
                     judgement,
                     "share of what is still missing to full self-regulation (1) that each hour in person makes up"});
}

void plan_rows(Section<Platform>& platform) {
  using S = Platform;
  Parameter& plan = platform.changing(
      &S::plan, "plan",
      {"", {}, "D1.7", "how courses are paid for; several plans are joined by +, the learner chooses"});
  plan.type = Type::names;
  plan.names = plan_names();
  platform.changing(&S::subscription_price, "subscription_price",
                    {"USD/month", {0, 1e6}, "D1.7", "what a subscriber pays"});
  platform.changing(&S::subscription_pool, "subscription_pool",
                    {"", share, "course market 2017", "share of subscribers' fees that creators divide"});
  platform.changing(&S::subscription_trial, "subscription_trial",
                    {"month", {0, 120}, "D2.6", "months a new subscriber pays nothing"});
  platform.changing(&S::subscription_tiers, "subscription_tiers",
                    {"tier", {1, 3}, "D2.6", "tiers of difficulty that a subscription opens, from the easiest on"});
  platform
      .fixed(&S::pool_rule, "pool_rule",
             {"",
              {},
              "streaming markets 2017",
              "how fees are divided: by all subscribers' minutes, or each subscriber's fee by their own"})
      .names = {"pro_rata", "user_centric"};
  platform.changing(&S::pool_hours_cap, "pool_hours_cap",
                    {"h/month", {0, 1000}, judgement, "hours of a subscriber in a course that count for the pool"});
  platform.changing(&S::membership_price, "membership_price",
                    {"USD/month", {0, 1e6}, "D1.7", "what a member pays a creator"});
  platform.changing(&S::membership_commission, "membership_commission",
                    {"", share, "patronage platforms", "platform's share of what members pay"});
  platform.changing(&S::instalment_parts, "instalment_parts",
                    {"part", {1, 1000}, "D2.6", "equal parts in which a price is paid as a course is studied"});
  platform.changing(&S::success_fee, "success_fee",
                    {"", {0, 100}, judgement, "fee for a course that is mastered, as a share of the list price"});
  platform.changing(&S::success_target, "success_target",
                    {"", share, "D2.6",
                     "knowledge, as mastery corrected for guessing and slips tells of it, from which the fee is due"});
  platform.changing(&S::open_access_cost, "open_access_cost",
                    {"USD", {0, 1e6}, "D3.7", "what one more learner in an open course costs"});
  platform.changing(&S::question_price, "question_price",
                    {"USD", {0, 1e6}, "D1.7", "what an answer of the creator costs under paid_qa"});
  platform.changing(&S::crowdfunding_goal, "crowdfunding_goal",
                    {"learner", {1, 1e8}, "D1.7", "backers from which on a course is made"});
  platform.fixed(&S::crowdfunding_months, "crowdfunding_months",
                 {"month", {1, 120}, "D1.7", "months a campaign lasts"});
  platform.changing(
      &S::sale_share, "sale_share",
      {"", share, "course market 2017", "share of paid courses whose price is lowered in a month, by lot"});
  platform.changing(&S::sale_depth, "sale_depth",
                    {"", share, "course market 2017", "share of the price that such a sale takes off"});
  platform.changing(&S::processor_rate, "processor_rate",
                    {"", share, "card processors", "share of a payment that the processor takes from the platform"});
  platform.changing(&S::processor_fee, "processor_fee",
                    {"USD", {0, 1000}, "card processors", "and what it takes of every payment besides"});
}

void coupon_rows(Section<Platform>& platform) {
  using S = Platform;
  platform.changing(
      &S::coupons_per_month, "coupons_per_month",
      {"coupon/month", {0, 1e8}, "D2.6", "coupons given by lot to visitors who took nothing and ask for one"});
  platform.changing(&S::coupon_discount, "coupon_discount",
                    {"", share, "D2.6", "share of the price that a coupon takes off the next paid course"});
  platform.changing(&S::coupon_months, "coupon_months",
                    {"month", {1, 250}, judgement, "months after which a coupon that was not used lapses"});
  platform.changing(&S::points_per_completion, "points_per_completion",
                    {"point", {0, 65535}, "D2.6", "points a learner earns by completing a course"});
  platform.changing(&S::points_for_coupon, "points_for_coupon",
                    {"point", {1, 65535}, "D2.6", "points that are exchanged for a coupon"});
}

}  // namespace

void platform_rows(std::vector<Parameter>& table) {
  using S = Platform;
  Section<S> platform(
      table, "platform.*", [](auto& p, std::string_view entity) -> auto& { return named(p.platform, entity); });
  platform.changing(&S::open, "open", {"", {}, "D4.6", "whether it does business; one that closes settles its books"});
  platform.changing(&S::marketing, "marketing",
                    {"USD/month", {0, 1e9}, "D4.6", "what is spent on drawing learners from other platforms"});
  platform.changing(&S::enforcement, "enforcement",
                    {"USD/month", {0, 1e9}, "D4.6", "what is spent on keeping its courses from being copied"});
  platform.fixed(&S::exit_months, "exit_months",
                 {"month", {0, 1200}, "D4.6", "months of losses in a row after which it closes; 0 for never"});
  platform.changing(
      &S::exclusive_bonus, "exclusive_bonus",
      {"", share, judgement, "share of a sale taken off the commission for creators who sell nowhere else"});
  platform.changing(&S::commission, "commission",
                    {"", share, "course market 2017", "platform's share of a sale it made"});
  platform.changing(&S::commission_referred, "commission_referred",
                    {"", share, "course market 2017", "platform's share of a sale the creator brought"});
  plan_rows(platform);
  platform.changing(&S::ranker, "ranker", {"", {}, "D4.3", "how candidates are ordered"}).names = ranker_names();
  platform.changing(&S::slate, "slate", {"course", {1, 10000}, judgement, "courses shown in a visit"});
  platform.changing(&S::candidates, "candidates",
                    {"course", {0, 100000}, judgement, "courses ranked in a visit; 0 ranks all found under the topic"});
  platform.changing(&S::popularity_weight, "popularity_weight",
                    {"", {0, 100}, "D4.3", "weight of popularity in the personalised and item_item scores"});
  platform.changing(&S::history_weight, "history_weight",
                    {"", share, "D4.1", "weight of similarity to the courses finished in the weighted score"});
  platform.changing(&S::preference_weight, "preference_weight",
                    {"", share, "D4.1", "weight of similarity to the interests in the weighted score"});
  platform.changing(&S::behaviour_weight, "behaviour_weight",
                    {"", share, "D4.1", "weight of similarity by co-enrolment in the weighted score"});
  platform.changing(&S::score_noise, "score_noise", {"", {0, 100}, fitted, "scale of the Gumbel noise on scores"});
  platform.changing(&S::training_samples, "training_samples",
                    {"learner", {0, 1e7}, judgement, "learners the two_tower ranker learns from every month"});
  platform.changing(&S::training_rate, "training_rate",
                    {"", {1e-6, 1}, judgement, "scale of the steps of the two_tower ranker's learning"});
  platform.changing(&S::exploration, "exploration",
                    {"", share, fitted, "share of the places in a slate that are kept for new courses"});
  platform.changing(&S::exploration_months, "exploration_months",
                    {"month", not_negative, judgement, "months on sale up to which a course counts as new"});
  platform.changing(
      &S::revenue_weight, "revenue_weight",
      {"1/USD", {-1000, 1000}, judgement, "score gained per unit of money the platform keeps of the course's price"});
  platform.changing(&S::quality_floor, "quality_floor",
                    {"star", {0, 5}, "D0.6", "mean rating below which a course is taken off the platform"});
  platform.changing(&S::quality_floor_ratings, "quality_floor_ratings",
                    {"rating", {1, 1e6}, judgement, "ratings from which on the floor applies"});
  platform.changing(
      &S::admitted_share, "admitted_share",
      {"", {0.001, 1}, "D0.6", "share of courses of the opening's quality that a curator admits; 1 is open"});
  platform.changing(&S::admission_error, "admission_error",
                    {"utility", {0, 100}, judgement, "standard deviation of the curator's error about quality"});
  guidance_rows(platform);
  coupon_rows(platform);
}

}  // namespace models
