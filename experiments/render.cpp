#include "experiments/render.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "experiments/embedded.hpp"
#include "experiments/error.hpp"
#include "experiments/figures.hpp"

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

void write_specification(const Figure& figure, const std::filesystem::path& folder) {
  auto spec = figure.spec;
  spec["$schema"] = "https://vega.github.io/schema/vega-lite/v5.json";
  const auto path = folder / (figure.name + ".vl.json");
  std::ofstream file(path, std::ios::binary);
  file << spec.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  file.close();
  if (!file) throw OutputError(fmt::format("cannot write {}: {}", path.string(), std::strerror(errno)));
}

/// Run a program without a shell and wait for it.
/// @returns its exit status, 128 + n when signal n ended it
/// @throws OutputError when it cannot be started
int run_program(std::vector<std::string> arguments) {
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (auto& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  pid_t child = 0;
  const int error = posix_spawn(&child, pointers[0], nullptr, nullptr, pointers.data(), environ);
  if (error != 0) throw OutputError(remedy(arguments[0], fmt::format("cannot be run ({})", std::strerror(error))));
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw OutputError(fmt::format("lost sight of {}: {}", arguments[0], std::strerror(errno)));
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::size_t render_figures(const Results& results, const std::filesystem::path& folder, std::string_view format) {
  if (format != "svg" && format != "png" && format != "pdf") {
    throw InputError(fmt::format("--format {}: expected svg, png or pdf", format));
  }
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw OutputError(fmt::format("cannot make the folder {}: {}", folder.string(), error.message()));
  const auto list = figures(results);
  std::vector<std::string> command{python(),       "-I", "-c", std::string(figure_program()), std::string(format),
                                   folder.string()};
  for (const auto& figure : list) {
    write_specification(figure, folder);
    command.push_back(figure.name);
  }
  if (list.empty()) return 0;
  const int status = run_program(command);
  if (status == no_package) throw OutputError(remedy(command[0], "does not have it"));
  if (status != 0)
    throw OutputError(
        fmt::format("the figures in {} are incomplete: {} ended with status {}", folder.string(), command[0], status));
  return list.size();
}

}  // namespace experiments
