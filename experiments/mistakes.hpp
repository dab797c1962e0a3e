#pragma once
/// @file Collects what is wrong with an experiment, so that all of it is said at once.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace experiments {

/// Where a key stands: on a line of the experiment file, or in an option of the command line.
struct Place {
  std::int64_t line = 0;  // 1…, 0 for the file as a whole
  std::string option;     // "--set", "--seed" …; empty for the file
};

/// The mistakes found so far in one experiment.
class Mistakes {
 public:
  explicit Mistakes(const std::filesystem::path& file) : file_(file.string()) {}

  /// `PLACE: path = value: remedy`; without a value `PLACE: path: remedy`, without a path `PLACE: remedy`.
  ///
  /// @param value as spelled in TOML; a long one is shortened
  void add(const Place& place, std::string_view path, std::string_view value, std::string_view remedy);

  /// A line that names its own file and place.
  void add(std::string line);

  /// `FILE:LINE`, or the option, for use inside a remedy.
  std::string where(const Place& place) const;

  std::size_t count() const { return lines_.size(); }

  /// @throws InputError when there are any, in order of lines, those of the command line last
  void throw_if_any() const;

 private:
  struct Line {
    std::int64_t order;
    std::string text;
  };

  std::string file_;
  std::vector<Line> lines_;
  std::unordered_set<std::string> said_;  // no line twice, however many points share the mistake
};

}  // namespace experiments
