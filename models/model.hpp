#pragma once
/// @file The table of models, and what it takes to run one of them once.

#include <atomic>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "models/parameters.hpp"

namespace models {

/// The settings in force from a month on; `month` counts from the end of the burn-in.
struct Phase {
  std::int64_t month = 0;
  Parameters parameters;
};

/// Everything that decides the numbers of one run, and the threads to spend on it.
struct RunSpec {
  std::vector<Phase> phases;  // ascending months, the first holds from the start
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0;
  std::uint32_t row = 0;              // row of a sampled design; 0 otherwise, so scenarios share their draws
  std::vector<std::size_t> measures;  // indices into measure_table()
  unsigned threads = 1;
  std::stop_token stop;
  std::atomic<std::int64_t>* steps_done = nullptr;  // advanced by one per step, for progress
};

/// done: all is there · failed: the model could not go on (`reason` names the key) · stopped: asked to by the token.
enum class RunStatus { done, failed, stopped };

/// The values of one agent column at the end of a run, one per agent in order of identity.
struct AgentColumn {
  std::string table;  // "creator"
  std::string name;
  std::string unit;
  std::string meaning;
  std::vector<double> values;
  std::vector<std::string> words = {};  // of a column whose values are places among them
};

/// What a run leaves behind. `series` is [measure][time], row-major, in the order of RunSpec::measures.
struct RunOutput {
  RunStatus status = RunStatus::done;
  std::string reason;
  std::vector<double> series;
  std::vector<AgentColumn> agents;
  std::vector<std::vector<std::vector<double>>> events;  // [table of events][column][row]; none when none are kept
  double worst_imbalance = 0.0;                          // [cent] largest absolute ledger imbalance over every step
};

/// What a run will need, known before it starts.
struct Forecast {
  std::int64_t steps = 0;
  std::int64_t learners = 0;  // capacity; 0 for models without learners
  std::int64_t courses = 0;   // capacity
  std::int64_t creators = 0;
  std::uint64_t bytes = 0;            // of state, tallies and the recorder
  std::uint64_t agent_bytes = 0;      // of tables of agents in a result, besides those of creators
  std::int64_t event_rows = 0;        // in all tables of events, rough
  std::uint64_t event_bytes = 0;      // of them in memory and in a result
  double seconds = 0.0;               // one core, rough
  std::vector<std::string> warnings;  // about input files, to be shown once
};

/// One column of a table of agents, for documentation.
struct StateVariable {
  std::string_view table;
  std::string_view name;
  std::string_view unit;
  std::string_view meaning;
};

/// One row of the model table.
struct Model {
  std::string_view name;
  std::string_view meaning;
  std::vector<std::string_view>
      sections;  // of the parameter table that the model reads, or "learner.number" alone, less "!learner.number"
  RunOutput (*run)(const RunSpec&);
  Forecast (*forecast)(const Parameters&, unsigned threads);
  std::vector<StateVariable> (*state)();
};

/// The one table of models.
std::span<const Model> model_table();

/// The row called `name`, or nullptr.
const Model* find_model(std::string_view name);

/// Whether `model` reads a setting: it names the section, or of the section this setting.
bool reads_setting(const Model& model, const Parameter& setting);

/// Whether `measure` (an index into measure_table()) is one of `model`'s.
bool has_measure(const Model& model, std::size_t measure);

/// Number of entries on the time axis: the initial state and one per `record_every` steps after the burn-in.
std::int64_t n_times(const Schedule& schedule);

/// [month] the time of entry `index` on that axis.
double time_of(const Schedule& schedule, std::int64_t index);

}  // namespace models
