#pragma once
/// @file The settings of named agents: groups of creators, platforms, and whoever else a run has several of.

#include <cstdint>
#include <string>

namespace models {

/// A group of creators who start alike, `[creator_group.NAME]`.
struct CreatorGroup {
  std::int64_t number = 100;
  double hours_median = 20.0;
  double hours_sigma = 0.9;
  double talent_sigma = 0.5;
  double content_share = 0.60;
  double promotion_share = 0.25;
  double monetisation_share = 0.15;
  double reply_share = 0.0;
  double capability_mean = 5.0;
  bool capability_spread = true;
  double brand_start = 1.0;
  double social_start = 1.0;
  std::string time_rule = "fixed";
  std::int64_t review_months = 3;
  double payoff_content = 1.0;
  double payoff_promotion = 1.0;
  double payoff_monetisation = 1.0;
  double outside_wage = 20.0;
  double climb_step = 0.1;
  double p_imitate = 0.2;
  double horizon_months = 0.0;
  double discount_rate = 0.01;
  std::string price_rule = "fixed";
  double unit_cost = 0.0;
  double price_step = 0.2;
  double entry_rate = 0.0;
  std::int64_t exit_months = 0;
  std::int64_t max_creators = 0;
  double revise_below = 0.0;
  std::string promotes = {};
  double promotion_given = 0.0;
  std::string platforms = {};
  std::string homing = "multi";
  double platform_choice = 1.0;
  double platform_inertia = 3.0;
};

/// The policy of a platform, `[platform.NAME]`.
struct Platform {
  bool open = true;
  double marketing = 0.0;
  double enforcement = 0.0;
  std::int64_t exit_months = 0;
  double exclusive_bonus = 0.0;
  double commission = 0.63;
  double commission_referred = 0.03;
  std::string plan = "per_course";
  double subscription_price = 0.0;
  double subscription_pool = 0.25;
  std::int64_t subscription_trial = 0;
  std::int64_t subscription_tiers = 3;
  std::string pool_rule = "pro_rata";
  double pool_hours_cap = 40.0;
  double membership_price = 0.0;
  double membership_commission = 0.10;
  std::int64_t instalment_parts = 10;
  double success_fee = 1.5;
  double success_target = 0.6;
  double open_access_cost = 0.0;
  double question_price = 0.0;
  std::int64_t crowdfunding_goal = 50;
  std::int64_t crowdfunding_months = 2;
  double sale_share = 0.0;
  double sale_depth = 0.5;
  double processor_rate = 0.029;
  double processor_fee = 0.30;
  std::string ranker = "personalised";
  std::int64_t slate = 8;
  std::int64_t candidates = 64;
  double popularity_weight = 0.1;
  double history_weight = 0.4;
  double preference_weight = 0.3;
  double behaviour_weight = 0.3;
  double score_noise = 0.4;
  std::int64_t training_samples = 4096;
  double training_rate = 0.01;
  double exploration = 0.13;
  double exploration_months = 6.0;
  double revenue_weight = 0.0;
  double quality_floor = 0.0;
  std::int64_t quality_floor_ratings = 10;
  double admitted_share = 1.0;
  double admission_error = 1.0;
  std::string guidance = "nobody";
  std::int64_t guidance_seats = 0;
  double guidance_cost = 10.0;
  double guidance_price = 0.0;
  double guidance_lift = 0.25;
  double guidance_exit = -0.3;
  double guidance_first = -0.3;
  double offline_hours = 0.0;
  double offline_cost = 25.0;
  double offline_lift = 0.05;
  std::int64_t coupons_per_month = 0;
  double coupon_discount = 0.2;
  std::int64_t coupon_months = 3;
  std::int64_t points_per_completion = 0;
  std::int64_t points_for_coupon = 100;
};

}  // namespace models
