#include "models/selection_model.hpp"

#include <algorithm>
#include <numeric>

#include "models/calendar.hpp"
#include "models/catalogue.hpp"
#include "models/measure.hpp"
#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

/// [learner] planned for by one thread at a time; few, for some exact plans take long.
constexpr std::size_t learners_in_shift = 32;

/// Place of the hours among the traits of a learner; the market's learners use those before.
constexpr std::uint32_t hours_trait = 5;

std::optional<double> difficulty_of(const KnownCourse& course, const SelectionSettings& settings) {
  if (course.difficulty || !course.tier) return course.difficulty;
  return settings.difficulty_easiest + static_cast<double>(*course.tier) * settings.difficulty_step;
}

/// Learners without differences are one learner.
std::int64_t n_planners(const Parameters& p) { return p.selection.hours_sigma > 0.0 ? p.learner.number : 1; }

}  // namespace

Offers read_offers(const Parameters& parameters) {
  const Catalogue catalogue = read_catalogue(parameters.market.catalogue);
  Offers offers;
  for (const KnownCourse& course : catalogue.courses) {
    const auto difficulty = difficulty_of(course, parameters.selection);
    if (!course.price || !course.video_hours || !difficulty) continue;
    offers.courses.push_back(
        {*course.video_hours * parameters.course.study_per_video_hour, *difficulty, *course.price});
  }
  const std::size_t left_out = catalogue.courses.size() - offers.courses.size();
  if (left_out > 0) {
    offers.warnings.push_back(parameters.market.catalogue + ": " + std::to_string(left_out) + " of " +
                              std::to_string(catalogue.courses.size()) +
                              " courses have no price, hours, or difficulty or level: they cannot be chosen");
  }
  return offers;
}

double hours_of_learner(const SelectionSettings& settings, std::uint64_t index, sim::Key key) {
  if (settings.hours_sigma == 0.0) return settings.total_hours;
  sim::Stream stream(key, {agent_id(0, index), learner_kind, birth_draw, hours_trait, 0});
  return settings.total_hours * sim::exp(settings.hours_sigma * sim::normal(stream.uniform()));
}

SelectionModel::SelectionModel(const RunSpec& spec)
    : spec_(spec), team_(spec.threads), courses_(read_offers(spec.phases.front().parameters).courses) {}

void SelectionModel::step(const sim::Clock& clock) {
  const std::size_t before = phase_;
  while (phase_ + 1 < spec_.phases.size() && clock.month() >= spec_.phases[phase_ + 1].month) ++phase_;
  if (planned_ && phase_ == before) return;
  plan(spec_.phases[phase_].parameters);
  planned_ = true;
}

void SelectionModel::plan(const Parameters& parameters) {
  const SelectionSettings& settings = parameters.selection;
  const sim::Key key = sim::run_key(spec_.seed, spec_.replicate, spec_.row);
  const auto n = static_cast<std::size_t>(n_planners(parameters));
  const std::size_t n_shifts = (n + learners_in_shift - 1) / learners_in_shift;
  // Learners are added up by shift, and the shifts in their order, so that threads do not matter.
  std::vector<Chosen> sums(n_shifts);
  team_.each_block(n_shifts, [&](std::size_t shift, unsigned) {
    for (std::size_t i = shift * learners_in_shift; i < std::min(n, (shift + 1) * learners_in_shift); ++i) {
      if (spec_.stop.stop_requested()) return;
      const double hours = hours_of_learner(settings, i, key);
      sums[shift] += select_courses(problem_of(settings, courses_, hours, settings.budget), settings.method);
    }
  });
  chosen_ = std::accumulate(sums.begin(), sums.end(), Chosen{},
                            [](Chosen all, const Chosen& shift) { return all += shift; }) /
            static_cast<double>(n);
}

void SelectionModel::observe(const sim::Clock&, std::span<double> row) {
  Observation seen;
  seen.chosen = chosen_;
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = measure_table()[spec_.measures[i]].value(seen);
}

RunOutput run_selection(const RunSpec& spec) {
  const sim::Calendar calendar = calendar_of(spec.phases.front().parameters.run);
  sim::Recorder recorder(spec.measures.size(), static_cast<std::size_t>(calendar.n_times()));
  RunOutput output;
  try {
    SelectionModel model(spec);
    const bool whole = sim::run(model, calendar, recorder, {spec.stop, spec.steps_done});
    // A stop may also have cut a plan short.
    if (!whole || spec.stop.stop_requested()) output.status = RunStatus::stopped;
  } catch (const PlanTooLarge& large) {
    output.status = RunStatus::failed;
    output.reason = std::string("selection.method: ") + large.what();
  }
  output.series = recorder.take();
  return output;
}

Forecast forecast_selection(const Parameters& parameters, unsigned threads) {
  const Offers offers = read_offers(parameters);
  Forecast forecast;
  forecast.warnings = offers.warnings;
  forecast.steps = (parameters.run.burn_in + parameters.run.months) * parameters.run.steps_per_month;
  forecast.learners = parameters.learner.number;
  forecast.courses = static_cast<std::int64_t>(offers.courses.size());
  // What the exact method keeps for a learner, one at a time on each thread, needs most.
  const std::size_t subsets = offers.courses.size() < 20 ? std::size_t{1} << offers.courses.size() : most_plans;
  const std::size_t plans = parameters.selection.method == "exact" ? std::min(subsets, most_plans) : 0;
  forecast.bytes = offers.courses.size() * 256 + plans * 100 * threads +
                   sim::Recorder::bytes(measure_table().size(), static_cast<std::uint64_t>(n_times(parameters.run)));
  forecast.seconds = 2e-6 * static_cast<double>(n_planners(parameters) * forecast.courses);
  return forecast;
}

}  // namespace models
