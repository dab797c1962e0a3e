#include <algorithm>
#include <array>

#include "models/agent_columns.hpp"
#include "models/enterprise_model.hpp"
#include "models/influence_model.hpp"
#include "models/market.hpp"
#include "models/measure.hpp"
#include "models/model.hpp"
#include "models/selection_model.hpp"

namespace models {

namespace {

std::vector<StateVariable> influence_state() {
  std::vector<StateVariable> all;
  add_state(all, Creators());
  return all;
}

std::vector<StateVariable> market_state() {
  std::vector<StateVariable> all;
  add_state(all, Learners(Parameters{}));
  add_state(all, Creators());
  add_state(all, Courses(Parameters{}));
  return all;
}

}  // namespace

std::span<const Model> model_table() {
  static const std::array<Model, 4> table{{
      {"influence",
       "creators alone: capability, brand and social reach from the hours put in",
       {"run.months", "run.steps_per_month", "run.burn_in", "run.record_every", "influence", "creator_group.*"},
       run_influence,
       forecast_influence,
       influence_state},
      {"market",
       "learners, creators and platforms: visits, choice, study, feedback and payment",
       {"run",
        "market",
        "learner",
        "learner_group.*",
        "sponsor",
        "course",
        "visit",
        "choice",
        "study",
        "feedback",
        "influence",
        "creator_group.*",
        "platform.*",
        "selection.efficiency_weight",
        "selection.efficiency",
        "selection.method",
        "selection.difficulty_easiest",
        "selection.difficulty_step",
        "enterprise.*.budget_per_year",
        "enterprise.*.wage",
        "enterprise.*.value_per_skill",
        "enterprise.*.quantity_discount",
        "enterprise.*.topics",
        "enterprise.*.demand",
        "enterprise.*.most_price",
        "enterprise.*.seat_months",
        "enterprise.*.encouragement"},
       run_market,
       forecast_market,
       market_state},
      {"selection",
       "learners choose courses from a catalogue for efficiency and progress, within their hours and money",
       {"run.months", "run.steps_per_month", "run.burn_in", "run.record_every", "market.catalogue", "learner.number",
        "course.study_per_video_hour", "selection"},
       run_selection,
       forecast_selection,
       [] { return std::vector<StateVariable>(); }},
      {"enterprise",
       "enterprises train their employees for what is asked of them: survey, recommendation, training, evaluation",
       {"run.months", "run.steps_per_month", "run.burn_in", "run.record_every", "course.index_cosine",
        "study.learning_rate", "study.learning_rate_shape", "study.forgetting", "study.guess", "study.slip",
        "study.exam_items", "enterprise.*", "!enterprise.*.topics", "!enterprise.*.demand", "!enterprise.*.most_price",
        "!enterprise.*.seat_months", "!enterprise.*.encouragement"},
       run_enterprise,
       forecast_enterprise,
       training_state},
  }};
  return table;
}

const Model* find_model(std::string_view name) {
  const auto table = model_table();
  const auto row = std::find_if(table.begin(), table.end(), [&](const Model& model) { return model.name == name; });
  return row == table.end() ? nullptr : &*row;
}

bool reads_setting(const Model& model, const Parameter& setting) {
  const std::string path = std::string(setting.section) + "." + std::string(setting.name);
  const auto names = [&](std::string_view name) {
    return std::find(model.sections.begin(), model.sections.end(), name) != model.sections.end();
  };
  return (names(setting.section) || names(path)) && !names("!" + path);
}

bool has_measure(const Model& model, std::size_t measure) {
  std::string_view names = measure_table()[measure].models;
  while (!names.empty()) {
    const std::size_t end = names.find(' ');
    if (names.substr(0, end) == model.name) return true;
    names = end == std::string_view::npos ? std::string_view() : names.substr(end + 1);
  }
  return false;
}

std::int64_t n_times(const Schedule& schedule) {
  return schedule.months * schedule.steps_per_month / schedule.record_every + 1;
}

double time_of(const Schedule& schedule, std::int64_t index) {
  return static_cast<double>(index * schedule.record_every) / static_cast<double>(schedule.steps_per_month);
}

}  // namespace models
