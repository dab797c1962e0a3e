#include "experiments/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include "experiments/error.hpp"
#include "experiments/nearest.hpp"

namespace experiments {
namespace {

/// A file descriptor that closes itself.
struct Descriptor {
  explicit Descriptor(int opened) : value(opened) {}
  ~Descriptor() {
    if (value >= 0) close(value);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int release() { return std::exchange(value, -1); }
  int value;
};

/// Calls again when a signal came in between; -1 and errno on failure.
template <typename Call>
auto uninterrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

void create_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) return;
  throw OutputError(fmt::format("{}: the folder cannot be created ({}); choose a place you may write to",
                                folder.string(), error.message()));
}

/// Takes the lock that tells a living writer's file from one that a killed writer left.
///
/// @returns false when another writer holds it; true also on file systems without locks
bool lock(int descriptor) {
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  return fcntl(descriptor, F_OFD_SETLK, &whole) == 0 || (errno != EAGAIN && errno != EACCES);
}

/// Whether `path` still leads to the open file: another writer may have committed or removed it before we got the lock.
bool names(const std::filesystem::path& path, int descriptor) {
  struct stat open_file {};
  struct stat named_file {};
  return fstat(descriptor, &open_file) == 0 && stat(path.c_str(), &named_file) == 0 &&
         open_file.st_ino == named_file.st_ino && open_file.st_dev == named_file.st_dev;
}

/// @param needed [byte] the size the file was to have, 0 when it is not known yet
[[noreturn]] void fail(const std::filesystem::path& target, int error, std::uint64_t needed) {
  if (error == ENOSPC || error == EDQUOT) {
    const auto size = needed > 0 ? fmt::format(" ({} bytes are needed)", needed) : std::string();
    throw OutputError(
        fmt::format("{}: the disk is full{}; make room, or write to another disk", target.string(), size));
  }
  const auto remedy = error == ENAMETOOLONG ? "a shorter name"
                      : error == ELOOP      ? "another name"
                                            : "a place you may write to";
  throw OutputError(fmt::format("{}: cannot be written ({}); choose {}", target.string(),
                                std::generic_category().message(error), remedy));
}

[[noreturn]] void refuse_folder(const std::filesystem::path& path) {
  throw OutputError(fmt::format("{}: is a folder; give the name of a file in it", path.string()));
}

[[noreturn]] void refuse(const std::filesystem::path& path, int error) {
  if (error == ENOENT) {
    throw InputError(fmt::format("{}: there is no such file{}", path.string(), did_you_mean(nearest_file(path))));
  }
  if (error == EISDIR) throw InputError(fmt::format("{}: is a folder, expected a file", path.string()));
  throw InputError(fmt::format("{}: cannot be read ({})", path.string(), std::generic_category().message(error)));
}

/// Opens the temporary file of `target`, empty; its folder is made where it is missing, and what a killed writer left
/// is taken over.
int open_locked(const std::filesystem::path& temporary, const std::filesystem::path& target) {
  create_folder(folder_of(target));
  while (true) {
    Descriptor file(open(temporary.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (file.value < 0) fail(target, errno, 0);
    if (!lock(file.value)) {
      throw OutputError(
          fmt::format("{}: another process is writing it; wait for it, or choose another name", target.string()));
    }
    if (!names(temporary, file.value)) continue;
    if (ftruncate(file.value, 0) != 0) fail(target, errno, 0);
    return file.release();
  }
}

}  // namespace

std::filesystem::path target_of(const std::filesystem::path& name) {
  constexpr int most_links = 40;  // as many as Linux follows
  if (!name.has_filename()) refuse_folder(name);
  std::filesystem::path target = name;
  for (int links = 0; links < most_links; ++links) {
    struct stat status {};
    if (lstat(target.c_str(), &status) != 0) {
      // What is missing or out of reach will be made, or refused with the folder that cannot be.
      if (errno != ENOENT && errno != ENOTDIR && errno != EACCES) fail(name, errno, 0);
      return target;
    }
    if (S_ISDIR(status.st_mode)) refuse_folder(name);
    if (S_ISREG(status.st_mode)) return target;
    if (!S_ISLNK(status.st_mode)) {
      throw OutputError(fmt::format("{}: is not a regular file; give another name", name.string()));
    }
    std::error_code error;
    target = folder_of(target) / std::filesystem::read_symlink(target, error);
    if (error) fail(name, error.value(), 0);
  }
  fail(name, ELOOP, 0);
}

void require_writable(const std::filesystem::path& path) { const AtomicFile trial(path); }

AtomicFile::AtomicFile(const std::filesystem::path& target)
    : target_(target_of(target)),
      temporary_(folder_of(target_) / fmt::format(".{}.partial", target_.filename().string())),
      descriptor_(open_locked(temporary_, target_)) {}

AtomicFile::~AtomicFile() {
  if (!committed_) unlink(temporary_.c_str());
  close(descriptor_);
}

void AtomicFile::append(std::span<const std::byte> bytes) {
  const auto needed = size_ + bytes.size();
  while (!bytes.empty()) {
    const auto written = uninterrupted([&] { return write(descriptor_, bytes.data(), bytes.size()); });
    if (written < 0) fail(target_, errno, needed);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  size_ = needed;
}

void AtomicFile::reserve(std::uint64_t size) {
  int error = EINTR;
  while (error == EINTR) error = posix_fallocate(descriptor_, 0, static_cast<off_t>(size));
  if (error != 0) fail(target_, error, size);
}

void AtomicFile::truncate(std::uint64_t size) {
  const auto length = static_cast<off_t>(size);
  if (uninterrupted([&] { return ftruncate(descriptor_, length); }) != 0 || lseek(descriptor_, length, SEEK_SET) < 0) {
    fail(target_, errno, size);
  }
  size_ = size;
}

void AtomicFile::commit() {
  if (uninterrupted([&] { return fsync(descriptor_); }) != 0) fail(target_, errno, size_);
  if (rename(temporary_.c_str(), target_.c_str()) != 0) fail(target_, errno, size_);
  committed_ = true;
  // The new name is durable once the folder is; a file system that cannot sync folders says EINVAL and does it itself.
  const Descriptor folder(open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.value < 0 || (fsync(folder.value) != 0 && errno != EINVAL)) fail(target_, errno, size_);
}

void write_file(const std::filesystem::path& path, std::span<const std::byte> bytes) {
  AtomicFile file(path);
  file.append(bytes);
  file.commit();
}

InputFile::InputFile(const std::filesystem::path& path)
    // Without waiting: to open a pipe would take as long as nobody writes to it.
    : path_(path), descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  if (descriptor_ < 0) refuse(path_, errno);
  struct stat status {};
  if (fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) return;
  close(descriptor_);
  if (S_ISDIR(status.st_mode)) refuse(path_, EISDIR);
  throw InputError(fmt::format("{}: is not a regular file, expected one", path_.string()));
}

InputFile::~InputFile() { close(descriptor_); }

std::size_t InputFile::read(std::span<std::byte> to) {
  std::size_t size = 0;
  while (size < to.size()) {
    const auto n = uninterrupted([&] { return ::read(descriptor_, to.data() + size, to.size() - size); });
    if (n < 0) refuse(path_, errno);
    if (n == 0) break;
    size += static_cast<std::size_t>(n);
  }
  return size;
}

std::string read_file(const std::filesystem::path& path) {
  InputFile file(path);
  std::string text;
  std::vector<char> piece(std::size_t{1} << 16);
  std::size_t n = piece.size();
  while (n == piece.size()) {
    n = file.read(std::as_writable_bytes(std::span(piece)));
    text.append(piece.data(), n);
  }
  return text;
}

}  // namespace experiments
