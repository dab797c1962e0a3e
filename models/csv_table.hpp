#pragma once
/// @file Tables in CSV files, read so that every mistake is one line with file, line, column and value.

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace models {

/// An input file of a model is wrong: one line per mistake.
class InputFileError : public std::runtime_error {
 public:
  explicit InputFileError(std::vector<std::string> mistakes)
      : std::runtime_error(mistakes.front()), lines(std::move(mistakes)) {}
  std::vector<std::string> lines;
};

/// A value in quotes as a terminal can show it: other bytes than printable ASCII as \xNN, a long one cut.
std::string quoted(std::string_view value);

std::string join(const std::vector<std::string>& words);

/// The one of `known` whose letters are those of `name` but for one; empty when there is none.
std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& known);

/// Collects the mistakes of a file with the line they are on.
class FileMistakes {
 public:
  explicit FileMistakes(std::string path) : path_(std::move(path)) {}

  void add(std::size_t line, const std::string& text);
  void field(std::size_t line, std::string_view column, const std::string& value, std::string_view expected);

  /// @throws InputFileError when there is any
  void report() const;

 private:
  std::string path_;
  std::vector<std::string> lines_;
  std::size_t count_ = 0;
};

/// A number in a field: outside of its bounds, or no number at all, it is a mistake and the fallback stands.
struct NumberField {
  std::string_view column;
  double least;
  double most;
  std::string_view expected;
};
double number_in(const std::string& text, const NumberField& field, std::size_t line, FileMistakes& mistakes,
                 double fallback);

/// What becomes of a table's lines; a row has as many fields as the header.
struct CsvTable {
  std::function<void(const std::vector<std::string>& names)> header;
  std::function<void(std::size_t line, const std::vector<std::string>& fields)> row;
};

/// Reads a file line by line. Mistakes in the header end the reading, those in rows are collected.
/// @throws InputFileError
void read_csv(const std::string& path, FileMistakes& mistakes, const CsvTable& table);

}  // namespace models
