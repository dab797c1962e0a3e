#include "experiments/commands.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <span>
#include <string_view>

#include "experiments/answer.hpp"
#include "experiments/atomic_file.hpp"
#include "experiments/check.hpp"
#include "experiments/describe.hpp"
#include "experiments/embedded.hpp"
#include "experiments/error.hpp"
#include "experiments/export.hpp"
#include "experiments/progress.hpp"
#include "experiments/render.hpp"
#include "experiments/report.hpp"
#include "experiments/runner.hpp"
#include "experiments/storage.hpp"

namespace experiments {
namespace {

void print_lines(const std::string& text) { fmt::print("{}{}", text, text.ends_with('\n') ? "" : "\n"); }

/// Refuses to write over the file a command reads from, or over its other output.
void require_different(const std::filesystem::path& written, const std::filesystem::path& other) {
  if (std::filesystem::weakly_canonical(written) != std::filesystem::weakly_canonical(other)) return;
  throw InputError(fmt::format("{}: would be written over {}; give it another name", written.string(), other.string()));
}

/// Opens the report before the first run: hours later is too late to learn that it cannot be written.
std::unique_ptr<AtomicFile> open_report(const RunArguments& arguments, const std::filesystem::path& output) {
  if (arguments.report.empty()) return nullptr;
  require_different(arguments.report, output);
  require_different(arguments.report, arguments.file);
  return std::make_unique<AtomicFile>(arguments.report);
}

ExitCode say_interrupted(const RunArguments& arguments, const RunSummary& summary) {
  fmt::print(stderr, "Interrupted; {} of {} runs are kept. This continues:\n  {}\n", summary.kept, summary.runs,
             shell_text(arguments.words));
  return exit_interrupted;
}

void say_where(const std::filesystem::path& output, const RunSummary& summary) {
  if (summary.outcome == Outcome::already_there) {
    fmt::print("Results  {} (already there, {} runs)\n", output.string(), summary.runs);
    return;
  }
  const auto resumed = summary.resumed > 0 ? fmt::format(", {} from before", summary.resumed) : std::string();
  fmt::print("Results  {} ({} runs{} in {})\n", output.string(), summary.runs, resumed, duration_text(summary.seconds));
}

void write_text(AtomicFile& file, std::string_view text) {
  file.append(std::as_bytes(std::span(text)));
  file.commit();
}

}  // namespace

ExitCode run_command(const RunArguments& arguments) {
  const auto experiment = read_experiment(arguments.file, arguments.overrides);
  const auto output = arguments.output.empty() ? std::filesystem::path("results") / arguments.file.stem().concat(".h5")
                                               : arguments.output;
  require_different(output, arguments.file);
  const auto report = open_report(arguments, output);
  const auto summary = run_experiment(experiment, {output, arguments.threads, arguments.force, arguments.quiet});
  for (const auto& warning : summary.warnings) fmt::print(stderr, "{}\n", warning);
  if (summary.outcome == Outcome::interrupted) return say_interrupted(arguments, summary);
  if (report) write_text(*report, report_html(summary.results, vega_bundle()));
  say_where(output, summary);
  if (report) fmt::print("Report   {}\n", arguments.report.string());
  fmt::print("Answer   {}\n", answer_sentence(summary.results));
  const auto failures = failure_text(summary.results);
  if (failures.empty()) return exit_done;
  fmt::print(stderr, "{}: {}\n", output.string(), failures);
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
  AtomicFile report(output);
  write_text(report, report_html(results, vega_bundle()));
  fmt::print("Report   {}\n", output.string());
  return exit_done;
}

ExitCode figures_command(const std::filesystem::path& file, const std::filesystem::path& folder,
                         const std::string& format) {
  render_figures(read_results(file), folder, format);
  fmt::print("Figures  {}\n", folder.string());
  return exit_done;
}

ExitCode export_command(const std::filesystem::path& file, const std::filesystem::path& folder) {
  export_csv(read_results(file), folder);
  fmt::print("Tables   {}\n", folder.string());
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
