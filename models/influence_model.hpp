#pragma once
/// @file The `influence` model: creators alone, growing with the hours they put in, without a market.

#include <span>

#include "models/creator.hpp"
#include "models/model.hpp"
#include "sim/run.hpp"

namespace models {

/// One or many creators, who divide their hours by a rule that needs no income.
class InfluenceModel {
 public:
  /// @param spec must outlive the model
  explicit InfluenceModel(const RunSpec& spec);

  void step(const sim::Clock& clock);
  void begin_record(const sim::Clock&) {}
  void observe(const sim::Clock& clock, std::span<double> row);

  const Creators& creators() const { return creators_; }

 private:
  const RunSpec& spec_;
  std::size_t phase_ = 0;
  sim::Key key_;
  Creators creators_;
};

RunOutput run_influence(const RunSpec& spec);
Forecast forecast_influence(const Parameters& parameters, unsigned threads);

}  // namespace models
