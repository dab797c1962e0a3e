#include "experiments/render.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "experiments/atomic_file.hpp"
#include "experiments/embedded.hpp"
#include "experiments/error.hpp"
#include "experiments/figures.hpp"
#include "experiments/interrupts.hpp"

namespace experiments {
namespace {

constexpr int no_package = 3;  // the exit status of render_figures.py without vl-convert-python

std::string python() {
  const char* chosen = std::getenv("STOA_PYTHON");
  return chosen && *chosen ? chosen : STOA_PYTHON;
}

std::string remedy(const std::string& interpreter, std::string_view trouble) {
  return fmt::format(
      "figures are drawn by vl-convert-python, but {} {}: run ./experiments/prepare, or set STOA_PYTHON to an "
      "interpreter that has it",
      interpreter, trouble);
}

/// A folder for work in progress inside the one where its results go; gone when it ends, with the other if that was
/// made for it and stays empty.
class Workbench {
 public:
  explicit Workbench(const std::filesystem::path& folder) : folder_(folder) {
    std::error_code error;
    created_ = std::filesystem::create_directories(folder, error);
    if (error) throw OutputError(fmt::format("cannot make the folder {}: {}", folder.string(), error.message()));
    auto name = (folder / ".figures-").string() + std::string(6, 'X');  // mkdtemp puts six letters of its own there
    if (mkdtemp(name.data()) == nullptr) {
      const auto why = std::strerror(errno);
      throw OutputError(fmt::format("cannot write to the folder {}: {}", folder.string(), why));
    }
    place_ = name;
  }
  ~Workbench() {
    std::error_code ignored;
    std::filesystem::remove_all(place_, ignored);
    if (created_) std::filesystem::remove(folder_, ignored);
  }
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  const std::filesystem::path& place() const { return place_; }

  /// Puts a finished file where it goes.
  void hand_over(const std::string& name) const {
    std::error_code error;
    std::filesystem::rename(place_ / name, folder_ / name, error);
    if (error) throw OutputError(fmt::format("cannot write {}: {}", (folder_ / name).string(), error.message()));
  }

 private:
  std::filesystem::path folder_;
  std::filesystem::path place_;
  bool created_ = false;
};

std::string specification_of(const Figure& figure) {
  auto spec = figure.spec;
  spec["$schema"] = "https://vega.github.io/schema/vega-lite/v5.json";
  return spec.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

/// How a program ended.
struct Ending {
  int status = 0;            // its exit status, 128 + n when signal n ended it
  std::string said;          // the last line it wrote to standard error
  bool interrupted = false;  // by us, because we were
};

/// The last line in a file that is open for writing.
std::string last_line(int descriptor) {
  std::string text(4096, '\0');
  const auto end = lseek(descriptor, 0, SEEK_END);
  const auto from = std::max<off_t>(0, end - static_cast<off_t>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(0, pread(descriptor, text.data(), text.size(), from))));
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

/// Starts a program without a shell, its standard error going to `trouble`, signals as they usually are.
pid_t start_program(std::vector<std::string>& arguments, int trouble) {
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (auto& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, trouble, STDERR_FILENO);
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const int error = posix_spawn(&child, pointers[0], &actions, &attributes, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) throw OutputError(remedy(arguments[0], fmt::format("cannot be run ({})", std::strerror(error))));
  return child;
}

/// Runs a program and waits for it, or ends it when we are interrupted.
///
/// @throws OutputError when it cannot be started
Ending run_program(std::vector<std::string> arguments, Interrupts& interrupts) {
  using namespace std::chrono_literals;
  const int trouble = memfd_create("trouble", MFD_CLOEXEC);
  const pid_t child = start_program(arguments, trouble);
  Ending ending;
  int status = 0;
  for (pid_t ended = 0; ended == 0; ended = waitpid(child, &status, WNOHANG)) {
    const bool before = std::exchange(ending.interrupted, interrupts.wait(20ms));
    if (ending.interrupted && !before) kill(child, SIGKILL);
  }
  ending.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ending.said = last_line(trouble);
  close(trouble);
  return ending;
}

}  // namespace

bool render_figures(const Results& results, const std::filesystem::path& folder, std::string_view format) {
  Interrupts interrupts;
  const Workbench bench(folder);
  const auto list = figures(results);
  std::vector<std::string> command{python(),     "-I", "-c", std::string(figure_program()), std::string(format),
                                   bench.place()};
  for (const auto& figure : list) {
    const auto text = specification_of(figure);
    write_file(bench.place() / (figure.name + ".vl.json"), std::as_bytes(std::span(text)));
    command.push_back(figure.name);
  }
  if (list.empty()) return true;
  const auto ending = run_program(command, interrupts);
  if (ending.interrupted) return false;
  if (ending.status == no_package) throw OutputError(remedy(command[0], "does not have it"));
  if (ending.status != 0) {
    const auto why =
        ending.said.empty() ? fmt::format("{} ended with status {}", command[0], ending.status) : ending.said;
    throw OutputError(
        fmt::format("{}: the figures could not be drawn, and none was written: {}", folder.string(), why));
  }
  for (const auto& figure : list) {
    bench.hand_over(figure.name + ".vl.json");
    bench.hand_over(fmt::format("{}.{}", figure.name, format));
  }
  return true;
}

}  // namespace experiments
