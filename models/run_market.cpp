#include <numeric>

#include "models/agent_columns.hpp"
#include "models/bench_market.hpp"
#include "models/calendar.hpp"
#include "models/cohort.hpp"
#include "models/creator_turnover.hpp"
#include "models/event_tables.hpp"
#include "models/knapsack.hpp"
#include "models/market.hpp"
#include "models/measure.hpp"
#include "models/opening.hpp"
#include "models/two_tower.hpp"
#include "sim/stopwatch.hpp"

namespace models {
namespace {

std::vector<EventValues> events_of(const Market& market, const RunSpec& spec, const sim::Calendar& calendar) {
  const EventSample sample{spec.phases.front().parameters.run.event_share,
                           sim::run_key(spec.seed, spec.replicate, spec.row)};
  if (sample.share == 0.0) return {};
  return event_values(market.events(), sample, market.learners(), market.courses(), calendar);
}

}  // namespace

RunOutput run_market(const RunSpec& spec) {
  const sim::Calendar calendar = calendar_of(spec.phases.front().parameters.run);
  RunOutput output;
  sim::Recorder recorder(series_of(spec.measures, spec.phases.front().parameters).size(),
                         static_cast<std::size_t>(calendar.n_times()));
  try {
    Market market(spec);
    if (!sim::run(market, calendar, recorder, {spec.stop, spec.steps_done})) output.status = RunStatus::stopped;
    output.agents = agent_columns(market.creators());
    if (spec.phases.front().parameters.run.statements) {
      for (AgentColumn& column : market.statement().columns()) output.agents.push_back(std::move(column));
    }
    output.events = events_of(market, spec, calendar);
    output.worst_imbalance = static_cast<double>(market.worst_imbalance());
  } catch (const sim::CapacityReached& reached) {
    output.status = RunStatus::failed;
    output.reason = reached.what();
  } catch (const Diverged& diverged) {
    output.status = RunStatus::failed;
    output.reason = diverged.what();
  } catch (const PlanTooLarge& large) {
    output.status = RunStatus::failed;
    output.reason = std::string("selection.method: ") + large.what();
  } catch (const InputFileError& error) {
    output.status = RunStatus::failed;
    output.reason = error.lines.front();
  }
  output.series = recorder.take();
  return output;
}

namespace {

std::vector<std::size_t> all_measures() {
  std::vector<std::size_t> all(measure_table().size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

/// Of what one platform shows and has learnt, beside what learners and courses keep.
std::uint64_t bytes_of_store(const Parameters& parameters, const Platform& policy, const Forecast& forecast,
                             std::size_t owned, unsigned threads) {
  const auto n_learners = static_cast<std::size_t>(forecast.learners);
  const auto n_courses = static_cast<std::size_t>(forecast.courses);
  const RankerNeeds needs = find_ranker(policy.ranker).needs;
  std::uint64_t bytes = Shelf::bytes_for(n_courses, static_cast<std::size_t>(parameters.market.topics),
                                         static_cast<std::size_t>(policy.candidates));
  if (needs.two_tower) bytes += TwoTower::bytes_for(n_courses);
  if (needs.co_enrolment) bytes += CoEnrolment::bytes_for(n_courses, n_learners, owned, threads);
  return bytes + n_courses * 16;  // listed, new, price and whose
}

std::uint64_t bytes_of_market(const Parameters& parameters, const Forecast& forecast, std::size_t creator_row,
                              unsigned threads) {
  const Learners learners(parameters);
  const Courses courses(parameters);
  const auto n_learners = static_cast<std::size_t>(forecast.learners);
  const auto n_courses = static_cast<std::size_t>(forecast.courses);
  std::uint64_t stores = 0;
  for (const auto& [name, policy] : parameters.platform) {
    stores += bytes_of_store(parameters, policy, forecast, learners.owned.width(), threads);
  }
  // What is seen of a course takes about 48 bytes, what a thread counts and scores of it about 128.
  return n_learners * learners.bytes_per_row() + static_cast<std::uint64_t>(forecast.creators) * creator_row +
         n_courses * (courses.bytes_per_row() + 48 + 128 * threads) + stores +
         n_courses * Cohorts(parameters).classes() * sizeof(std::int32_t) * (threads + 1) +
         sim::Recorder::bytes(series_of(all_measures(), parameters).size(),
                              static_cast<std::uint64_t>(n_times(parameters.run)));
}

/// The log, the workers' pages, and the tables, which at the end stand there as values and as bytes of a part.
std::uint64_t bytes_of_events(const Parameters& parameters, const Forecast& forecast, unsigned threads) {
  const auto room = static_cast<std::uint64_t>(event_capacity(parameters));
  if (room == 0) return 0;
  const std::uint64_t page = sim::block_size * EventPage::most_per_learner;
  return (room + threads * page) * sizeof(Event) + 3 * forecast.event_bytes;
}

}  // namespace

Forecast forecast_market(const Parameters& parameters, unsigned threads) {
  RunSpec spec;
  spec.phases = {{0, parameters}};
  spec.threads = threads;
  const sim::Key key = sim::run_key(0, 0, 0);
  const Catalogue catalogue = opening_catalogue(parameters, key);
  check_catalogue(parameters, catalogue);
  Creators creators(creator_needs(parameters));
  creators.allocate(static_cast<std::size_t>(creator_capacity(parameters)));
  enter_creators(creators, parameters, key);
  const double content_hours = most_content_hours(creators, parameters);
  Forecast forecast;
  forecast.warnings = catalogue.warnings;
  forecast.steps = (parameters.run.burn_in + parameters.run.months) * parameters.run.steps_per_month;
  forecast.learners = learner_capacity(parameters);
  forecast.creators = creator_capacity(parameters);
  forecast.courses = course_capacity(
      parameters, static_cast<std::int64_t>(catalogue.courses.size()) + forecast.creators - n_creators(parameters),
      content_hours);
  forecast.event_rows = event_rows(parameters, forecast.courses);
  forecast.event_bytes = event_bytes(parameters, forecast.courses);
  forecast.bytes = bytes_of_market(parameters, forecast, creators.bytes_per_row(), threads) +
                   bytes_of_events(parameters, forecast, threads);
  const double per_step =
      500e-9 * static_cast<double>(forecast.learners) + 500e-9 * static_cast<double>(forecast.courses);
  forecast.seconds = per_step * static_cast<double>(forecast.steps);
  return forecast;
}

MarketTiming time_market(const Parameters& parameters, std::uint64_t seed, unsigned threads) {
  RunSpec spec;
  spec.phases = {{0, parameters}};
  spec.seed = seed;
  spec.threads = threads;
  spec.measures = all_measures();
  const sim::Calendar calendar = calendar_of(parameters.run);
  Market market(spec);
  sim::Clock clock{calendar, 0};
  for (; clock.step < calendar.burn_in; ++clock.step) market.step(clock);
  market.begin_record(clock);

  sim::Recorder recorder(series_of(spec.measures, parameters).size(), static_cast<std::size_t>(calendar.n_times()));
  LearnerTally done;
  const sim::Stopwatch watch;
  for (; clock.step < calendar.steps(); ++clock.step) {
    market.step(clock);
    done.add(market.observation().flow);
    market.observe(clock, recorder.row());
    recorder.enter();
  }
  MarketTiming timing;
  timing.seconds = watch.seconds();
  timing.steps = calendar.recorded;
  timing.learners = static_cast<std::int64_t>(market.learners().size());
  timing.bytes = market.bytes();
  const double learner_steps = static_cast<double>(timing.steps * timing.learners);
  timing.visits = static_cast<double>(done.visits) / learner_steps;
  timing.direct = static_cast<double>(done.direct_visits) / learner_steps;
  timing.purchases = static_cast<double>(done.enrolments) / learner_steps;
  timing.study = static_cast<double>(done.sessions) / learner_steps;
  timing.enrolled = static_cast<double>(done.enrolled) / learner_steps;
  return timing;
}

}  // namespace models
