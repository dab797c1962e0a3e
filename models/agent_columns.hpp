#pragma once
/// @file The recorded columns of a table, as a run leaves them behind.

#include <vector>

#include "models/model.hpp"
#include "sim/column.hpp"

namespace models {

/// One AgentColumn for each recorded column; money is turned from cents into currency units.
std::vector<AgentColumn> agent_columns(const sim::Table& table);

/// Every column of a table, for documentation.
void add_state(std::vector<StateVariable>& all, const sim::Table& table);

}  // namespace models
