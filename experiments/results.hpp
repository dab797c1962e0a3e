#pragma once
/// @file The results of an experiment as they stand in a result file, in memory.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace models {
enum class EventForm : std::uint8_t;
}

namespace experiments {

/// A measure over all runs: values are [point][replicate][time], row-major; NaN where a run failed or is missing.
struct MeasureValues {
  std::string name;
  std::string unit;
  std::string long_name;
  std::string form;  // "stock" | "flow" | "ratio" | "level"
  std::vector<double> values;
};

/// A coordinate along `point`: the value one setting has there (numbers, or words for settings that are names).
struct ParameterAxis {
  std::string path;  // "platform.main.commission"
  std::string unit;
  std::string meaning;
  std::variant<std::vector<double>, std::vector<std::string>> values;
};

/// A column of agents at the end of every run: [point][replicate][agent], row-major, NaN where there is no agent.
struct AgentValues {
  std::string table;  // "creator": the group /agents/creator and the dimension `creator`
  std::string name;
  std::string unit;
  std::string meaning;
  std::size_t n_agents = 0;
  std::vector<double> values;
  std::vector<std::string> words = {};  // of a column whose values are places among them
};

/// A column of a table of events: a value for each row, NaN where it is missing, a place among `words` for a word.
struct EventColumnValues {
  std::string name;
  std::string unit;
  std::string meaning;
  models::EventForm form;
  std::vector<std::string> words;
  std::vector<double> values;
};

/// The events of one kind in all runs, runs in order; the first two columns are the run's point and replicate.
struct EventTableValues {
  std::string name;  // "purchases": the group /events/purchases
  std::string row;   // "purchase": its dimension
  std::string meaning;
  std::vector<EventColumnValues> columns;
};

/// How the experiment's question is answered, `[answer]`; empty measure when the file has none.
struct Answer {
  std::string measure;
  std::string at = "end";         // "end" | "sum" | "mean"
  std::string better = "higher";  // "higher" | "lower"
};

/// What a whole result file holds.
struct Results {
  std::string question;
  Answer answer;
  std::string model;
  std::size_t baseline = 0;               // index of the baseline among the scenario names in order of appearance
  std::vector<std::string> scenario;      // per point: name
  std::vector<std::int64_t> row;          // per point: design row, 0 without a design
  std::vector<ParameterAxis> parameters;  // only settings that differ between points
  std::size_t n_replicates = 0;
  std::vector<double> time;  // [month]
  std::vector<MeasureValues> measures;
  std::string group_by;                 // how groups are told apart; empty without groups
  std::vector<std::string> groups;      // their names
  std::vector<MeasureValues> by_group;  // measures that groups have, [measure][group]
  std::vector<AgentValues> agents;
  std::vector<EventTableValues> events;                         // none when none are kept
  std::vector<std::uint64_t> seed;                              // [point][replicate]
  std::vector<std::string> status;                              // [point][replicate] "done" or "failed: reason"
  std::vector<std::pair<std::string, std::string>> provenance;  // name → text, in order; "key" is the run key

  std::size_t n_points() const { return scenario.size(); }
};

}  // namespace experiments
