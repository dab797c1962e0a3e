#include "experiments/work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <set>
#include <stop_token>
#include <thread>
#include <utility>

#include "experiments/error.hpp"
#include "experiments/input_files.hpp"
#include "experiments/layout.hpp"
#include "experiments/merge.hpp"
#include "sim/stopwatch.hpp"

namespace experiments {
namespace {

using namespace std::chrono_literals;

/// The most demanding of some runs, and what is said of all.
struct Demand {
  models::Forecast largest;
  std::size_t point = 0;  // of the largest
  std::vector<std::string> warnings;
};

Demand demand_of(Forecasts& forecasts, const std::vector<RunIndex>& runs, unsigned threads) {
  Demand demand;
  std::set<std::string> warnings;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i > 0 && runs[i].point == runs[i - 1].point) continue;  // replicates of a point are alike
    const auto& forecast = forecasts.of(runs[i].point, threads);
    warnings.insert(forecast.warnings.begin(), forecast.warnings.end());
    if (forecast.bytes <= demand.largest.bytes) continue;
    demand.largest = forecast;
    demand.point = runs[i].point;
  }
  demand.warnings.assign(warnings.begin(), warnings.end());
  return demand;
}

std::string needs_and_has(std::uint64_t needed, std::uint64_t memory) {
  return fmt::format("{} of memory and {} are available", bytes_text(static_cast<double>(needed)),
                     bytes_text(static_cast<double>(memory)));
}

[[noreturn]] void refuse_memory(const Experiment& experiment, const Demand& demand, std::uint64_t memory) {
  const auto& forecast = demand.largest;
  const auto& parameters = experiment.points[demand.point].phases.front().parameters;
  const auto given = parameters.learner.number;
  auto setting = fmt::format("creator_group: {} creators", forecast.creators);
  auto remedy = std::string("lower it");
  if (forecast.learners > 0) setting = fmt::format("learner.number = {}", given);
  if (forecast.learners > given) {
    remedy = fmt::format("it has room for {} learners, with those who arrive; lower either", forecast.learners);
  }
  if (experiment.model->name == "enterprise") {
    setting = fmt::format("enterprise: {} employees in all surveys", grouped(forecast.learners));
    remedy = "list fewer";
  }
  if (forecast.event_bytes > 0) remedy += ", or run.event_share";
  throw InputError(fmt::format("{}: {}: one run needs {}; {}", experiment.file.string(), setting,
                               needs_and_has(forecast.bytes, memory), remedy));
}

/// Refuses results that could not be put together when all the runs are done.
void check_memory_to_merge(const Experiment& experiment, const models::Forecast& run, std::uint64_t memory) {
  const auto needed = bytes_to_merge(experiment, run);
  if (needed <= memory) return;
  const auto n_runs = experiment.points.size() * static_cast<std::size_t>(experiment.replicates);
  throw InputError(fmt::format(
      "{}: run.replicates = {}: the results of {} runs need {}; lower it, list fewer run.measures, {}or raise "
      "run.record_every",
      experiment.file.string(), experiment.replicates, grouped(static_cast<std::int64_t>(n_runs)),
      needs_and_has(needed, memory), run.event_bytes > 0 ? "lower run.event_share, " : ""));
}

/// The threads at work on the runs of one plan.
class Crew {
 public:
  Crew(const Experiment& experiment, const WorkPlan& plan, const Keep& keep, Attendant& attendant)
      : experiment_(experiment),
        plan_(plan),
        keep_(keep),
        attendant_(attendant),
        at_once_(std::min(plan.at_once, plan.runs.size())),
        working_(at_once_) {}

  WorkDone work();

 private:
  bool attend();
  void start_workers(std::vector<std::jthread>& workers);
  void work_through_runs(unsigned threads);
  void carry_out_run(RunIndex run, unsigned threads);
  ProgressCount count() const;

  const Experiment& experiment_;
  const WorkPlan& plan_;
  const Keep& keep_;
  Attendant& attendant_;
  std::stop_source stop_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> finished_ = 0;
  std::size_t at_once_;
  std::atomic<std::size_t> working_;
  std::atomic<std::int64_t> steps_ = 0;
  std::mutex mutex_;
  std::exception_ptr first_error_;
};

WorkDone Crew::work() {
  bool interrupted = false;
  const sim::Stopwatch watch;
  {
    std::vector<std::jthread> workers;
    start_workers(workers);
    while (working_ > 0) {
      interrupted = attend() || interrupted;
      if (interrupted) stop_.request_stop();
    }
  }
  if (first_error_) std::rethrow_exception(first_error_);
  attendant_.show(count());  // quick workers may be through before anybody waited
  return {finished_, steps_, watch.seconds(), interrupted && finished_ < plan_.runs.size()};
}

/// Whether the attendant ends the work; when that fails the workers must not go on unattended.
bool Crew::attend() {
  try {
    const bool ends = attendant_.wait(200ms);
    attendant_.show(count());
    return ends;
  } catch (...) {
    stop_.request_stop();
    throw;
  }
}

void Crew::start_workers(std::vector<std::jthread>& workers) {
  try {
    for (std::size_t i = 0; i < at_once_; ++i) {
      const auto spare = plan_.threads % at_once_;
      const auto threads = static_cast<unsigned>(plan_.threads / at_once_ + (i < spare ? 1 : 0));
      workers.emplace_back([this, threads] { work_through_runs(std::max(threads, 1U)); });
    }
  } catch (...) {
    stop_.request_stop();  // a thread that could not be had must not leave the others at work unattended
    throw;
  }
}

void Crew::work_through_runs(unsigned threads) {
  try {
    for (auto i = next_++; i < plan_.runs.size() && !stop_.stop_requested(); i = next_++) {
      carry_out_run(plan_.runs[i], threads);
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!first_error_) first_error_ = std::current_exception();
    stop_.request_stop();
  }
  --working_;
  attendant_.wake();
}

void Crew::carry_out_run(RunIndex run, unsigned threads) {
  const auto& point = experiment_.points[run.point];
  models::RunSpec spec;
  spec.phases = point.phases;
  spec.seed = experiment_.seed;
  spec.replicate = static_cast<std::uint32_t>(run.replicate);
  spec.row = point.draw_row;
  spec.measures = experiment_.measures;
  spec.threads = threads;
  spec.stop = stop_.get_token();
  spec.steps_done = &steps_;
  // Before the run lest it be in vain, and behind it because the run opens the files in between.
  require_unchanged(experiment_.inputs);
  auto output = experiment_.model->run(spec);
  require_unchanged(experiment_.inputs);
  if (output.status == models::RunStatus::stopped) return;
  keep_({run, std::move(output)});
  ++finished_;
}

ProgressCount Crew::count() const {
  const auto n_runs = static_cast<std::int64_t>(plan_.runs.size());
  return {static_cast<std::int64_t>(finished_), n_runs, steps_, n_runs * plan_.steps_per_run};
}

}  // namespace

std::vector<RunIndex> all_runs(const Experiment& experiment) {
  const auto replicates = static_cast<std::uint64_t>(experiment.replicates);
  std::vector<RunIndex> runs;
  runs.reserve(experiment.points.size() * replicates);
  for (std::uint64_t point = 0; point < experiment.points.size(); ++point) {
    for (std::uint64_t replicate = 0; replicate < replicates; ++replicate) runs.push_back({point, replicate});
  }
  return runs;
}

WorkPlan plan_work(const Experiment& experiment, Forecasts& forecasts, unsigned threads, std::uint64_t memory) {
  WorkPlan plan;
  plan.runs = all_runs(experiment);
  plan.threads = std::max(threads, 1U);
  plan.at_once = std::min<std::size_t>(plan.runs.size(), plan.threads);
  for (; plan.at_once > 0; --plan.at_once) {
    const auto share = static_cast<unsigned>((plan.threads + plan.at_once - 1) / plan.at_once);
    const auto demand = demand_of(forecasts, plan.runs, share);
    plan.warnings = demand.warnings;
    plan.steps_per_run = demand.largest.steps;
    if (plan.at_once == 1 && demand.largest.bytes > memory) refuse_memory(experiment, demand, memory);
    if (demand.largest.bytes > memory / plan.at_once) continue;
    check_memory_to_merge(experiment, demand.largest, memory);
    break;
  }
  return plan;
}

WorkDone carry_out(const Experiment& experiment, const WorkPlan& plan, const Keep& keep, Attendant& attendant) {
  return Crew(experiment, plan, keep, attendant).work();
}

}  // namespace experiments
