#pragma once
/// @file Experiments read from texts.

#include <string>

#include "experiments/experiment.hpp"
#include "experiments/settings.hpp"
#include "tests/experiments/temporary_folder.hpp"

namespace tests {

inline const std::string smallest = "[run]\nmodel = \"market\"\nseed = 7\n";

/// The experiment in `text`, read from a file of its own folder, in which there are a catalogue, a survey and courses.
inline experiments::Experiment read(const std::string& text, const experiments::Overrides& overrides = {}) {
  const TemporaryFolder folder;
  put(folder.path / "case.toml", text);
  put(folder.path / "catalogue.csv", "course_id,price,hours,level\n1,20,2,all\n");
  put(folder.path / "survey.csv", "profile,employees,cloud\ndemand,,0.5\nnovices,3,0\n");
  put(folder.path / "training.csv", "course,hours,price,cloud\nclouds,10,20,1\n");
  return experiments::read_experiment(folder.path / "case.toml", overrides);
}

inline const models::Parameters& start(const experiments::Experiment& experiment, std::size_t point = 0) {
  return experiment.points.at(point).phases.front().parameters;
}

}  // namespace tests
