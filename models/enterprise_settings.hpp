#pragma once
/// @file The settings of an enterprise.

#include <cstdint>
#include <string>

namespace models {

/// What an enterprise asks of its employees and how it trains them, `[enterprise.NAME]`.
struct EnterpriseSettings {
  std::string survey;   // path of a CSV file
  std::string courses;  // path of a CSV file
  std::int64_t cycle_months = 3;
  double skill_spread = 0.05;
  double hours_per_year = 34.0;
  double budget_per_year = 1300.0;
  double wage = 35.0;
  double value_per_skill = 120.0;
  double leave_rate = 0.01;
  std::string recommender = "weighted";
  double least_score = 0.5;
  double score_shift = 0.0;
  double degree_weight = 2.0;
  double gap_weight = 2.0;
  double similar_weight = 2.0;
  double network_weight = 2.0;
  std::int64_t training_rounds = 40;
  double training_rate = 0.01;
  std::int64_t panel = 20;
  std::int64_t trials = 32;
  double trial_step = 0.5;
  double recall_weight = 0.4;
  double precision_weight = 0.3;
  double f1_weight = 0.3;
  double project_weight = 0.4;
  std::int64_t project_criteria = 10;
  double excellent = 0.85;
  double good = 0.7;
  double average = 0.6;
  double medium = 0.5;
  std::string contract = "seat";
  double quantity_discount = 0.1;
  double result_price = 1.5;
  std::int64_t custom_courses = 1;
  double custom_share = 0.2;
  double custom_cost = 10000.0;
  double custom_hours = 16.0;
  double custom_degree = 0.5;
  std::int64_t custom_months = 2;
  std::string topics = {};  // numbers joined by +
  double demand = 0.6;
  double most_price = 100.0;
  std::int64_t seat_months = 3;
  double encouragement = 1.0;
};

}  // namespace models
