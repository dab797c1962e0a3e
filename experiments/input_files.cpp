#include "experiments/input_files.hpp"

#include <algorithm>

#include "experiments/error.hpp"
#include "experiments/fingerprint.hpp"

namespace experiments {

std::optional<std::string> InputFiles::open(const std::string& path, const Node& node, Mistakes& mistakes) {
  const std::filesystem::path text = *node.string();
  const bool from_folder = node.place.option.empty();
  const std::string file = (from_folder ? folder_ / text : text).lexically_normal().string();
  try {
    // What a file holds decides the results; where it lies on this machine must not.
    const auto given = text.lexically_normal();
    const bool portable = from_folder && given.is_relative();
    if (files_.count(file) == 0) {
      files_[file] = {(portable ? given : given.filename()).string(), digest_of_file(file)};
    }
    return file;
  } catch (const InputError& error) {
    mistakes.add(node.place, path, spelled(node), "expected a readable file; " + error.lines.front());
    return std::nullopt;
  }
}

std::string InputFiles::name_of(const std::string& path) const {
  constexpr std::size_t digits = 12;
  const auto found = files_.find(path);
  if (found == files_.end()) return path;
  const File& file = found->second;
  const bool ambiguous = std::any_of(files_.begin(), files_.end(), [&file](const auto& other) {
    return other.second.name == file.name && other.second.digest != file.digest;
  });
  return file.name + (ambiguous ? " (" + file.digest.substr(0, digits) + ")" : "");
}

void require_unchanged(const std::vector<Input>& inputs) {
  for (const Input& input : inputs) {
    std::string found;
    try {
      found = digest_of_file(input.path);
    } catch (const InputError&) {
      // One that is gone has changed too.
    }
    if (found == input.digest) continue;
    throw OutputError(input.path.string() +
                      ": has changed since the experiment was read; put it back to go on from the finished runs, or "
                      "start anew with --force");
  }
}

}  // namespace experiments
