#pragma once
/// @file What the reader of experiment files says of a text.

#include <string>
#include <vector>

#include "experiments/error.hpp"
#include "experiments/experiment.hpp"
#include "tests/experiments/temporary_folder.hpp"

namespace tests {

/// What is said of `text` as the file case.toml, without the folder; nothing if it is accepted.
inline std::vector<std::string> mistakes(const std::string& text, const experiments::Overrides& overrides = {}) {
  const TemporaryFolder folder;
  const std::string above = folder.path.string() + "/";
  put(folder.path / "case.toml", text);
  try {
    experiments::read_experiment(folder.path / "case.toml", overrides);
  } catch (const experiments::InputError& error) {
    std::vector<std::string> lines = error.lines;
    for (std::string& line : lines) {
      for (std::size_t at; (at = line.find(above)) != std::string::npos;) line.erase(at, above.size());
    }
    return lines;
  }
  return {};
}

}  // namespace tests
