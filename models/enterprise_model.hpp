#pragma once
/// @file The `enterprise` model: enterprises that train their employees, without a market around them.

#include <span>
#include <vector>

#include "models/enterprise.hpp"
#include "models/model.hpp"
#include "sim/run.hpp"

namespace models {

/// Enterprises side by side, in order of name.
class EnterpriseModel {
 public:
  /// @param spec must outlive the model
  /// @throws InputFileError
  explicit EnterpriseModel(const RunSpec& spec);

  void step(const sim::Clock& clock);
  void begin_record(const sim::Clock& clock);
  void observe(const sim::Clock& clock, std::span<double> row);

  const std::vector<Enterprise>& enterprises() const { return enterprises_; }

 private:
  const RunSpec& spec_;
  std::size_t phase_ = 0;
  std::vector<Enterprise> enterprises_;
};

/// What is told of employees at the end of a run, in three tables: `employee`, `evaluation` with a row for each
/// employee and topic asked for, and `recommendation` with one for each employee and course that was recommended.
std::vector<AgentColumn> training_columns(const std::vector<Enterprise>& enterprises);
std::vector<StateVariable> training_state();

RunOutput run_enterprise(const RunSpec& spec);
Forecast forecast_enterprise(const Parameters& parameters, unsigned threads);

}  // namespace models
