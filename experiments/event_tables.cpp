#include "experiments/event_tables.hpp"

#include "models/event_tables.hpp"

namespace experiments {

std::vector<EventTableValues> empty_event_tables(const Experiment& experiment) {
  std::vector<EventTableValues> tables;
  if (experiment.points.front().phases.front().parameters.run.event_share == 0.0) return tables;
  for (const auto& table : models::event_tables()) {
    auto& empty = tables.emplace_back(
        EventTableValues{std::string(table.name), std::string(table.row), std::string(table.meaning), {}});
    empty.columns.push_back({"point", "1", "the run's point", models::EventForm::integer, {}, {}});
    empty.columns.push_back({"replicate", "1", "the run's replicate", models::EventForm::integer, {}, {}});
    for (const auto& column : table.columns) {
      empty.columns.push_back({std::string(column.name),
                               std::string(column.unit),
                               std::string(column.meaning),
                               column.form,
                               {column.words.begin(), column.words.end()},
                               {}});
    }
  }
  return tables;
}

void append_events(std::vector<EventTableValues>& tables, RunIndex run, const models::RunOutput& output) {
  for (std::size_t t = 0; t < output.events.size(); ++t) {
    auto& columns = tables.at(t).columns;
    const auto& values = output.events[t];
    columns[0].values.insert(columns[0].values.end(), values.at(0).size(), static_cast<double>(run.point));
    columns[1].values.insert(columns[1].values.end(), values.at(0).size(), static_cast<double>(run.replicate));
    for (std::size_t c = 0; c < values.size(); ++c) {
      auto& all = columns.at(c + 2).values;
      all.insert(all.end(), values[c].begin(), values[c].end());
    }
  }
}

}  // namespace experiments
