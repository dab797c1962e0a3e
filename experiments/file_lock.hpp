#pragma once
/// @file A lock that only one process can hold, and that goes with the process however it ends.

#include <filesystem>

namespace experiments {

/// Holds an advisory lock on a file for as long as it lives; the file is created, and names the process that holds it.
class FileLock {
 public:
  /// @throws OutputError when another process holds the lock (its id is named) or the file cannot be created
  explicit FileLock(const std::filesystem::path& file);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace experiments
