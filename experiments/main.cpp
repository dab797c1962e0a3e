/// @file The command line of stoa: how every command is spelt, and how every failure ends.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <exception>
#include <functional>
#include <limits>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "experiments/bench.hpp"
#include "experiments/commands.hpp"
#include "experiments/describe.hpp"
#include "experiments/error.hpp"
#include "experiments/machine.hpp"
#include "experiments/nearest.hpp"
#include "experiments/provenance.hpp"

namespace {

using namespace experiments;

constexpr std::uint64_t largest_integer = std::numeric_limits<std::int64_t>::max();  // of an experiment file

/// What the words of a command line are read into, and what to do about them.
struct CommandLine {
  RunArguments run;
  std::filesystem::path file;
  std::filesystem::path output;
  std::string what;
  std::string format = "svg";
  BenchOptions bench;
  unsigned threads = available_threads();
  bool json = false;
  bool csv = true;
  std::function<ExitCode()> command;
};

/// Accepts whole numbers within bounds, and says so where the library would speak of types.
CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
  return CLI::Validator(
      [least, most](const std::string& text) {
        std::uint64_t number = 0;
        const auto end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        if (error == std::errc() && stop == end && number >= least && number <= most) return std::string();
        const auto range =
            most == largest_integer ? fmt::format("from {}", least) : fmt::format("from {} to {}", least, most);
        return fmt::format("{}: expected a whole number {}", text, range);
      },
      "");
}

/// Accepts one of a few words.
CLI::Validator one_of(const std::vector<std::string>& words) {
  return CLI::Validator(
      [words](const std::string& text) {
        if (std::find(words.begin(), words.end(), text) != words.end()) return std::string();
        return fmt::format("{}: expected one of {}{}", text, fmt::join(words, ", "),
                           did_you_mean(nearest(text, words)));
      },
      "");
}

void add_threads(CLI::App& app, unsigned& threads, const char* meaning) {
  app.add_option("--threads", threads, meaning)
      ->check(whole_number(1, most_threads))
      ->type_name("N")
      ->capture_default_str();
}

void add_threads(CLI::App& app, CommandLine& line) {
  add_threads(app, line.threads, "Threads to keep busy; the results are the same with any number");
}

void add_file(CLI::App& app, std::filesystem::path& file, const char* name, const char* meaning) {
  app.add_option(name, file, meaning)->required()->type_name("");
}

void add_output(CLI::App& app, std::filesystem::path& output, const char* type, const char* meaning) {
  app.add_option("-o,--output", output, meaning)->required()->type_name(type);
}

void add_overrides(CLI::App& app, Overrides& overrides) {
  app.add_option("--set", overrides.set, "Change a setting of the file, by its dotted path")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  app.add_option("--seed", overrides.seed, "In place of run.seed")
      ->check(whole_number(0, largest_integer))
      ->type_name("S");
  app.add_option("--replicates", overrides.replicates, "In place of run.replicates")
      ->check(whole_number(1, largest_integer))
      ->type_name("R");
}

void add_run(CLI::App& app, CommandLine& line) {
  auto& run = *app.add_subcommand("run", "Carry out an experiment; continues one that was interrupted");
  add_file(run, line.run.file, "FILE.toml", "The experiment");
  run.add_option("-o,--output", line.run.output, "The result file (default: results/FILE.h5)")->type_name("OUT.h5");
  run.add_option("--report", line.run.report, "Write a report as well")->type_name("OUT.html");
  add_threads(run, line);
  add_overrides(run, line.run.overrides);
  run.add_flag("--force", line.run.force, "Replace another experiment's results or unfinished runs");
  run.add_flag("--quiet", line.run.quiet, "Show no progress");
  run.callback([&line] {
    line.command = [&line] {
      line.run.threads = line.threads;
      return run_command(line.run);
    };
  });
}

void add_check(CLI::App& app, CommandLine& line) {
  auto& check = *app.add_subcommand("check", "Validate an experiment and say what would run, with memory and time");
  add_file(check, line.file, "FILE.toml", "The experiment");
  add_threads(check, line);
  add_overrides(check, line.run.overrides);
  check.callback(
      [&line] { line.command = [&line] { return check_command(line.file, line.run.overrides, line.threads); }; });
}

void add_report(CLI::App& app, CommandLine& line) {
  auto& report = *app.add_subcommand("report", "Write the report of a result file: one page that needs no network");
  add_file(report, line.file, "OUT.h5", "The results");
  add_output(report, line.output, "OUT.html", "The page");
  report.callback([&line] { line.command = [&line] { return report_command(line.file, line.output); }; });
}

void add_figures(CLI::App& app, CommandLine& line) {
  auto& figures = *app.add_subcommand("figures", "Write the charts of a result file as pictures");
  add_file(figures, line.file, "OUT.h5", "The results");
  add_output(figures, line.output, "DIR", "The folder for the pictures");
  figures.add_option("--format", line.format, "svg, png or pdf")
      ->check(one_of({"svg", "png", "pdf"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  figures.callback(
      [&line] { line.command = [&line] { return figures_command(line.file, line.output, line.format); }; });
}

void add_export(CLI::App& app, CommandLine& line) {
  auto& tables = *app.add_subcommand("export", "Write a result file as CSV tables");
  add_file(tables, line.file, "OUT.h5", "The results");
  add_output(tables, line.output, "DIR", "The folder for the tables");
  tables.add_flag("--csv", line.csv, "Comma-separated values, the only format there is");
  tables.callback([&line] { line.command = [&line] { return export_command(line.file, line.output); }; });
}

void add_describe(CLI::App& app, CommandLine& line) {
  auto& describe = *app.add_subcommand("describe", "Print a table the program is made of");
  describe.add_option("WHAT", line.what, fmt::format("One of {}", fmt::join(described_names(), ", ")))->type_name("");
  describe.add_flag("--json", line.json, "As JSON");
  describe.callback([&line] { line.command = [&line] { return describe_command(line.what, line.json); }; });
}

void add_bench(CLI::App& app, CommandLine& line) {
  auto& bench =
      *app.add_subcommand("bench", "Time the market after its burn-in: ns per learner and step, memory, rates");
  const auto positive = whole_number(1, largest_integer);
  bench.add_option("-f,--file", line.bench.file, "A market to time (default: the reference market)")
      ->type_name("FILE.toml");
  bench.add_option("--learners", line.bench.learners, "In place of learner.number")->check(positive)->type_name("N");
  bench.add_option("--months", line.bench.months, "In place of run.months")->check(positive)->type_name("M");
  bench.add_flag("--json", line.bench.json, "As JSON");
  line.bench.threads = 1;
  add_threads(bench, line.bench.threads, "Threads of the one run");
  bench.callback([&line] {
    line.command = [&line] {
      print_lines(bench_text(line.bench));
      return exit_done;
    };
  });
}

std::string version_text() {
  const std::string state = git_dirty() == "yes" ? ", with changes" : "";
  return fmt::format("stoa {} (commit {}{})", stoa_version(), git_commit(), state);
}

/// The word the command line could not use, with the one that was probably meant; empty when every word had a place.
std::string unknown_word(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  const auto& command = chosen.empty() ? app : *chosen.front();
  const auto unused = app.remaining(true);
  if (unused.empty()) return {};
  const auto& word = unused.front();
  std::vector<std::string> valid;
  if (word.starts_with('-')) {
    for (const auto* option : command.get_options()) {
      for (const auto& name : option->get_lnames()) valid.push_back("--" + name);
    }
    const auto name = word.substr(0, word.find('='));
    if (std::find(valid.begin(), valid.end(), name) != valid.end() && !chosen.empty()) {
      return fmt::format("{0}: is an option of {1} and comes after it, as in stoa {1} … {0} …", name,
                         command.get_name());
    }
    return fmt::format("{}: unknown option{}", name, did_you_mean(nearest(name, valid)));
  }
  if (!chosen.empty()) return fmt::format("{}: one word too many", word);
  for (const auto* other : app.get_subcommands([](const CLI::App*) { return true; }))
    valid.push_back(other->get_name());
  return fmt::format("{}: unknown command{}", word, did_you_mean(nearest(word, valid)));
}

/// What is wrong with a command line that `error` was thrown for, in one line.
std::string mistake_in(const CLI::App& app, const CLI::ParseError& error) {
  if (const auto unknown = unknown_word(app); !unknown.empty()) return unknown;
  const auto chosen = app.get_subcommands();
  if (!chosen.empty()) return fmt::format("stoa {}: {}", chosen.front()->get_name(), error.what());
  return "stoa: expected a command; stoa --help lists them";
}

/// Reads the words of the command line; an exit code when that is all there is to do (--help, --version).
std::optional<ExitCode> parse(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::Success& asked) {
    app.exit(asked);
    return exit_done;
  } catch (const CLI::ParseError& error) {
    throw InputError(mistake_in(app, error));
  }
}

ExitCode carry_out_command(int argc, char** argv) {
  CommandLine line;
  line.run.words.assign(argv, argv + argc);
  CLI::App app("A laboratory for the economics of learning", "stoa");
  app.require_subcommand(1);
  app.set_version_flag("--version", version_text());
  add_run(app, line);
  add_check(app, line);
  add_describe(app, line);
  add_report(app, line);
  add_figures(app, line);
  add_export(app, line);
  add_bench(app, line);
  if (const auto done = parse(app, argc, argv)) return *done;
  return line.command();
}

/// Writes a line to standard error; that it could not must not become one more failure.
void say(const std::string& text) { std::fputs((text + "\n").c_str(), stderr); }

/// Carries out the command; every failure becomes lines on standard error and an exit code.
ExitCode carry_out_safely(int argc, char** argv) {
  try {
    return carry_out_command(argc, argv);
  } catch (const InputError& error) {
    for (const auto& mistake : error.lines) say(mistake);
    return exit_wrong_input;
  } catch (const std::bad_alloc&) {
    say("stoa: out of memory; what was finished is kept; lower learner.number, run.replicates or the number of "
        "threads");
  } catch (const std::exception& error) {
    say(error.what());
  }
  return exit_incomplete;
}

/// Gives the standard streams that the parent closed something to refer to, lest the first file opened take their
/// place.
///
/// What is then written to standard output fails, as it should.
void fill_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) < 0 && errno == EBADF) open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace

int main(int argc, char** argv) {
  fill_closed_streams();
  const auto code = carry_out_safely(argc, argv);
  if (code != exit_done || (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)) return code;
  say(fmt::format("standard output: cannot be written ({})", std::generic_category().message(errno)));
  return exit_incomplete;
}
