#include "models/enterprise_contract.hpp"
#include "models/enterprise_recommender.hpp"
#include "models/parameter_sections.hpp"

namespace models {
namespace {

using S = EnterpriseSettings;

constexpr std::string_view spending = "ATD 2019";

void file_rows(Section<S>& enterprise) {
  enterprise
      .fixed(&S::survey, "survey",
             {"", {}, "D2.3", "CSV file of profiles: number of employees and skill by topic, and a row of the demand"})
      .type = Type::file;
  enterprise
      .fixed(&S::courses, "courses",
             {"", {}, "D2.4", "CSV file of courses: degree, hours, price, and how much each is about a topic"})
      .type = Type::file;
  enterprise.fixed(&S::skill_spread, "skill_spread",
                   {"", share, judgement,
                    "share of full knowledge by which an employee's skill in a topic may differ from the profile's"});
}

void training_rows(Section<S>& enterprise) {
  enterprise.fixed(&S::cycle_months, "cycle_months",
                   {"month", {1, 120}, "D2.3", "months from one survey of the demand to the next"});
  enterprise.changing(
      &S::hours_per_year, "hours_per_year",
      {"h/year", {0, 8760}, spending, "hours an employee trains, as long as there is a course to take"});
  enterprise.changing(
      &S::budget_per_year, "budget_per_year",
      {"USD/year",
       {0, 1e6},
       spending,
       "money for an employee's courses, granted at the beginning of each year; the rest of it lapses"});
  enterprise.changing(&S::wage, "wage",
                      {"USD/h", {0, 1e5}, judgement, "what an hour of training costs in work not done"});
  enterprise.changing(
      &S::value_per_skill, "value_per_skill",
      {"USD/month",
       {0, 1e6},
       judgement,
       "worth of a full skill to the enterprise, in each topic asked for and up to the level asked for"});
  enterprise.changing(&S::leave_rate, "leave_rate",
                      {"1/month", {0, 100}, judgement, "rate at which a course under way is broken off"});
}

void recommender_rows(Section<S>& enterprise) {
  enterprise.fixed(&S::recommender, "recommender", {"", {}, "D2.4", "what speaks for a course"}).names =
      recommender_names();
  enterprise.changing(&S::least_score, "least_score",
                      {"", share, "D2.5", "score from which on a course is recommended, highest first"});
  enterprise.fixed(
      &S::score_shift, "score_shift",
      {"logit", {-20, 20}, judgement, "logit of the score of a course for which everything speaks by half"});
  enterprise.fixed(&S::degree_weight, "degree_weight",
                   {"logit", {-100, 100}, judgement, "first weight of the degree given with a course"});
  enterprise.fixed(&S::gap_weight, "gap_weight",
                   {"logit", {-100, 100}, judgement, "first weight of the share of what is missing that it covers"});
  enterprise.fixed(&S::similar_weight, "similar_weight",
                   {"logit", {-100, 100}, judgement, "first weight of the success of employees who missed the same"});
  enterprise.fixed(&S::network_weight, "network_weight",
                   {"logit", {-100, 100}, judgement, "first weight of what the network expects"});
  enterprise.changing(
      &S::training_rounds, "training_rounds",
      {"step", {0, 10000}, judgement, "steps of the network's learning in a cycle, each over all outcomes"});
  enterprise.changing(&S::training_rate, "training_rate",
                      {"", {1e-6, 1}, judgement, "scale of the steps of the network's learning"});
  enterprise.fixed(&S::panel, "panel",
                   {"employee", {1, 1e6}, judgement, "employees by whose training a recommender is judged"});
  enterprise.changing(&S::trials, "trials",
                      {"", {0, 10000}, judgement, "trial steps of the weights in a cycle; 0 keeps the first weights"});
  enterprise.changing(&S::trial_step, "trial_step",
                      {"logit", {0, 100}, judgement, "standard deviation of a trial step, in each weight"});
  enterprise.changing(&S::recall_weight, "recall_weight",
                      {"", not_negative, "D2.2", "weight in the loss of what the recommendations leave out"});
  enterprise.changing(&S::precision_weight, "precision_weight",
                      {"", not_negative, "D2.2", "weight in the loss of what was passed without having been missing"});
  enterprise.changing(&S::f1_weight, "f1_weight",
                      {"", not_negative, "D2.2", "weight in the loss of what F1 of missing and passed lacks to 1"});
}

void evaluation_rows(Section<S>& enterprise) {
  enterprise.changing(&S::project_weight, "project_weight",
                      {"", share, "D2.3", "weight of the project in an evaluation; the rest is the test's"});
  enterprise.changing(&S::project_criteria, "project_criteria",
                      {"criterion", {1, 1000}, judgement, "criteria by which code and project are reviewed"});
  enterprise.changing(&S::excellent, "excellent", {"", share, judgement, "least score of the grade excellent"});
  enterprise.changing(&S::good, "good", {"", share, judgement, "least score of the grade good"});
  enterprise.changing(&S::average, "average", {"", share, judgement, "least score of the grade average"});
  enterprise.changing(&S::medium, "medium", {"", share, judgement, "least score of the grade medium, the pass mark"});
}

void money_rows(Section<S>& enterprise) {
  enterprise.changing(&S::contract, "contract", {"", {}, "D2.6", "how courses are paid for"}).names = contract_names();
  enterprise.changing(&S::quantity_discount, "quantity_discount",
                      {"", {0, 0.9}, judgement, "exponent e of the price of one of n seats, price n^-e"});
  enterprise.changing(
      &S::result_price, "result_price",
      {"", {0, 100}, judgement, "fee for a course mastered, as a share of its price, for contract result"});
  enterprise.changing(&S::custom_courses, "custom_courses",
                      {"course", {0, 32}, "D2.3", "most courses made to order at a survey"});
  enterprise.changing(&S::custom_share, "custom_share",
                      {"", share, judgement,
                       "share of employees missing a topic no course is about, from which on one is made to order"});
  enterprise.changing(&S::custom_cost, "custom_cost", {"USD", {0, 1e9}, "D2.7", "cost of a course made to order"});
  enterprise.fixed(&S::custom_hours, "custom_hours", {"h", {0.1, 1e4}, judgement, "its hours"});
  enterprise.fixed(&S::custom_degree, "custom_degree", {"", share, judgement, "the degree given with it"});
  enterprise.fixed(&S::custom_months, "custom_months", {"month", {0, 120}, judgement, "months until it is ready"});
}

/// Of enterprises whose employees learn in a market.
void market_rows(Section<S>& enterprise) {
  enterprise
      .fixed(&S::topics, "topics",
             {"", {}, "D2.3", "topics of the market that it asks for, numbers from 0 joined by +"})
      .type = Type::names;
  enterprise.fixed(&S::demand, "demand", {"", share, judgement, "knowledge asked for in each of them"});
  enterprise.fixed(&S::most_price, "most_price",
                   {"USD", {0, 1e6}, judgement, "highest list price of a course that it buys seats in"});
  enterprise.changing(&S::seat_months, "seat_months",
                      {"month", {1, 250}, judgement, "months after which a seat that was not used lapses"});
  enterprise.changing(&S::encouragement, "encouragement",
                      {"utility", {-100, 100}, judgement, "what a seat adds to that of a course besides being free"});
}

}  // namespace

void enterprise_rows(std::vector<Parameter>& table) {
  Section<S> enterprise(
      table, "enterprise.*", [](auto& p, std::string_view entity) -> auto& { return named(p.enterprise, entity); });
  file_rows(enterprise);
  training_rows(enterprise);
  recommender_rows(enterprise);
  evaluation_rows(enterprise);
  money_rows(enterprise);
  market_rows(enterprise);
}

}  // namespace models
