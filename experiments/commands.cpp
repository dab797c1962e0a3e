#include "experiments/commands.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <span>
#include <string_view>

#include "experiments/answer.hpp"
#include "experiments/atomic_file.hpp"
#include "experiments/check.hpp"
#include "experiments/describe.hpp"
#include "experiments/embedded.hpp"
#include "experiments/error.hpp"
#include "experiments/export.hpp"
#include "experiments/interrupts.hpp"
#include "experiments/numbers.hpp"
#include "experiments/progress.hpp"
#include "experiments/render.hpp"
#include "experiments/report.hpp"
#include "experiments/runner.hpp"
#include "experiments/storage.hpp"

namespace experiments {
namespace {

/// Whether two names lead to one file, there or not.
bool same_file(const std::filesystem::path& one, const std::filesystem::path& other) {
  std::error_code error;
  if (std::filesystem::equivalent(one, other, error)) return true;
  const auto place = [](const std::filesystem::path& path) {
    std::error_code unknown;
    const auto real = std::filesystem::weakly_canonical(path, unknown);
    return unknown ? std::filesystem::absolute(path, unknown).lexically_normal() : real;
  };
  return place(one) == place(other);
}

/// Refuses to write over a file a command reads from, or over its other output.
void require_different(const std::filesystem::path& written, const std::filesystem::path& other) {
  if (!same_file(written, other)) return;
  throw InputError(fmt::format("{}: would be written over {}; give it another name", written.string(), other.string()));
}

/// Refuses outputs that would replace each other or what the experiment is made of.
void check_outputs(const Experiment& experiment, const std::filesystem::path& output,
                   const std::filesystem::path& report) {
  std::vector<std::filesystem::path> written{output, sidecar_of(output)};
  if (!report.empty()) {
    for (const auto& other : written) require_different(report, other);
    written.push_back(report);
  }
  for (const auto& file : written) {
    require_different(file, experiment.file);
    for (const auto& input : experiment.inputs) require_different(file, input.path);
  }
  // Hours later is too late to learn that it cannot be written.
  if (!report.empty()) require_writable(report);
}

ExitCode say_interrupted(const RunArguments& arguments, const RunSummary& summary) {
  fmt::print(stderr, "Interrupted; {} of {} runs are kept. This continues:\n  {}\n", summary.kept, summary.runs,
             shell_text(arguments.words));
  return exit_interrupted;
}

void say_where(const std::filesystem::path& output, const RunSummary& summary) {
  if (summary.outcome == Outcome::already_there) {
    print_lines(fmt::format("Results  {} (already there, {})", output.string(),
                            counted(static_cast<std::int64_t>(summary.runs), "run")));
    return;
  }
  const auto resumed = summary.resumed > 0 ? fmt::format(", {} from before", summary.resumed) : std::string();
  print_lines(fmt::format("Results  {} ({}{} in {})", output.string(),
                          counted(static_cast<std::int64_t>(summary.runs), "run"), resumed,
                          duration_text(summary.seconds)));
}

/// Writes a report of which nothing is left if it cannot be, also when Ctrl-C comes while it is.
void write_report(const std::filesystem::path& path, const Results& results) {
  const auto html = report_html(results, vega_bundle());
  const Interrupts held;
  write_file(path, std::as_bytes(std::span(html)));
}

/// Writes the report that was asked for and says where it is.
///
/// @returns what went wrong, as a line: the results are there, and so is their answer, whatever becomes of the page
std::string report_of_run(const std::filesystem::path& path, const Results& results) {
  if (path.empty()) return {};
  try {
    write_report(path, results);
  } catch (const OutputError& error) {
    return fmt::format("{}\n", error.what());
  }
  print_lines(fmt::format("Report   {}", path.string()));
  return {};
}

}  // namespace

void print_lines(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  if (!text.ends_with('\n')) std::fputc('\n', stdout);
}

ExitCode run_command(const RunArguments& arguments) {
  const auto experiment = read_experiment(arguments.file, arguments.overrides);
  const auto output = arguments.output.empty() ? std::filesystem::path("results") / arguments.file.stem().concat(".h5")
                                               : arguments.output;
  check_outputs(experiment, output, arguments.report);
  const auto summary = run_experiment(experiment, {output, arguments.threads, arguments.force, arguments.quiet});
  for (const auto& warning : summary.warnings) fmt::print(stderr, "{}\n", warning);
  if (summary.outcome == Outcome::interrupted) return say_interrupted(arguments, summary);
  say_where(output, summary);
  auto problems = failure_text(summary.results);
  if (!problems.empty()) problems = fmt::format("{}: {}\n", output.string(), problems);
  problems += report_of_run(arguments.report, summary.results);
  print_lines(fmt::format("Answer   {}", answer_sentence(summary.results)));
  if (problems.empty()) return exit_done;
  fmt::print(stderr, "{}", problems);
  return exit_incomplete;
}

ExitCode check_command(const std::filesystem::path& file, const Overrides& overrides, unsigned threads) {
  print_lines(check_text(read_experiment(file, overrides), threads));
  return exit_done;
}

ExitCode describe_command(const std::string& what, bool json) {
  print_lines(describe(what, json));
  return exit_done;
}

ExitCode report_command(const std::filesystem::path& file, const std::filesystem::path& output) {
  const auto results = read_results(file);
  require_different(output, file);
  require_writable(output);
  write_report(output, results);
  print_lines(fmt::format("Report   {}", output.string()));
  return exit_done;
}

ExitCode figures_command(const std::filesystem::path& file, const std::filesystem::path& folder,
                         const std::string& format) {
  if (!render_figures(read_results(file), folder, format)) {
    fmt::print(stderr, "Interrupted; no figure was written\n");
    return exit_interrupted;
  }
  print_lines(fmt::format("Figures  {}", folder.string()));
  return exit_done;
}

ExitCode export_command(const std::filesystem::path& file, const std::filesystem::path& folder) {
  const auto others = export_csv(read_results(file), folder);
  print_lines(fmt::format("Tables   {}", folder.string()));
  if (!others.empty()) {
    print_lines(fmt::format("Note     not of this result, from before: {}", fmt::join(others, ", ")));
  }
  return exit_done;
}

std::string shell_text(const std::vector<std::string>& words) {
  constexpr std::string_view safe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-";
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += ' ';
    if (!word.empty() && word.find_first_not_of(safe) == std::string::npos) {
      text += word;
      continue;
    }
    text += '\'';
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    text += '\'';
  }
  return text;
}

}  // namespace experiments
