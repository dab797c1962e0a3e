#pragma once
/// @file The keys of an experiment file that are no settings of the model.

#include <span>
#include <string_view>

namespace experiments {

/// One key as it is written in the file.
struct FileKey {
  std::string_view path;
  std::string_view example;
  std::string_view meaning;
};

std::span<const FileKey> file_keys();

}  // namespace experiments
