#pragma once
/// @file The two ways a command can fail, each with the lines to show a person.

#include <stdexcept>
#include <string>
#include <vector>

namespace experiments {

/// The input is wrong (exit code 2): one line per mistake, each with file, line or key, the value, what was expected
/// and the nearest valid choice.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<std::string> mistakes)
      : std::runtime_error(mistakes.empty() ? "wrong input" : mistakes.front()), lines(std::move(mistakes)) {}
  explicit InputError(std::string mistake) : InputError(std::vector<std::string>{std::move(mistake)}) {}
  std::vector<std::string> lines;
};

/// A result could not be written or read back from the machine (exit code 1): what is already there is kept.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace experiments
