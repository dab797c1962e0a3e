#pragma once
/// @file The keys of an experiment file that are no settings of the model.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace experiments {

/// One key as it is written in the file.
struct FileKey {
  std::string_view path;
  std::string_view example;
  std::string_view meaning;
};

std::span<const FileKey> file_keys();

/// The keys of a table of the file, in the order of the table above: `at`, `better` … of "answer"; of "" those at the
/// top.
std::vector<std::string> keys_of(std::string_view table);

}  // namespace experiments
