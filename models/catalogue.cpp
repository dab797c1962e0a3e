#include "models/catalogue.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <limits>
#include <map>
#include <set>

#include "models/csv_table.hpp"
#include "sim/clock.hpp"

namespace models {
namespace {

constexpr std::array<std::string_view, 11> known_columns{"course_id", "creator", "subject",    "price",
                                                         "hours",     "level",   "difficulty", "subscribers",
                                                         "reviews",   "rating",  "published"};
constexpr double longest_video = 1000.0;

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
      FileMistakes& mistakes)
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
  FileMistakes& mistakes_;
};

std::map<std::string, std::size_t> read_header(const std::vector<std::string>& names, FileMistakes& mistakes) {
  std::map<std::string, std::size_t> columns;
  bool has_id = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string& name = names[i];
    if (std::find(known_columns.begin(), known_columns.end(), name) == known_columns.end()) {
      const std::string_view guess = nearest_name(name, {known_columns.begin(), known_columns.end()});
      has_id |= guess == "course_id";
      mistakes.add(1, "unknown column " + quoted(name) + ": expected " +
                          join({known_columns.begin(), known_columns.end()}) +
                          (guess.empty() ? "" : " (did you mean " + quoted(guess) + "?)"));
    } else if (!columns.emplace(name, i).second) {
      mistakes.add(1, "column " + quoted(name) + " appears twice");
    }
  }
  if (!has_id && !columns.contains("course_id")) mistakes.add(1, "column course_id is missing");
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
  Catalogue catalogue;
  std::vector<std::optional<int>> published;
  std::map<std::string, std::size_t> columns;
  std::set<std::string> ids;
};

void take_row(Reading& reading, std::size_t number, const std::vector<std::string>& fields, FileMistakes& mistakes) {
  const Row row(reading.columns, fields, number, mistakes);
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

}  // namespace

Catalogue read_catalogue(const std::string& path) {
  FileMistakes mistakes(path);
  Reading reading;
  read_csv(path, mistakes,
           {[&](const auto& names) { reading.columns = read_header(names, mistakes); },
            [&](std::size_t line, const auto& fields) { take_row(reading, line, fields, mistakes); }});
  Catalogue& catalogue = reading.catalogue;
  if (catalogue.courses.empty()) {
    throw InputFileError({path + ": holds no course: expected a header and at least one row"});
  }
  drop_impossible_hours(catalogue, path);
  set_ages(catalogue, reading.published);
  return catalogue;
}

}  // namespace models
