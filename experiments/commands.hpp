#pragma once
/// @file What each word of the command line does; main.cpp says how it is spelt.

#include <filesystem>
#include <string>
#include <vector>

#include "experiments/experiment.hpp"

namespace experiments {

/// The exit codes of the program.
enum ExitCode : int { exit_done = 0, exit_incomplete = 1, exit_wrong_input = 2, exit_interrupted = 130 };

/// Print to standard output; whether it took everything is asked once, when the program ends.
void print_lines(const std::string& text);

/// `stoa run FILE.toml`
struct RunArguments {
  std::filesystem::path file;
  std::filesystem::path output;  // empty: results/STEM.h5
  std::filesystem::path report;  // empty: none
  Overrides overrides;
  unsigned threads = 1;
  bool force = false;
  bool quiet = false;
  std::vector<std::string> words;  // the whole command line, to be repeated after an interrupt
};

/// Carry out an experiment, say where its results are and what they answer.
///
/// @throws InputError, OutputError
ExitCode run_command(const RunArguments& arguments);

/// `stoa check FILE.toml`: validate an experiment and print what would run, and the memory and time to expect.
///
/// @throws InputError
ExitCode check_command(const std::filesystem::path& file, const Overrides& overrides, unsigned threads);

/// `stoa describe WHAT`: print one of the tables the program is made of.
///
/// @throws InputError when there is no such table
ExitCode describe_command(const std::string& what, bool json);

/// `stoa report OUT.h5 -o OUT.html`: write the report of a result file.
///
/// @throws InputError when it is no result file
/// @throws OutputError when the report cannot be written
ExitCode report_command(const std::filesystem::path& file, const std::filesystem::path& output);

/// `stoa figures OUT.h5 -o DIR`: write the report's charts as files.
///
/// @param format "svg" | "png" | "pdf"
/// @throws InputError, OutputError
ExitCode figures_command(const std::filesystem::path& file, const std::filesystem::path& folder,
                         const std::string& format);

/// `stoa export OUT.h5 -o DIR`: write the results as CSV tables.
///
/// @throws InputError, OutputError
ExitCode export_command(const std::filesystem::path& file, const std::filesystem::path& folder);

/// A command line as a shell reads it back.
std::string shell_text(const std::vector<std::string>& words);

}  // namespace experiments
