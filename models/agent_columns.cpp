#include "models/agent_columns.hpp"

namespace models {

std::vector<AgentColumn> agent_columns(const sim::Table& table) {
  std::vector<AgentColumn> columns;
  for (const sim::ColumnInfo& info : table.columns()) {
    if (!info.recorded) continue;
    const bool money = info.unit == "cent";
    AgentColumn column{std::string(table.name()),
                       std::string(info.name),
                       money ? "USD" : std::string(info.unit),
                       std::string(info.meaning),
                       {}};
    for (std::size_t row = 0; row < table.size(); ++row)
      column.values.push_back(info.value(row) * (money ? 0.01 : 1.0));
    columns.push_back(std::move(column));
  }
  return columns;
}

void add_state(std::vector<StateVariable>& all, const sim::Table& table) {
  for (const sim::ColumnInfo& info : table.columns()) all.push_back({table.name(), info.name, info.unit, info.meaning});
}

}  // namespace models
