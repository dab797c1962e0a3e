#pragma once
/// @file A table of comma-separated values.

#include <concepts>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "experiments/atomic_file.hpp"

namespace experiments {

/// A table of comma-separated values that grows cell by cell.
class CsvFile {
 public:
  explicit CsvFile(const std::filesystem::path& path) : file_(path) {}

  void cell(std::string_view text);
  /// Empty for NaN.
  void cell(double number);
  template <std::integral Integer>
  void cell(Integer number) {
    separate();
    text_ += std::to_string(number);
  }
  template <typename... Values>
  void cells(const Values&... values) {
    (cell(values), ...);
  }
  void end_row();
  void commit();

 private:
  static constexpr std::size_t largest_piece = std::size_t{1} << 20;

  void separate() {
    if (!at_start_) text_ += ',';
    at_start_ = false;
  }
  void write_out();

  AtomicFile file_;
  std::string text_;
  bool at_start_ = true;
};

}  // namespace experiments
