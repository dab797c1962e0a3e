#include "models/csv_table.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <utility>

#include "models/csv.hpp"

namespace models {
namespace {

constexpr std::size_t most_mistakes = 20;
constexpr std::string_view open_quote = "a quote is not closed on its line; a field cannot hold a line break";

/// Spreadsheets put this at the beginning of a file to say that it is UTF-8.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The letters of a name in lower case.
std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    if (c >= 'a' && c <= 'z') letters += c;
  }
  return letters;
}

/// Whether letters are alike at the beginning and alike at the end, with at most one between on either side.
bool nearly_alike(const std::string& one, const std::string& other) {
  // Short names, and those in other alphabets, are all nearly alike.
  if (one.size() < 3 || other.size() < 3) return false;
  const std::size_t shorter = std::min(one.size(), other.size());
  const std::size_t longer = std::max(one.size(), other.size());
  const auto apart = std::mismatch(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(shorter), other.begin());
  const auto front = static_cast<std::size_t>(apart.first - one.begin());
  std::size_t back = 0;
  while (back < shorter - front && one[one.size() - 1 - back] == other[other.size() - 1 - back]) ++back;
  return longer - front - back <= 1;
}

/// The rows of a table, one after the other.
class Rows {
 public:
  Rows(FileMistakes& mistakes, const CsvTable& table) : mistakes_(mistakes), table_(table) {}

  void take_header(const std::string& line) {
    for (const auto& [separator, called] : {std::pair(';', "semicolons"), std::pair('\t', "tabs")}) {
      const bool other = line.find(',') == std::string::npos && line.find(separator) != std::string::npos;
      if (other) mistakes_.add(1, std::string("columns are separated by ") + called + ": expected commas");
    }
    mistakes_.report();
    const auto names = split_csv(line);
    if (!names) mistakes_.add(1, std::string(open_quote));
    if (names) table_.header(*names);
    mistakes_.report();
    width_ = names->size();
  }

  void take_row(std::size_t number, const std::string& line) {
    const auto fields = split_csv(line);
    if (in_quotes_) {
      // The rest of a field with a line break; it is not one more mistake.
      in_quotes_ = fields.has_value();
    } else if (!fields) {
      mistakes_.add(number, std::string(open_quote));
      in_quotes_ = true;
    } else if (fields->size() != width_) {
      mistakes_.add(
          number, std::to_string(fields->size()) + " fields: expected " + std::to_string(width_) + " as in the header");
    } else {
      table_.row(number, *fields);
    }
  }

 private:
  FileMistakes& mistakes_;
  const CsvTable& table_;
  std::size_t width_ = 0;
  bool in_quotes_ = false;  // on the lines after one whose quote is not closed
};

}  // namespace

std::string quoted(std::string_view value) {
  constexpr std::size_t longest = 60;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "\"";
  for (const char c : value.substr(0, longest)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f) {
      text += c;
    } else {
      text += {'\\', 'x', digits[byte / 16], digits[byte % 16]};
    }
  }
  return text + (value.size() > longest ? "…\"" : "\"");
}

std::string join(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& known) {
  const std::string letters = letters_of(name);
  const auto found =
      std::find_if(known.begin(), known.end(), [&](auto other) { return nearly_alike(letters_of(other), letters); });
  return found == known.end() ? std::string_view() : *found;
}

void FileMistakes::add(std::size_t line, const std::string& text) {
  if (++count_ <= most_mistakes) lines_.push_back(path_ + ":" + std::to_string(line) + ": " + text);
}

void FileMistakes::field(std::size_t line, std::string_view column, const std::string& value,
                         std::string_view expected) {
  add(line, std::string(column) + " = " + quoted(value) + ": expected " + std::string(expected));
}

void FileMistakes::report() const {
  if (lines_.empty()) return;
  auto lines = lines_;
  if (count_ > most_mistakes) lines.push_back(path_ + ": " + std::to_string(count_ - most_mistakes) + " more mistakes");
  throw InputFileError(lines);
}

double number_in(const std::string& text, const NumberField& field, std::size_t line, FileMistakes& mistakes,
                 double fallback) {
  double x = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), x);
  if (error == std::errc{} && end == text.data() + text.size() && x >= field.least && x <= field.most) return x;
  mistakes.field(line, field.column, text, field.expected);
  return fallback;
}

void read_csv(const std::string& path, FileMistakes& mistakes, const CsvTable& table) {
  std::ifstream file(path);
  if (!file) throw InputFileError({path + ": cannot be read"});
  Rows rows(mistakes, table);
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (number == 1) {
      if (line.starts_with(byte_order_mark)) line.erase(0, byte_order_mark.size());
      rows.take_header(line);
    } else if (!line.empty()) {
      rows.take_row(number, line);
    }
  }
  if (file.bad()) throw InputFileError({path + ": cannot be read"});  // a folder can be opened
  mistakes.report();
}

}  // namespace models
