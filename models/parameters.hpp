#pragma once
/// @file The settings of a run as plain structs, and the one table that describes each of them.
///
/// The structs hold the defaults; the table (`parameter_table`) gives every setting its dotted path, unit, range,
/// source and meaning. Config reading, `describe`, result attributes and sweeps are all made from the table.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/enterprise_settings.hpp"
#include "models/parameters_of_agents.hpp"

namespace models {

/// The calendar of a run, `[run]`.
struct Schedule {
  std::int64_t months = 36;
  std::int64_t steps_per_month = 4;
  std::int64_t burn_in = 0;
  std::int64_t record_every = 1;
  std::string group_by = "nothing";
  double event_share = 0.0;
  std::int64_t max_events = 0;
  std::int64_t notice = 0;
  bool statements = false;
};

/// Sizes and shared structure of the market, `[market]`.
struct MarketSettings {
  std::string catalogue;  // path of a CSV file, or empty to draw a catalogue
  std::int64_t courses = 1000;
  std::int64_t topics = 8;
  std::int64_t max_courses = 0;
  double popularity_half_life = 12.0;
  double piracy = 0.0;
  double enforcement_scale = 1000.0;
  bool count_pirates = true;
  bool count_loaded_subscribers = true;
  double relevant_match = 2.0;
  double appraised_share = 0.05;
};

/// The people who pay to learn, `[learner]`.
struct LearnerSettings {
  std::int64_t number = 10000;
  double arrivals_per_month = 0.0;
  std::string arrivals = "poisson";
  std::int64_t potential = 0;
  double innovation = 0.03;
  double imitation = 0.38;
  double word_of_mouth = 0.0;
  std::int64_t max_number = 0;
  double interest_concentration = 0.5;
  double income_median = 3000.0;
  double income_sigma = 0.6;
  double allowance_share = 0.02;
  double allowance_months = 6.0;
  double study_budget_mean = 4.5;
  double study_budget_sigma = 0.5;
  double regulation_alpha = 2.0;
  double regulation_beta = 2.0;
  double initial_skill = 0.0;
  double income_per_skill = 0.10;
  double time_cost = 0.3;
  double discount_rate = 0.05;
};

/// A group of learners, `[learner_group.NAME]`; what it does not say is as `[learner]` says.
struct LearnerGroup {
  double weight = 1.0;
  double income = 1.0;
  double study_budget = 1.0;
  double regulation_lift = 0.0;
  bool guidance = true;
  bool sponsored = false;
  std::string employer = {};
};

/// Who pays for the seats of sponsored groups, `[sponsor]`.
struct SponsorSettings {
  double grant_per_month = 0.0;
  double most_price = 100.0;
  std::int64_t seat_months = 3;
};

/// How a course comes to be, `[course]`.
struct CourseSettings {
  double topic_concentration = 0.2;
  double index_cosine = 0.3;
  double quality_mean = 1.0;
  double quality_sd = 1.2;
  double quality_capability = 0.5;
  double price_median = 50.0;
  double price_sigma = 1.1;
  double price_least = 20.0;
  double price_most = 200.0;
  double price_grid = 5.0;
  double price_quality_correlation = 0.55;
  double free_share = 0.08;
  double hours_median = 2.5;
  double hours_sigma = 0.9;
  double study_per_video_hour = 12.0;
  double production_hours = 60.0;
  double production_cost = 0.0;
  double freshness_months = 36.0;
  double cohort_share = 0.0;
  double cohort_months = 3.0;
  double cohort_weeks = 8.0;
  double obsolescence = 0.0;
};

/// How learners come to see courses, `[visit]`.
struct VisitSettings {
  double rate = 0.5;
  double direct_rate = 0.25;
  double direct_social_exponent = 0.7;
  double direct_base = 0.2;
  double reach_sigma = 1.35;
  std::int64_t remembered_courses = 8;
  std::string homing = "single";
  double attention = 1.0;
  double marketing = 0.1;
  double inertia = 3.0;
};

/// How learners choose among what they see, `[choice]`.
struct ChoiceSettings {
  std::string rule = "logit";
  double quality = 1.0;
  double match = 1.2;
  double brand = 0.2;
  double popularity = 0.05;
  double freshness = 0.0;
  double price = 0.016;
  double hours = 0.01;
  double difficulty = 0.8;
  double rank = 0.4;
  double outside = 3.0;
  bool outside_option = true;
  std::string shocks = "gumbel";
  double persistence = 0.5;
  double prerequisite = 0.0;
  double prerequisite_tree = 0.0;
  double value_range = 250.0;
  double plan_weeks = 26.0;
  double certificate = -1.2;
  double refund_option = 1.0;
  double subscription = 0.0;
  double membership = 0.0;
  double expected_progress = 0.5;
  double expected_mastery = 0.3;
  double churn_alpha = 0.970;
  double churn_beta = 6.745;
};

/// How learners study and learn, `[study]`.
struct StudySettings {
  std::int64_t max_open = 2;
  double p_no_show_free = 0.40;
  double p_no_show_paid = 0.05;
  bool first_session_quits = true;
  double first_base = 0.19;
  double first_regulation = -2.66;
  double first_paid = -4.9;
  double active_base = 0.22;
  double active_regulation = 0.30;
  double active_paid = 0.02;
  std::int64_t hours_shape = 3;
  double hours_scale = 1.26;
  bool exits = true;
  double exit_base = -1.0;
  double exit_log_weeks = -0.75;
  double exit_regulation = -3.2;
  double exit_paid = -2.6;
  double exit_overload = 0.2;
  double exit_peers = 0.0;
  double certificate_commitment = 0.6;
  double access_commitment = 0.5;
  double answer_hours = 0.5;
  double pass_mark = 0.55;
  std::int64_t exam_items = 20;
  std::string knowledge = "exponential";
  double bkt_learn = 0.12;
  double bkt_forget = 0.02;
  double learning_rate = 0.06;
  double learning_rate_shape = 0.0;
  double learning_hours = 24.0;
  double learning_quality = 0.0;
  double forgetting = 0.0;
  double integration = 0.0;
  double project_hours = 0.0;
  double practice_rate = 0.05;
  double guess = 0.26;
  double slip = 0.21;
  double interactions_per_hour = 2.0;
  double questions_per_hour = 0.2;
  double items_per_hour = 6.0;
  double engagement_weight = 0.6;
  double mastery_weight = 0.4;
};

/// How learners judge, `[feedback]`.
struct FeedbackSettings {
  double p_rate = 0.085;
  double extremity = 0.5;
  double rating_mean = 4.3;
  double rating_quality = 0.45;
  double rating_experience = 0.9;
  double rating_skew = 0.42;
  double prior_ratings = 10.0;
  double experience_sd = 1.0;
  double refund_days = 30.0;
  double refund_progress = 0.30;
  double refund_experience = -0.5;
  double p_refund = 0.25;
  double hours_per_reply = 0.25;
  double reply_repair = 0.3;
};

/// The laws of motion of capability, brand and social reach, `[influence]`.
struct InfluenceSettings {
  std::string variant = "coupled";
  std::string integrator = "rk4";
  std::int64_t substeps = 1;
  double reference_hours = 60.0;
  double k_content = 0.8;
  double k_promotion = 0.6;
  double k_monetisation = 0.5;
  double returns = 0.5;
  double decay_capability = 0.03;
  double decay_brand = 0.10;
  double decay_social = 0.05;
  double cap_capability = 100.0;
  double cap_brand = 100.0;
  double cap_social = 100.0;
  double completion_to_brand = 0.3;
  double word_of_mouth = 0.2;
  double contagion = 0.02;
  double human_capital_exponent = 0.5;
  double capability_from_content = 1.0;
  double capability_from_promotion = 0.0;
  double capability_from_monetisation = 0.0;
  double brand_from_content = 0.0;
  double brand_from_promotion = 1.0;
  double brand_from_monetisation = 0.0;
  double social_from_content = 0.0;
  double social_from_promotion = 0.0;
  double social_from_monetisation = 1.0;
};

/// What learners plan for and how, `[selection]`.
struct SelectionSettings {
  double total_hours = 300.0;
  double hours_sigma = 0.0;
  double budget = 0.0;
  double efficiency_weight = 0.5;
  std::string efficiency = "sum";
  std::string method = "exact";
  double difficulty_easiest = 2.0;
  double difficulty_step = 1.0;
};

/// Every setting of a model at one moment of a run.
struct Parameters {
  Schedule run;
  MarketSettings market;
  LearnerSettings learner;
  CourseSettings course;
  VisitSettings visit;
  ChoiceSettings choice;
  StudySettings study;
  FeedbackSettings feedback;
  InfluenceSettings influence;
  SelectionSettings selection;
  SponsorSettings sponsor;
  std::map<std::string, LearnerGroup> learner_group;
  std::map<std::string, CreatorGroup> creator_group;
  std::map<std::string, Platform> platform;
  std::map<std::string, EnterpriseSettings> enterprise;
};

using Value = std::variant<bool, std::int64_t, double, std::string>;

/// `name` is one of a fixed list of words, `names` one or several of them joined by +; `file` is the path of an input
/// file.
enum class Type { flag, integer, real, name, names, file };

/// One row of the parameter table.
///
/// `section` is "learner" or, for named tables, "platform.*"; the dotted path of a setting is section and name joined
/// by a dot, with the entity's name in place of the star. `least` and `most` bound numbers, both ends allowed.
/// `changes` tells whether the setting may change during a run (`at.MONTH` in a scenario).
struct Parameter {
  std::string_view section;
  std::string_view name;
  Type type;
  std::string_view unit;
  double least;
  double most;
  std::vector<std::string_view> names;
  bool changes;
  std::string_view source;
  std::string_view meaning;
  std::function<Value(const Parameters&, std::string_view entity)> get;
  std::function<void(Parameters&, std::string_view entity, const Value&)> set;
  Value fallback;                   // the default
  std::string_view entity_of = {};  // of a name without a list: the section whose entity it is, empty for its own
};

/// The one table of every setting of every model, in the order sections and settings are documented.
const std::vector<Parameter>& parameter_table();

/// A setting that is at odds with another: the dotted path to name, and one line with the remedy.
struct Conflict {
  std::string path;
  std::string remedy;
};

/// What no single range can refuse: shares that exceed one, effort that would not matter, a market without a platform.
///
/// @param model name of a row of the model table
/// @returns one entry per mistake, empty when the settings can run
std::vector<Conflict> conflicts(const Parameters& parameters, std::string_view model);

}  // namespace models
