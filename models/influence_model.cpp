#include "models/influence_model.hpp"

#include "models/agent_columns.hpp"
#include "models/calendar.hpp"
#include "models/co_promotion.hpp"
#include "models/creator_time.hpp"
#include "models/measure.hpp"
#include "models/observation.hpp"

namespace models {

InfluenceModel::InfluenceModel(const RunSpec& spec)
    : spec_(spec),
      key_(sim::run_key(spec.seed, spec.replicate, spec.row)),
      creators_(creator_needs(spec.phases.front().parameters)) {
  const Parameters& parameters = spec.phases.front().parameters;
  creators_.allocate(static_cast<std::size_t>(n_creators(parameters)));
  enter_creators(creators_, parameters, key_);
}

void InfluenceModel::step(const sim::Clock& clock) {
  while (phase_ + 1 < spec_.phases.size() && clock.month() >= spec_.phases[phase_ + 1].month) {
    follow_policy(creators_, spec_.phases[++phase_].parameters);
  }
  share_promotion(creators_);
  grow(creators_, spec_.phases[phase_].parameters, clock.dt(), [](std::size_t) { return Response{}; });
  review_time(creators_, spec_.phases[phase_].parameters, clock, key_);
}

void InfluenceModel::observe(const sim::Clock&, std::span<double> row) {
  Observation seen;
  const auto n = static_cast<double>(creators_.size());
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    seen.capability += creators_.capability[j] / n;
    seen.brand += creators_.brand[j] / n;
    seen.social += creators_.social[j] / n;
    seen.content_hours += divide_hours(creators_, j)[0] / n;
    seen.effort += hours_at_work(creators_, j) / n;
  }
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = measure_table()[spec_.measures[i]].value(seen);
}

RunOutput run_influence(const RunSpec& spec) {
  const sim::Calendar calendar = calendar_of(spec.phases.front().parameters.run);
  sim::Recorder recorder(spec.measures.size(), static_cast<std::size_t>(calendar.n_times()));
  RunOutput output;
  try {
    InfluenceModel model(spec);
    if (!sim::run(model, calendar, recorder, {spec.stop, spec.steps_done})) output.status = RunStatus::stopped;
    output.agents = agent_columns(model.creators());
  } catch (const Diverged& diverged) {
    output.status = RunStatus::failed;
    output.reason = diverged.what();
  }
  output.series = recorder.take();
  return output;
}

Forecast forecast_influence(const Parameters& parameters, unsigned) {
  Forecast forecast;
  forecast.steps = (parameters.run.burn_in + parameters.run.months) * parameters.run.steps_per_month;
  forecast.creators = n_creators(parameters);
  const Creators creators(creator_needs(parameters));
  constexpr std::uint64_t n_measures = 5;
  forecast.bytes = static_cast<std::uint64_t>(forecast.creators) * creators.bytes_per_row() +
                   sim::Recorder::bytes(n_measures, static_cast<std::uint64_t>(n_times(parameters.run)));
  forecast.seconds = 500e-9 * static_cast<double>(forecast.creators * forecast.steps * parameters.influence.substeps);
  return forecast;
}

}  // namespace models
