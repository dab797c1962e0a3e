#pragma once
/// @file A market in which every mechanism is at work.

#include "models/parameters.hpp"

namespace tests {

inline void open_platform(models::Platform& platform) {
  platform.guidance = "lowest";
  platform.guidance_seats = 50;
  platform.guidance_price = 20.0;
  platform.offline_hours = 2.0;
  platform.coupons_per_month = 500;
  platform.coupon_discount = 0.3;
  platform.points_per_completion = 50;
  platform.points_for_coupon = 100;
}

/// Every way of paying at once, and money raised for courses before they are made.
inline void open_other_platform(models::Platform& platform) {
  open_platform(platform);
  platform.plan = "per_course+subscription+membership+instalments+success_fee+crowdfunding+paid_qa+seat_licence";
  platform.subscription_price = 9.0;
  platform.subscription_trial = 1;
  platform.subscription_tiers = 2;
  platform.pool_rule = "user_centric";
  platform.membership_price = 3.0;
  platform.question_price = 2.0;
  platform.crowdfunding_goal = 3;
  platform.crowdfunding_months = 1;
  platform.sale_share = 0.3;
  platform.marketing = 100.0;
}

/// Three thousand learners in three groups, one without income and with a sponsor, one employed, and creators in two.
inline models::Parameters everything() {
  models::Parameters p;
  open_platform(p.platform["main"]);
  open_other_platform(p.platform["other"]);
  p.visit.homing = "multi";
  p.visit.attention = 0.5;
  p.creator_group["hobby"].number = 150;
  p.creator_group["studio"].number = 50;
  p.creator_group["studio"].hours_median = 60.0;
  p.creator_group["studio"].content_share = 0.5;
  p.creator_group["studio"].reply_share = 0.1;
  p.creator_group["studio"].time_rule = "static_optimum";
  p.creator_group["studio"].price_rule = "bertrand";
  p.creator_group["studio"].revise_below = 4.5;
  p.creator_group["studio"].entry_rate = 4.0;
  p.creator_group["studio"].max_creators = 2000;
  p.creator_group["studio"].outside_wage = 0.1;
  p.creator_group["hobby"].time_rule = "imitate";
  p.creator_group["hobby"].price_rule = "hill_climb";
  p.creator_group["hobby"].exit_months = 2;
  p.creator_group["hobby"].homing = "single";
  p.creator_group["hobby"].promotes = "studio";
  p.creator_group["hobby"].promotion_given = 0.3;
  for (auto& [name, group] : p.creator_group) group.review_months = 1;
  p.course.obsolescence = 0.01;
  p.learner_group["poor"] = {.income = 0.0, .sponsored = true};
  p.learner_group["rich"];
  p.learner_group["staff"].employer = "firm";
  p.enterprise["firm"].topics = "0+1+2+3";
  p.enterprise["firm"].budget_per_year = 60.0;
  p.sponsor.grant_per_month = 3000.0;
  p.learner.number = 3000;
  p.learner.arrivals = "bass";
  p.learner.potential = 2000;
  p.learner.word_of_mouth = 0.5;
  p.market.courses = 400;
  p.visit.rate = 4.0;
  p.visit.direct_rate = 2.0;
  p.choice.prerequisite_tree = 0.01;
  p.choice.certificate = 2.0;
  p.course.cohort_share = 0.4;
  p.course.cohort_months = 1.0;
  p.course.cohort_weeks = 8.0;
  p.study.exit_peers = -0.1;
  p.study.integration = 0.5;
  p.study.project_hours = 5.0;
  p.study.forgetting = 0.1;
  p.feedback.p_rate = 0.5;
  p.feedback.p_refund = 1.0;
  p.feedback.reply_repair = 0.5;
  p.run.group_by = "learner_group";
  p.run.event_share = 0.5;
  p.run.months = 6;
  return p;
}

}  // namespace tests
