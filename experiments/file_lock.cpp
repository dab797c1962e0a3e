#include "experiments/file_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

#include "experiments/error.hpp"

namespace experiments {
namespace {

std::string holder_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::string pid;
  return stream >> pid ? "process " + pid : "another process";
}

/// Whether the open file is still the one its name leads to: the last holder removes the file before it lets go.
bool still_there(int descriptor, const std::filesystem::path& file) {
  struct stat open_file {};
  struct stat named_file {};
  return fstat(descriptor, &open_file) == 0 && stat(file.c_str(), &named_file) == 0 &&
         open_file.st_ino == named_file.st_ino && open_file.st_dev == named_file.st_dev;
}

[[noreturn]] void refuse(const std::filesystem::path& file) {
  const auto error = errno;
  if (error == EWOULDBLOCK) {
    throw OutputError(fmt::format("{}: {} is working on this output; wait for it, or choose another with -o",
                                  file.parent_path().string(), holder_of(file)));
  }
  throw OutputError(fmt::format("{}: cannot be written ({})", file.string(), std::generic_category().message(error)));
}

}  // namespace

FileLock::FileLock(const std::filesystem::path& file) {
  while (true) {
    descriptor_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) refuse(file);
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      const auto error = errno;
      close(descriptor_);
      errno = error;
      refuse(file);
    }
    if (still_there(descriptor_, file)) break;
    close(descriptor_);
  }
  // The id is for people only: that it cannot be written (a full disk) does not make the lock any weaker.
  const auto pid = fmt::format("{}\n", getpid());
  if (ftruncate(descriptor_, 0) != 0 || pwrite(descriptor_, pid.data(), pid.size(), 0) < 0) return;
}

FileLock::~FileLock() { close(descriptor_); }

}  // namespace experiments
