#pragma once
/// @file The folder of finished runs beside a result that is not complete yet.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "experiments/file_lock.hpp"
#include "experiments/part.hpp"

namespace experiments {

/// One file per finished run in a folder only this process may touch, kept until the result is written.
///
/// A part is whole or absent, so a process killed at any moment leaves a folder that another continues from.
class Parts {
 public:
  /// Lock the folder, creating it if need be, and clear it of what a killed process left half-written.
  ///
  /// @param key   the experiment's key; parts under it are kept
  /// @param force whether parts under another key may be deleted
  /// @throws OutputError when another process holds the folder, it cannot be written, or it holds parts of another key
  /// or anything else
  Parts(std::filesystem::path folder, std::string key, bool force);

  /// Leaves the finished runs, and no folder when there are none.
  ~Parts();

  /// The runs that were already there when the folder was opened.
  const std::vector<RunIndex>& found() const { return found_; }

  /// Keep a finished run; safe to call from several threads for different runs.
  ///
  /// @throws OutputError when the disk is full or fails
  void store(const Part& part) const;

  /// The finished run, or nothing when its file is damaged.
  ///
  /// @throws InputError when there is no such file
  std::optional<Part> read(RunIndex run) const;

  /// Delete every part: the result that holds them is written.
  void clear() const;

 private:
  std::filesystem::path file_of(RunIndex run) const;
  void examine(const std::filesystem::path& file, bool force);

  std::filesystem::path folder_;
  std::string key_;
  FileLock lock_;
  std::vector<RunIndex> found_;
};

}  // namespace experiments
