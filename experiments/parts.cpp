#include "experiments/parts.hpp"

#include <fmt/format.h>

#include <regex>
#include <span>
#include <system_error>

#include "experiments/atomic_file.hpp"
#include "experiments/error.hpp"

namespace experiments {
namespace {

constexpr auto lock_name = "lock";
constexpr auto extension = ".part";

/// The files in a folder, listed before any of them is removed.
///
/// @throws OutputError when it cannot be read
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    files.push_back(entry->path());
  }
  if (error) throw OutputError(fmt::format("{}: cannot be read ({})", folder.string(), error.message()));
  return files;
}

/// Whether a file is of the names that parts, and what a killed process left of them, have.
bool is_ours(const std::filesystem::path& file) {
  static const std::regex names("lock|[0-9]+-[0-9]+\\.part|\\.[0-9]+-[0-9]+\\.part\\.partial");
  std::error_code error;
  const auto status = std::filesystem::symlink_status(file, error);
  return std::regex_match(file.filename().string(), names) && std::filesystem::is_regular_file(status);
}

/// Creates `folder` and gives the path of its lock file.
///
/// @throws OutputError when it cannot be created, or somebody else keeps something in it
std::filesystem::path lock_file_in(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw OutputError(fmt::format("{}: cannot be created ({})", folder.string(), error.message()));
  for (const auto& file : files_in(folder)) {
    if (is_ours(file)) continue;
    throw OutputError(
        fmt::format("{}: is none of the finished runs that belong here; move it, or choose another output "
                    "with -o",
                    file.string()));
  }
  return folder / lock_name;
}

}  // namespace

Parts::Parts(std::filesystem::path folder, std::string key, bool force)
    : folder_(std::move(folder)), key_(std::move(key)), lock_(lock_file_in(folder_)) {
  for (const auto& file : files_in(folder_)) {
    if (file.filename() == lock_name) continue;
    if (file.extension() == extension) {
      examine(file, force);
    } else {
      std::filesystem::remove(file);
    }
  }
}

Parts::~Parts() {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, ignored)) {
    if (entry.path().extension() == extension) return;
  }
  std::filesystem::remove(folder_ / lock_name, ignored);
  std::filesystem::remove(folder_, ignored);
}

void Parts::examine(const std::filesystem::path& file, bool force) {
  const auto text = read_file(file);
  const auto bytes = std::as_bytes(std::span(text));
  const auto part = decode_part(bytes, key_);
  if (part && file == file_of(part->run)) {
    found_.push_back(part->run);
    return;
  }
  const auto key = key_of_part(bytes);
  if (key && *key != key_ && !force) {
    throw OutputError(fmt::format(
        "{}: holds unfinished runs of another configuration, input or build; --force discards them", folder_.string()));
  }
  std::filesystem::remove(file);
}

void Parts::store(const Part& part) const { write_file(file_of(part.run), encode_part(part, key_)); }

std::optional<Part> Parts::read(RunIndex run) const {
  const auto text = read_file(file_of(run));
  return decode_part(std::as_bytes(std::span(text)), key_);
}

void Parts::clear() const {
  for (const auto& file : files_in(folder_)) {
    if (file.extension() == extension) std::filesystem::remove(file);
  }
}

std::filesystem::path Parts::file_of(RunIndex run) const {
  return folder_ / fmt::format("{:06}-{:06}{}", run.point, run.replicate, extension);
}

}  // namespace experiments
