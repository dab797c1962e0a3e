#include "experiments/runner.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "experiments/atomic_file.hpp"
#include "experiments/error.hpp"
#include "experiments/fingerprint.hpp"
#include "experiments/interrupts.hpp"
#include "experiments/machine.hpp"
#include "experiments/merge.hpp"
#include "experiments/parts.hpp"
#include "experiments/progress.hpp"
#include "experiments/storage.hpp"
#include "experiments/work.hpp"

namespace experiments {
namespace {

std::filesystem::path with_suffix(std::filesystem::path path, const char* suffix) { return path += suffix; }

std::filesystem::path parts_folder(const RunOptions& options) { return with_suffix(options.output, ".parts"); }

/// Two names for one output have one folder of parts, and so one lock.
RunOptions at_target(RunOptions options) {
  options.output = target_of(options.output);
  return options;
}

std::string utc_time() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

std::string key_of(const Results& results) {
  for (const auto& [name, text] : results.provenance) {
    if (name == "key") return text;
  }
  return {};
}

/// The results at `output` if they are this experiment's; nothing when there are none or they may be replaced.
std::optional<Results> existing_results(const RunOptions& options, const std::string& key) {
  const auto& output = options.output;
  std::error_code unknown;
  if (options.force || !std::filesystem::exists(output, unknown)) return std::nullopt;
  std::string why = "is the result of another configuration, input or build";
  try {
    auto results = read_results(output);
    if (key_of(results) == key) return results;
  } catch (const InputError& error) {
    why = "is there already and is no result this program can read";
  }
  throw OutputError(fmt::format("{}: {}; choose another with -o, or replace it with --force", output.string(), why));
}

/// The runs of an experiment that are not among `found`, in order.
std::vector<RunIndex> missing_runs(const Experiment& experiment, const std::vector<RunIndex>& found) {
  const auto replicates = static_cast<std::uint64_t>(experiment.replicates);
  std::vector<bool> is_there(experiment.points.size() * replicates);
  for (const auto& run : found) is_there.at(run.point * replicates + run.replicate) = true;
  std::vector<RunIndex> missing;
  for (std::uint64_t run = 0; run < is_there.size(); ++run) {
    if (!is_there[run]) missing.push_back({run / replicates, run % replicates});
  }
  return missing;
}

/// What depends on the act of running and must not enter the result file.
void write_sidecar(const RunOptions& options, const RunSummary& summary, const WorkDone& work,
                   const std::string& start) {
  const nlohmann::ordered_json sidecar{
      {"host", host_name()},
      {"cpu", cpu_name()},
      {"start", start},
      {"end", utc_time()},
      {"run_seconds", work.seconds},
      {"threads", options.threads},
      {"runs", summary.runs},
      {"resumed_runs", summary.resumed},
      {"steps", work.steps},
      {"steps_per_second", work.seconds > 0 ? static_cast<double>(work.steps) / work.seconds : 0.0},
  };
  const auto text = sidecar.dump(2) + "\n";
  write_file(sidecar_of(options.output), std::as_bytes(std::span(text)));
}

/// Does what a process that was killed right after it wrote the result had no time for.
void tidy_up(const RunOptions& options, const std::string& key, const RunSummary& summary) {
  std::error_code unknown;
  if (!std::filesystem::exists(parts_folder(options), unknown)) return;
  try {
    const Parts parts(parts_folder(options), key, false);
    write_sidecar(options, summary, {}, utc_time());
    parts.clear();
  } catch (const OutputError&) {
    return;  // in use, or another's: not ours to delete
  }
}

/// Whether the experiment's own results are at the output already; if so they are what the summary is about.
bool take_existing(const RunOptions& options, const std::string& key, RunSummary& summary) {
  auto existing = existing_results(options, key);
  if (!existing) return false;
  summary.outcome = Outcome::already_there;
  summary.kept = summary.resumed = summary.runs;
  summary.results = std::move(*existing);
  return true;
}

/// Waits for Ctrl-C and shows progress on the terminal.
class AtTerminal : public Attendant {
 public:
  explicit AtTerminal(bool quiet) : progress_(quiet) {}
  bool wait(std::chrono::milliseconds time) override { return interrupts_.wait(time); }
  void wake() override { interrupts_.wake(); }
  void show(const ProgressCount& count) override { progress_.show(count); }

 private:
  Interrupts interrupts_;
  Progress progress_;
};

/// Carries out the planned runs that `parts` lacks, and writes the results once all are there.
void complete(const Experiment& experiment, const RunOptions& options, WorkPlan plan, const Parts& parts,
              const std::string& key, RunSummary& summary) {
  const auto start = utc_time();
  for (const auto& file : {options.output, sidecar_of(options.output)}) require_writable(file);
  // Held until the result is written: Ctrl-C must not leave half a file when all the work is done.
  AtTerminal attendant(options.quiet);
  plan.runs = missing_runs(experiment, parts.found());
  const auto keep = [&parts](Part&& part) { parts.store(part); };
  const auto work = carry_out(experiment, plan, keep, attendant);
  summary.warnings = plan.warnings;
  summary.resumed = summary.runs - plan.runs.size();
  summary.kept = summary.resumed + work.runs;
  summary.seconds = work.seconds;
  if (work.interrupted) {
    summary.outcome = Outcome::interrupted;
    return;
  }
  summary.results = merge_parts(
      experiment, [&parts](RunIndex run) { return parts.read(run); }, key);
  write_results(options.output, summary.results);
  write_sidecar(options, summary, work, start);
  parts.clear();
}

}  // namespace

std::filesystem::path sidecar_of(const std::filesystem::path& output) { return with_suffix(output, ".run.json"); }

RunSummary run_experiment(const Experiment& experiment, const RunOptions& given) {
  const auto options = at_target(given);
  const auto key = experiment_key(experiment);
  RunSummary summary;
  summary.runs = experiment.points.size() * static_cast<std::size_t>(experiment.replicates);
  if (take_existing(options, key, summary)) {
    tidy_up(options, key, summary);
    return summary;
  }
  // Planned before the folder is taken and Ctrl-C is held back: it may take a while, and leaves nothing.
  Forecasts forecasts(experiment);
  auto plan = plan_work(experiment, forecasts, options.threads, available_memory());
  const Parts parts(parts_folder(options), key, options.force);
  // Looked for again under the lock: another process may have finished the same a moment ago.
  if (!take_existing(options, key, summary)) complete(experiment, options, std::move(plan), parts, key, summary);
  return summary;
}

std::string failure_text(const Results& results) {
  const auto is_failed = [](const std::string& status) { return status != "done"; };
  const auto failed = std::count_if(results.status.begin(), results.status.end(), is_failed);
  if (failed == 0) return {};
  const auto first = std::find_if(results.status.begin(), results.status.end(), is_failed);
  const auto run = static_cast<std::size_t>(first - results.status.begin());
  return fmt::format("{} of {} runs failed, the first was scenario {}, replicate {}: {}", failed, results.status.size(),
                     results.scenario[run / results.n_replicates], run % results.n_replicates,
                     first->substr(std::string_view("failed: ").size()));
}

}  // namespace experiments
