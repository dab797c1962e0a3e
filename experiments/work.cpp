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
#include "experiments/interrupts.hpp"
#include "experiments/progress.hpp"

namespace experiments {
namespace {

using namespace std::chrono_literals;

/// The forecast of the run that needs the most memory, with the warnings of all.
models::Forecast largest_forecast(const Experiment& experiment, const std::vector<RunIndex>& runs, unsigned threads) {
  models::Forecast largest;
  std::set<std::string> warnings;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i > 0 && runs[i].point == runs[i - 1].point) continue;  // replicates of a point are alike
    const auto& parameters = experiment.points[runs[i].point].phases.front().parameters;
    const auto forecast = experiment.model->forecast(parameters, threads);
    warnings.insert(forecast.warnings.begin(), forecast.warnings.end());
    if (forecast.bytes >= largest.bytes) largest = forecast;
  }
  largest.warnings.assign(warnings.begin(), warnings.end());
  return largest;
}

[[noreturn]] void refuse_memory(const Experiment& experiment, const models::Forecast& forecast, std::uint64_t memory) {
  const auto gigabytes = [](std::uint64_t bytes) { return static_cast<double>(bytes) / 1e9; };
  const auto setting = forecast.learners > 0 ? fmt::format("learner.number = {}", forecast.learners)
                                             : fmt::format("creator_group: {} creators", forecast.creators);
  throw InputError(fmt::format("{}: {}: one run needs {:.1f} GB of memory and {:.1f} GB are available; lower it",
                               experiment.file.string(), setting, gigabytes(forecast.bytes), gigabytes(memory)));
}

/// The threads at work on the runs of one plan.
class Crew {
 public:
  Crew(const Experiment& experiment, const WorkPlan& plan, const Parts& parts, Interrupts& interrupts)
      : experiment_(experiment), plan_(plan), parts_(parts), interrupts_(interrupts), working_(plan.at_once) {}

  WorkDone work(bool quiet);

 private:
  void start_workers(std::vector<std::jthread>& workers);
  void work_through_runs(unsigned threads);
  void carry_out_run(RunIndex run, unsigned threads);
  ProgressCount count() const;

  const Experiment& experiment_;
  const WorkPlan& plan_;
  const Parts& parts_;
  Interrupts& interrupts_;
  std::stop_source stop_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> finished_ = 0;
  std::atomic<std::size_t> working_;
  std::atomic<std::int64_t> steps_ = 0;
  std::mutex mutex_;
  std::exception_ptr first_error_;
};

WorkDone Crew::work(bool quiet) {
  bool interrupted = false;
  Progress progress(quiet);
  {
    std::vector<std::jthread> workers;
    start_workers(workers);
    while (working_ > 0) {
      interrupted = interrupts_.wait(200ms);
      if (interrupted) stop_.request_stop();
      progress.show(count());
    }
  }
  if (first_error_) std::rethrow_exception(first_error_);
  return {finished_, steps_, progress.seconds(), interrupted && finished_ < plan_.runs.size()};
}

void Crew::start_workers(std::vector<std::jthread>& workers) {
  try {
    for (std::size_t i = 0; i < plan_.at_once; ++i) {
      const auto spare = plan_.threads % plan_.at_once;
      const auto threads = static_cast<unsigned>(plan_.threads / plan_.at_once + (i < spare ? 1 : 0));
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
  interrupts_.wake();
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
  parts_.store({run, std::move(output)});
  ++finished_;
}

ProgressCount Crew::count() const {
  return {static_cast<std::int64_t>(finished_), static_cast<std::int64_t>(plan_.runs.size()), steps_, plan_.steps};
}

}  // namespace

WorkPlan plan_work(const Experiment& experiment, std::vector<RunIndex> runs, unsigned threads, std::uint64_t memory) {
  WorkPlan plan;
  plan.threads = std::max(threads, 1U);
  plan.at_once = std::min<std::size_t>(runs.size(), plan.threads);
  plan.runs = std::move(runs);
  for (; plan.at_once > 0; --plan.at_once) {
    const auto share = static_cast<unsigned>((plan.threads + plan.at_once - 1) / plan.at_once);
    const auto forecast = largest_forecast(experiment, plan.runs, share);
    plan.warnings = forecast.warnings;
    plan.steps = forecast.steps * static_cast<std::int64_t>(plan.runs.size());
    if (forecast.bytes <= memory / plan.at_once) break;
    if (plan.at_once == 1) refuse_memory(experiment, forecast, memory);
  }
  return plan;
}

WorkDone carry_out(const Experiment& experiment, const WorkPlan& plan, const Parts& parts, Interrupts& interrupts,
                   bool quiet) {
  return Crew(experiment, plan, parts, interrupts).work(quiet);
}

}  // namespace experiments
