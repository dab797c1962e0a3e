#pragma once
/// @file Circumstances that only the machine can make: a disk that is full, a user without rights.

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <exception>
#include <filesystem>
#include <string>
#include <system_error>
#include <thread>

namespace tests {

/// Runs `body` in a thread of its own and hands on what it throws.
template <typename Body>
void in_own_thread(Body body) {
  std::exception_ptr thrown;
  std::thread([&] {
    try {
      body();
    } catch (...) {
      thrown = std::current_exception();
    }
  }).join();
  if (thrown) std::rethrow_exception(thrown);
}

/// Runs `body` while `folder` is a disk of `size` ("64k"). Only the body's thread sees it, and it goes with the thread.
///
/// @returns why it could not be done, empty when it was
template <typename Body>
std::string on_small_disk(const std::filesystem::path& folder, const std::string& size, Body body) {
  std::string obstacle;
  in_own_thread([&] {
    const bool mounted = unshare(CLONE_NEWNS) == 0 && mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                         mount("tmpfs", folder.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
    if (mounted) {
      body();
    } else {
      obstacle = "no small disk can be mounted here: " + std::generic_category().message(errno);
    }
  });
  return obstacle;
}

/// Runs `body` as a user who owns nothing: root is refused nothing, and tests may run as root.
template <typename Body>
void without_rights(Body body) {
  in_own_thread([&] {
    constexpr auto nobody = 65534;
    // The system call changes this thread alone; the C library's function would change the whole process.
    if (geteuid() == 0) syscall(SYS_setresuid, -1, nobody, -1);
    body();
  });
}

}  // namespace tests
