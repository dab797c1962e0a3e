#include "experiments/csv_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <span>

namespace experiments {

void CsvFile::cell(std::string_view text) {
  separate();
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    text_ += text;
    return;
  }
  text_ += '"';
  for (const char c : text) text_.append(c == '"' ? 2 : 1, c);
  text_ += '"';
}

void CsvFile::cell(double number) {
  separate();
  if (!std::isnan(number)) fmt::format_to(std::back_inserter(text_), "{}", number);
}

void CsvFile::end_row() {
  text_ += '\n';
  at_start_ = true;
  if (text_.size() > largest_piece) write_out();
}

void CsvFile::commit() {
  write_out();
  file_.commit();
}

void CsvFile::write_out() {
  file_.append(std::as_bytes(std::span(text_)));
  text_.clear();
}

}  // namespace experiments
