#pragma once
/// @file The `selection` model: learners who choose courses from a catalogue, each by a plan of their own.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/model.hpp"
#include "models/observation.hpp"
#include "models/selection.hpp"
#include "sim/draw.hpp"
#include "sim/run.hpp"
#include "sim/team.hpp"

namespace models {

/// The courses of the catalogue that can be chosen, and a warning about the others.
struct Offers {
  std::vector<CourseOffer> courses;
  std::vector<std::string> warnings;
};

/// Reads market.catalogue: hours of video become study hours, and where there is no difficulty it follows from the
/// level. Courses of unknown price, hours or difficulty cannot be chosen.
/// @throws InputFileError
Offers read_offers(const Parameters& parameters);

/// [h] of learner `index`: lognormal with median selection.total_hours.
double hours_of_learner(const SelectionSettings& settings, std::uint64_t index, sim::Key key);

/// Learners who plan at the beginning of the first step, and again when their settings change.
///
/// Nothing happens in between: at time 0 nothing is chosen, later on the plan in force is observed.
class SelectionModel {
 public:
  /// @param spec must outlive the model
  explicit SelectionModel(const RunSpec& spec);

  void step(const sim::Clock& clock);
  void begin_record(const sim::Clock&) {}
  void observe(const sim::Clock& clock, std::span<double> row);

  const Chosen& chosen() const { return chosen_; }

 private:
  void plan(const Parameters& parameters);

  const RunSpec& spec_;
  sim::Team team_;
  std::vector<CourseOffer> courses_;
  std::size_t phase_ = 0;
  bool planned_ = false;
  Chosen chosen_;
};

RunOutput run_selection(const RunSpec& spec);
Forecast forecast_selection(const Parameters& parameters, unsigned threads);

}  // namespace models
