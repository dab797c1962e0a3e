#pragma once
/// @file Whole files: read in one piece, written whole or not at all.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace experiments {

/// The file that writing to `name` makes or replaces: behind a symbolic link what it leads to, there or not.
///
/// @throws OutputError of one line when that is no regular file, or cannot be known
std::filesystem::path target_of(const std::filesystem::path& name);

/// Finds out whether a file can be written, before the work that is to fill it; leaves it as it is.
///
/// @throws OutputError of one line when it cannot
void require_writable(const std::filesystem::path& path);

/// A file that comes into being whole or not at all: it grows under a temporary name beside the target, and only
/// `commit` puts it in the target's place. Without a commit nothing is left behind.
///
/// Every failure is an OutputError of one line: the target, what went wrong, the remedy.
class AtomicFile {
 public:
  /// Opens the temporary file; missing parent folders are created, a symbolic link is followed.
  ///
  /// @throws OutputError when the target is no regular file, its folder cannot be written, or another writer is at it
  explicit AtomicFile(const std::filesystem::path& target);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Appends all of `bytes`.
  ///
  /// @throws OutputError when the disk is full or fails
  void append(std::span<const std::byte> bytes);

  /// Claims room on the disk, for a library that cannot cope with a full one.
  ///
  /// @param size [byte] the file's size grows to it
  /// @throws OutputError when there is not that much room
  void reserve(std::uint64_t size);

  /// Cuts the file to `size` [byte]; `append` goes on from there.
  ///
  /// @throws OutputError when the disk fails
  void truncate(std::uint64_t size);

  /// Where the bytes are until the commit.
  const std::filesystem::path& temporary() const { return temporary_; }

  /// Makes the bytes durable and puts the file in the target's place.
  ///
  /// @throws OutputError when the disk is full or fails; the target is then as it was
  void commit();

 private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  int descriptor_;
  std::uint64_t size_ = 0;
  bool committed_ = false;
};

/// Writes a whole file or nothing.
///
/// @throws OutputError of one line: the path, what went wrong, the remedy
void write_file(const std::filesystem::path& path, std::span<const std::byte> bytes);

/// A file opened for reading; every failure is an InputError of one line.
class InputFile {
 public:
  /// @throws InputError when the file is missing, none of the regular kind, or cannot be read
  explicit InputFile(const std::filesystem::path& path);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// Reads on until `to` is full or the file ends.
  ///
  /// @returns [byte] how much was read
  std::size_t read(std::span<std::byte> to);

 private:
  std::filesystem::path path_;
  int descriptor_;
};

/// The text of a whole file.
///
/// @throws InputError of one line when it is missing, none of the regular kind, or cannot be read
std::string read_file(const std::filesystem::path& path);

}  // namespace experiments
