#include "models/enterprise_model.hpp"

#include <algorithm>

#include "models/calendar.hpp"
#include "models/measure.hpp"
#include "models/observation.hpp"
#include "sim/fixed.hpp"

namespace models {
namespace {

// Columns of the tables of a result.
constexpr std::int64_t values_of_employee = 12;
constexpr std::int64_t values_of_evaluation = 6;
constexpr std::int64_t values_of_recommendation = 10;

}  // namespace

EnterpriseModel::EnterpriseModel(const RunSpec& spec) : spec_(spec) {
  const Parameters& parameters = spec.phases.front().parameters;
  const sim::Key key = sim::run_key(spec.seed, spec.replicate, spec.row);
  enterprises_.reserve(parameters.enterprise.size());
  for (const auto& [name, settings] : parameters.enterprise) enterprises_.emplace_back(name, parameters, key);
}

void EnterpriseModel::step(const sim::Clock& clock) {
  while (phase_ + 1 < spec_.phases.size() && clock.month() >= spec_.phases[phase_ + 1].month) ++phase_;
  for (Enterprise& enterprise : enterprises_) enterprise.step(spec_.phases[phase_].parameters, clock);
}

void EnterpriseModel::begin_record(const sim::Clock&) {
  for (Enterprise& enterprise : enterprises_) enterprise.begin_record();
}

void EnterpriseModel::observe(const sim::Clock&, std::span<double> row) {
  Observation seen;
  for (Enterprise& enterprise : enterprises_) seen.enterprise += enterprise.take_sums();
  const EnterpriseSums& sums = seen.enterprise;
  seen.skill = sim::real(sums.skill) / static_cast<double>(std::max<std::int64_t>(1, sums.skills));
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = measure_table()[spec_.measures[i]].value(seen);
}

RunOutput run_enterprise(const RunSpec& spec) {
  const sim::Calendar calendar = calendar_of(spec.phases.front().parameters.run);
  EnterpriseModel model(spec);
  sim::Recorder recorder(spec.measures.size(), static_cast<std::size_t>(calendar.n_times()));
  RunOutput output;
  if (!sim::run(model, calendar, recorder, {spec.stop, spec.steps_done})) output.status = RunStatus::stopped;
  output.agents = training_columns(model.enterprises());
  output.series = recorder.take();
  return output;
}

Forecast forecast_enterprise(const Parameters& parameters, unsigned) {
  Forecast forecast;
  forecast.steps = (parameters.run.burn_in + parameters.run.months) * parameters.run.steps_per_month;
  for (const auto& [name, settings] : parameters.enterprise) {
    const Survey survey = read_survey(settings.survey);
    const auto courses = read_training_courses(settings.courses, survey.topics).size();
    const auto room = static_cast<std::int64_t>(courses + survey.topics.size());
    forecast.learners += survey.employees();
    forecast.courses += room;
    const auto per_employee = sizeof(Employee) + static_cast<std::size_t>(room) * sizeof(Training);
    const auto topics = static_cast<std::int64_t>(survey.topics.size());
    const auto tables =
        static_cast<std::uint64_t>(survey.employees() * (values_of_employee + values_of_evaluation * topics +
                                                         values_of_recommendation * room)) *
        sizeof(double);
    // The panel stands there twice in a rehearsal.
    forecast.bytes += static_cast<std::uint64_t>(survey.employees() + 2 * settings.panel) * per_employee + tables;
    forecast.agent_bytes += tables;
    const auto cycles = static_cast<double>(parameters.run.burn_in + parameters.run.months) /
                        static_cast<double>(settings.cycle_months);
    const auto employee_months = static_cast<double>(survey.employees() * forecast.steps) +
                                 cycles * 12.0 * static_cast<double>(settings.trials * settings.panel);
    forecast.seconds += employee_months * (1e-6 + 1e-7 * static_cast<double>(room));
  }
  forecast.bytes += sim::Recorder::bytes(measure_table().size(), static_cast<std::uint64_t>(n_times(parameters.run)));
  return forecast;
}

}  // namespace models
