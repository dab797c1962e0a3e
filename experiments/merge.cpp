#include "experiments/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "experiments/error.hpp"
#include "experiments/event_tables.hpp"
#include "experiments/provenance.hpp"
#include "experiments/storage.hpp"
#include "models/grouping.hpp"
#include "models/measure.hpp"
#include "sim/draw.hpp"

namespace experiments {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::string status_text(const models::RunOutput& output) {
  if (output.status == models::RunStatus::failed) return "failed: " + output.reason;
  if (output.worst_imbalance != 0.0) {
    return fmt::format("failed: the ledger was out of balance by {} cents", output.worst_imbalance);
  }
  return "done";
}

/// Everything of the results that is known before any run.
Results empty_results(const Experiment& experiment, const std::string& key) {
  Results results;
  results.question = experiment.question;
  results.answer = experiment.answer;
  results.model = experiment.model->name;
  results.baseline = experiment.baseline;
  results.parameters = experiment.varying;
  results.parameters.insert(results.parameters.end(), experiment.later.begin(), experiment.later.end());
  results.n_replicates = static_cast<std::size_t>(experiment.replicates);
  results.provenance = provenance(experiment, key);
  const auto& parameters = experiment.points.front().phases.front().parameters;
  const auto& schedule = parameters.run;
  for (std::int64_t i = 0; i < models::n_times(schedule); ++i) results.time.push_back(models::time_of(schedule, i));
  for (const auto& point : experiment.points) {
    results.scenario.push_back(point.scenario);
    results.row.push_back(point.row);
  }
  const auto n_values = experiment.points.size() * results.n_replicates * results.time.size();
  for (const auto& series : models::series_of(experiment.measures, parameters)) {
    const auto& measure = models::measure_table()[series.measure];
    auto& list = series.group ? results.by_group : results.measures;
    list.push_back({std::string(measure.name), std::string(measure.unit), std::string(measure.long_name),
                    std::string(models::name_of(measure.form)), std::vector<double>(n_values, missing)});
  }
  if (results.by_group.empty()) return results;
  const auto& grouping = models::grouping_of(parameters);
  results.group_by = grouping.name;
  results.groups = grouping.labels(parameters);
  return results;
}

/// Puts the series of one run into the place of run number `run` of every measure.
void place_series(Results& results, std::size_t run, const std::vector<double>& series) {
  const auto n_times = results.time.size();
  const auto n_series = results.measures.size() + results.by_group.size();
  if (series.size() != n_series * n_times) {
    throw OutputError(fmt::format("run {}: {} values where {} series at {} times were expected", run, series.size(),
                                  n_series, n_times));
  }
  const auto* next = series.data();
  for (auto* list : {&results.measures, &results.by_group}) {
    for (auto& measure : *list) {
      std::copy_n(next, n_times, measure.values.data() + run * n_times);
      next += n_times;
    }
  }
}

using AgentTables = std::vector<std::vector<models::AgentColumn>>;  // per run

AgentValues& column_like(std::vector<AgentValues>& columns, const models::AgentColumn& column) {
  const auto found = std::find_if(columns.begin(), columns.end(), [&column](const AgentValues& values) {
    return values.table == column.table && values.name == column.name;
  });
  if (found != columns.end()) return *found;
  return columns.emplace_back(AgentValues{column.table, column.name, column.unit, column.meaning, 0, {}, {}});
}

/// The values with the places of words among all words of the joined column.
std::vector<double> at_joined_words(const models::AgentColumn& column, std::vector<std::string>& words) {
  auto values = column.values;
  if (column.words.empty()) return values;
  std::vector<double> places;
  for (const auto& word : column.words) {
    const auto found = std::find(words.begin(), words.end(), word);
    places.push_back(static_cast<double>(found - words.begin()));
    if (found == words.end()) words.push_back(word);
  }
  for (double& value : values) {
    if (value == value) value = places[static_cast<std::size_t>(value)];
  }
  return values;
}

/// Lays the agents of all runs side by side, every column of a table as long as the run with the most agents needs.
std::vector<AgentValues> join_agents(const AgentTables& runs) {
  std::vector<AgentValues> joined;
  for (const auto& run : runs) {
    for (const auto& column : run) {
      auto& values = column_like(joined, column);
      values.n_agents = std::max(values.n_agents, column.values.size());
    }
  }
  for (auto& values : joined) {
    for (const auto& other : joined) {
      if (other.table == values.table) values.n_agents = std::max(values.n_agents, other.n_agents);
    }
    values.values.assign(runs.size() * values.n_agents, missing);
  }
  for (std::size_t run = 0; run < runs.size(); ++run) {
    for (const auto& column : runs[run]) {
      auto& values = column_like(joined, column);
      const auto placed = at_joined_words(column, values.words);
      std::copy(placed.begin(), placed.end(), values.values.data() + run * values.n_agents);
    }
  }
  return joined;
}

std::uint64_t draw_key(const Experiment& experiment, const Point& point, std::size_t replicate) {
  const auto key = sim::run_key(experiment.seed, static_cast<std::uint32_t>(replicate), point.draw_row);
  return static_cast<std::uint64_t>(key.hi) << 32 | key.lo;
}

}  // namespace

Results merge_parts(const Experiment& experiment, const ReadPart& read, const std::string& key) {
  auto results = empty_results(experiment, key);
  results.events = empty_event_tables(experiment);
  AgentTables agents;
  for (std::size_t point = 0; point < results.n_points(); ++point) {
    for (std::size_t replicate = 0; replicate < results.n_replicates; ++replicate) {
      auto part = read({point, replicate});
      if (!part)
        throw OutputError(
            fmt::format("run {} of point {} is damaged; the same command does it again", replicate, point));
      results.seed.push_back(draw_key(experiment, experiment.points[point], replicate));
      results.status.push_back(status_text(part->output));
      const bool done = results.status.back() == "done";
      if (done) place_series(results, agents.size(), part->output.series);
      if (done) append_events(results.events, part->run, part->output);
      agents.push_back(done ? std::move(part->output.agents) : std::vector<models::AgentColumn>());
    }
  }
  results.agents = join_agents(agents);
  return results;
}

std::uint64_t bytes_to_merge(const Experiment& experiment, const models::Forecast& run) {
  const auto n_runs = experiment.points.size() * static_cast<std::uint64_t>(experiment.replicates);
  const auto& parameters = experiment.points.front().phases.front().parameters;
  const auto n_times = static_cast<std::uint64_t>(models::n_times(parameters.run));
  std::uint64_t n_columns = 0;
  for (const auto& variable : experiment.model->state()) n_columns += variable.table == "creator" ? 1 : 0;
  const std::uint64_t series =
      n_runs * models::series_of(experiment.measures, parameters).size() * n_times * sizeof(double);
  const std::uint64_t agents =
      n_runs * n_columns * static_cast<std::uint64_t>(run.creators) * sizeof(double) + n_runs * run.agent_bytes;
  // Columns of events grow as runs are appended, up to twice what they hold.
  const std::uint64_t events = n_runs * run.event_bytes;
  // Agents stand there twice, as the runs left them and side by side; so does a file that is made in memory, as HDF5
  // holds it and as it is written.
  const std::uint64_t file = series + agents + events;
  return series + 2 * agents + 2 * events + (file > largest_image ? 0 : 2 * file);
}

}  // namespace experiments
