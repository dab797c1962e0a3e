#pragma once
/// @file An experiment file, read and resolved: every run it asks for, ready to be carried out.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiments/results.hpp"
#include "models/model.hpp"

namespace experiments {

/// What the command line changes in a file.
struct Overrides {
  std::vector<std::string> set;  // "KEY=VALUE", a path in VALUE is relative to the working directory
  std::optional<std::uint64_t> seed;
  std::optional<std::int64_t> replicates;
  std::optional<std::int64_t> learners;  // of bench, as months
  std::optional<std::int64_t> months;
};

/// One point of the result: a scenario at one row of the design, all settings resolved.
struct Point {
  std::string scenario;
  std::int64_t row = 0;               // design row, for the result's coordinate
  std::uint32_t draw_row = 0;         // part of the address of draws; 0 for scenario, grid and list designs
  std::vector<models::Phase> phases;  // ascending months; phases.front().month == 0
};

/// A file that runs read, and the digest of what it held when the experiment was read.
struct Input {
  std::filesystem::path path;
  std::string digest;
  bool operator==(const Input&) const = default;
};

struct Experiment {
  std::filesystem::path file;
  std::string question;
  Answer answer;
  const models::Model* model = nullptr;
  std::uint64_t seed = 0;
  std::int64_t replicates = 1;
  std::vector<std::size_t> measures;   // indices into models::measure_table()
  std::vector<std::string> scenarios;  // names, in order of appearance
  std::size_t baseline = 0;            // index into scenarios
  std::vector<Point> points;           // scenario slowest
  std::vector<ParameterAxis> varying;  // settings that differ between points (at month 0), one value per point
  std::vector<ParameterAxis> later;    // what changes on the way, from its month on
  std::vector<Input> inputs;           // every file a run reads besides the experiment itself
  std::string resolved;                // the whole resolved configuration as TOML text, one canonical spelling
};

/// Read, check and resolve an experiment file.
///
/// @throws InputError with one line per mistake: `FILE:LINE: KEY = VALUE: what was expected (did you mean NEAREST?)`
Experiment read_experiment(const std::filesystem::path& file, const Overrides& overrides);

/// The same of an experiment that is no file but TOML which a program made.
///
/// @param name what mistakes call it in place of FILE:LINE; paths in it start from the working directory
Experiment read_experiment(std::string_view text, const std::filesystem::path& name, const Overrides& overrides);

/// The settings of a model as TOML gives them, the others at their defaults, for who needs no experiment.
///
/// @param model name of a row of the model table
/// @param name what mistakes call the text
/// @throws InputError with one line per mistake
models::Parameters read_settings(std::string_view text, const std::filesystem::path& name, std::string_view model);

}  // namespace experiments
