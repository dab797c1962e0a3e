#pragma once
/// @file The files an experiment's settings name.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "experiments/experiment.hpp"
#include "experiments/mistakes.hpp"
#include "experiments/tree.hpp"

namespace experiments {

/// Every file that is named so far: found, digested once, and called by a name that holds on any machine.
class InputFiles {
 public:
  /// @param folder the experiment file's, from which the paths in it start
  explicit InputFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// The path to open for the file a setting names, or nothing after a mistake.
  ///
  /// @param path the setting's
  /// @param node holds a text: a path from the working directory in an option, from the folder otherwise
  std::optional<std::string> open(const std::string& path, const Node& node, Mistakes& mistakes);

  /// The file by its path from the experiment file, or by its name alone if the path starts elsewhere on this machine;
  /// with the beginning of its digest behind where that would be said of different contents.
  std::string name_of(const std::string& path) const;

  /// The file with the digest it had when it was first opened.
  Input input(const std::string& path) const { return {path, files_.at(path).digest}; }

 private:
  struct File {
    std::string name;
    std::string digest;
  };

  std::filesystem::path folder_;
  std::map<std::string, File> files_;  // by the path to open
};

/// Refuses to go on once a file no longer holds what it did when the experiment was read: the key stands for that.
///
/// @throws OutputError of one line
void require_unchanged(const std::vector<Input>& inputs);

}  // namespace experiments
