#include "experiments/in_memory.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "experiments/fingerprint.hpp"
#include "experiments/machine.hpp"
#include "experiments/merge.hpp"

namespace experiments {

RunSummary run_in_memory(const Experiment& experiment, unsigned threads, Attendant& attendant) {
  Forecasts forecasts(experiment);
  const auto plan = plan_work(experiment, forecasts, threads, available_memory());
  const auto replicates = static_cast<std::uint64_t>(experiment.replicates);
  std::vector<std::optional<Part>> finished(plan.runs.size());
  const auto place = [&](RunIndex run) -> auto& { return finished[run.point * replicates + run.replicate]; };
  const auto keep = [&](Part&& part) { place(part.run) = std::move(part); };
  const auto work = carry_out(experiment, plan, keep, attendant);
  RunSummary summary;
  summary.runs = plan.runs.size();
  summary.warnings = plan.warnings;
  summary.seconds = work.seconds;
  if (work.interrupted) {
    summary.outcome = Outcome::interrupted;
    return summary;
  }
  summary.kept = work.runs;
  const auto read = [&](RunIndex run) { return std::exchange(place(run), std::nullopt); };
  summary.results = merge_parts(experiment, read, experiment_key(experiment));
  return summary;
}

}  // namespace experiments
