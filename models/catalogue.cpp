#include "models/catalogue.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fstream>
#include <limits>
#include <map>
#include <set>

#include "models/csv.hpp"
#include "sim/clock.hpp"

namespace models {
namespace {

constexpr std::array<std::string_view, 11> known_columns{"course_id", "creator", "subject",    "price",
                                                         "hours",     "level",   "difficulty", "subscribers",
                                                         "reviews",   "rating",  "published"};
constexpr std::size_t most_mistakes = 20;
constexpr double longest_video = 1000.0;
constexpr std::string_view open_quote = "a quote is not closed on its line; a field cannot hold a line break";

std::string join(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

/// A value in quotes as a terminal can show it: other bytes than printable ASCII as \xNN, a long one cut.
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

/// The letters of a name in lower case.
std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    if (c >= 'a' && c <= 'z') letters += c;
  }
  return letters;
}

/// The known column whose letters are those of `name` but for one; empty when there is none.
std::string_view nearest_column(std::string_view name) {
  const std::string letters = letters_of(name);
  for (const std::string_view column : known_columns) {
    const std::string known = letters_of(column);
    // Letters alike at the beginning and alike at the end, with at most one between on either side.
    const std::size_t shorter = std::min(known.size(), letters.size());
    const std::size_t longer = std::max(known.size(), letters.size());
    const auto apart =
        std::mismatch(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(shorter), letters.begin());
    const auto front = static_cast<std::size_t>(apart.first - known.begin());
    std::size_t back = 0;
    while (back < shorter - front && known[known.size() - 1 - back] == letters[letters.size() - 1 - back]) ++back;
    if (longer - front - back <= 1) return column;
  }
  return {};
}

/// Collects mistakes with the line they are on.
class Mistakes {
 public:
  explicit Mistakes(std::string path) : path_(std::move(path)) {}

  void add(std::size_t line, const std::string& text) {
    if (++count_ <= most_mistakes) lines_.push_back(path_ + ":" + std::to_string(line) + ": " + text);
  }
  void field(std::size_t line, std::string_view column, const std::string& value, std::string_view expected) {
    add(line, std::string(column) + " = " + quoted(value) + ": expected " + std::string(expected));
  }
  void report() {
    if (lines_.empty()) return;
    if (count_ > most_mistakes)
      lines_.push_back(path_ + ": " + std::to_string(count_ - most_mistakes) + " more mistakes");
    throw InputFileError(lines_);
  }

 private:
  std::string path_;
  std::vector<std::string> lines_;
  std::size_t count_ = 0;
};

/// Days since 1970-01-01 of a date in the Gregorian calendar, or nothing.
std::optional<int> days_of(const std::string& text) {
  unsigned year = 0, month = 0, day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t n, unsigned& value) {
    const auto [end, error] = std::from_chars(text.data() + from, text.data() + from + n, value);
    return error == std::errc{} && end == text.data() + from + n;
  };
  if (!part(0, 4, year) || !part(5, 2, month) || !part(8, 2, day)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

/// One data row by column name.
class Row {
 public:
  Row(const std::map<std::string, std::size_t>& columns, const std::vector<std::string>& fields, std::size_t line,
      Mistakes& mistakes)
      : columns_(columns), fields_(fields), line_(line), mistakes_(mistakes) {}

  std::string text(const std::string& column) const {
    const auto place = columns_.find(column);
    return place == columns_.end() ? std::string() : fields_[place->second];
  }

  std::optional<double> number(const std::string& column, double least, double most, std::string_view expected) const {
    const std::string value = text(column);
    if (value.empty()) return std::nullopt;
    double x = 0.0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), x);
    if (error == std::errc{} && end == value.data() + value.size() && x >= least && x <= most) return x;
    mistakes_.field(line_, column, value, expected);
    return std::nullopt;
  }

  std::optional<Tier> tier() const {
    const std::string value = text("level");
    if (value.empty()) return std::nullopt;
    if (value == "all" || value == "beginner") return Tier::beginner;
    if (value == "intermediate") return Tier::intermediate;
    if (value == "advanced" || value == "expert") return Tier::advanced;
    mistakes_.field(line_, "level", value, "all, beginner, intermediate or advanced");
    return std::nullopt;
  }

  std::optional<int> published() const {
    const std::string value = text("published");
    if (value.empty()) return std::nullopt;
    const std::optional<int> days = days_of(value);
    if (!days) mistakes_.field(line_, "published", value, "a date YYYY-MM-DD");
    return days;
  }

 private:
  const std::map<std::string, std::size_t>& columns_;
  const std::vector<std::string>& fields_;
  std::size_t line_;
  Mistakes& mistakes_;
};

std::map<std::string, std::size_t> read_header(const std::string& line, Mistakes& mistakes) {
  std::map<std::string, std::size_t> columns;
  const auto names = split_csv(line);
  if (!names) mistakes.add(1, std::string(open_quote));
  bool has_id = false;
  for (std::size_t i = 0; names && i < names->size(); ++i) {
    const std::string& name = (*names)[i];
    if (std::find(known_columns.begin(), known_columns.end(), name) == known_columns.end()) {
      const std::string_view guess = nearest_column(name);
      has_id |= guess == "course_id";
      mistakes.add(1, "unknown column " + quoted(name) + ": expected " +
                          join({known_columns.begin(), known_columns.end()}) +
                          (guess.empty() ? "" : " (did you mean " + quoted(guess) + "?)"));
    } else if (!columns.emplace(name, i).second) {
      mistakes.add(1, "column " + quoted(name) + " appears twice");
    }
  }
  if (names && !has_id && !columns.contains("course_id")) mistakes.add(1, "column course_id is missing");
  return columns;
}

std::optional<std::size_t> subject_of(const std::string& name, std::vector<std::string>& subjects) {
  if (name.empty()) return std::nullopt;
  const auto place = static_cast<std::size_t>(std::find(subjects.begin(), subjects.end(), name) - subjects.begin());
  if (place == subjects.size()) subjects.push_back(name);
  return place;
}

KnownCourse read_row(const Row& row, std::vector<std::string>& subjects) {
  constexpr double largest = 1e12;
  KnownCourse course;
  course.subject = subject_of(row.text("subject"), subjects);
  course.price = row.number("price", 0.0, 1e6, "a price from 0 to 1000000");
  course.video_hours = row.number("hours", -largest, largest, "a number of hours");
  course.tier = row.tier();
  course.difficulty = row.number("difficulty", 1e-6, 1e6, "a difficulty from 0.000001 to 1000000");
  course.subscribers = row.number("subscribers", 0.0, largest, "a number that is not negative");
  course.reviews = row.number("reviews", 0.0, largest, "a number that is not negative");
  course.rating = row.number("rating", 1.0, 5.0, "a mean rating from 1 to 5");
  return course;
}

/// Hours that cannot be are redrawn; says so once.
void drop_impossible_hours(Catalogue& catalogue, const std::string& path) {
  std::size_t dropped = 0;
  for (KnownCourse& course : catalogue.courses) {
    if (!course.video_hours || (*course.video_hours > 0.0 && *course.video_hours <= longest_video)) continue;
    course.video_hours.reset();
    ++dropped;
  }
  if (dropped == 0) return;
  catalogue.warnings.push_back(path + ": " + std::to_string(dropped) + " of " +
                               std::to_string(catalogue.courses.size()) +
                               " courses have hours of 0 or less, or of more than 1000; theirs are drawn instead");
}

void set_ages(Catalogue& catalogue, const std::vector<std::optional<int>>& published) {
  int latest = std::numeric_limits<int>::min();
  for (const auto& day : published) latest = std::max(latest, day.value_or(latest));
  for (std::size_t i = 0; i < published.size(); ++i) {
    if (published[i]) catalogue.courses[i].age = (latest - *published[i]) / sim::days_per_month;
  }
}

/// A catalogue file half read.
struct Reading {
  explicit Reading(const std::string& path) : mistakes(path) {}

  Mistakes mistakes;
  Catalogue catalogue;
  std::vector<std::optional<int>> published;
  std::map<std::string, std::size_t> columns;
  std::set<std::string> ids;
  bool in_quotes = false;  // on the lines after one whose quote is not closed
};

void take_row(Reading& reading, const std::string& line, std::size_t number) {
  Mistakes& mistakes = reading.mistakes;
  const auto fields = split_csv(line);
  if (reading.in_quotes) {
    // The rest of a field with a line break; it is not one more mistake.
    reading.in_quotes = fields.has_value();
    return;
  }
  if (!fields) {
    mistakes.add(number, std::string(open_quote));
    reading.in_quotes = true;
    return;
  }
  if (fields->size() != reading.columns.size()) {
    mistakes.add(number, std::to_string(fields->size()) + " fields: expected " +
                             std::to_string(reading.columns.size()) + " as in the header");
    return;
  }
  const Row row(reading.columns, *fields, number, mistakes);
  const std::string id = row.text("course_id");
  if (id.empty()) {
    mistakes.add(number, "course_id is empty");
  } else if (!reading.ids.insert(id).second) {
    mistakes.field(number, "course_id", id, "an id that no row above has");
  }
  reading.catalogue.courses.push_back(read_row(row, reading.catalogue.subjects));
  reading.catalogue.creators.push_back(row.text("creator"));
  reading.published.push_back(row.published());
}

/// Spreadsheets put this at the beginning of a file to say that it is UTF-8.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

Catalogue read_catalogue(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw InputFileError({path + ": cannot be read"});
  Reading reading(path);
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (number == 1) {
      if (line.starts_with(byte_order_mark)) line.erase(0, byte_order_mark.size());
      reading.columns = read_header(line, reading.mistakes);
      reading.mistakes.report();
    } else if (!line.empty()) {
      take_row(reading, line, number);
    }
  }
  if (file.bad()) throw InputFileError({path + ": cannot be read"});  // a folder can be opened
  reading.mistakes.report();
  Catalogue& catalogue = reading.catalogue;
  if (catalogue.courses.empty()) {
    throw InputFileError({path + ": holds no course: expected a header and at least one row"});
  }
  drop_impossible_hours(catalogue, path);
  set_ages(catalogue, reading.published);
  return catalogue;
}

}  // namespace models
