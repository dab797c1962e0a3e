#include "experiments/document.hpp"

// Its assertions would end the program on broken files that its parser refuses anyway.
#define TOML_ASSERT(expression) static_assert(true)
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <sstream>

#include "experiments/atomic_file.hpp"
#include "experiments/error.hpp"
#include "experiments/spelling.hpp"

namespace experiments {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 20;  // [byte] what is longer was not written as an experiment
constexpr std::size_t most_parts = 24;  // of a key; the parser and the tree recurse into each, on a stack that ends

std::string read_text(const std::filesystem::path& file) {
  const std::string name = file.string();
  std::string text(largest_file + 1, '\0');
  text.resize(InputFile(file).read(std::as_writable_bytes(std::span(text))));
  if (text.size() > largest_file) throw InputError(name + ": is larger than 1 MiB; expected an experiment file");
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw InputError(name + ": is empty; expected an experiment file");
  }
  return text;
}

/// The dots in `key`, and whether one of the parts between them is empty.
struct KeyShape {
  std::size_t parts = 1;
  bool has_empty_part = false;
};

KeyShape shape_of(std::string_view key) {
  KeyShape shape;
  char before = '.';
  for (const char letter : key) {
    if (letter == '.') {
      ++shape.parts;
      shape.has_empty_part |= before == '.';
    }
    before = letter;
  }
  shape.has_empty_part |= before == '.';
  return shape;
}

/// Where the text, string or comment that begins at `at` ends; `at` itself where none begins.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const char first = text[at];
  if (first == '#') return std::min(text.find('\n', at), text.size());
  if (first != '"' && first != '\'') return at;
  const std::string_view mark = text.substr(at, 3) == std::string(3, first) ? text.substr(at, 3) : text.substr(at, 1);
  for (at += mark.size(); at < text.size(); ++at) {
    if (mark.size() == 1 && text[at] == '\n') return at;
    if (text.substr(at, mark.size()) == mark) return at + mark.size();
    if (first == '"' && text[at] == '\\') ++at;
  }
  return text.size();
}

/// The first line with a key of too many parts, by the dots outside of values, strings and comments; 0 if there is
/// none.
///
/// Dots within quotes make no parts yet; they are counted when the tree is made.
std::int64_t line_of_long_key(std::string_view text) {
  std::int64_t line = 1;
  std::size_t dots = 0;
  bool in_value = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (const std::size_t end = end_of_quoted(text, at); end > at) {
      line += std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                         text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
      at = end - 1;
      continue;
    }
    const char letter = text[at];
    if (letter == '.' && !in_value && ++dots >= most_parts) return line;
    if (letter == '\n') ++line;
    if (std::string_view("\n=,{[").find(letter) != std::string_view::npos) {
      dots = 0;
      in_value = letter == '=';
    }
  }
  return 0;
}

std::string too_many_parts() { return fmt::format("expected keys of at most {} parts", most_parts); }

std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x20; }, ' ');
  return out;
}

template <class Date>
Moment converted_moment(const Date& from) {
  std::ostringstream out;
  out << from;
  return {out.str()};
}

/// Makes our tree of the parser's.
class Conversion {
 public:
  /// @param option that the text stands in, empty for the file
  /// @param has_lines whether a person wrote it in lines
  Conversion(std::string option, bool has_lines, Mistakes& mistakes)
      : option_(std::move(option)), has_lines_(has_lines), mistakes_(mistakes) {}

  /// @param depth parts of the path above, whether written with dots or as nested tables
  Table table(const toml::table& from, std::size_t depth) const {
    // The parser keeps keys sorted; a design's axes mean what they mean in the order they were written.
    std::vector<std::pair<toml::source_position, Node>> entries;
    for (auto&& [key, value] : from) {
      const Place place = place_of(key.source());
      const KeyShape shape = shape_of(key.str());
      if (shape.has_empty_part) {
        mistakes_.add(place, "", "", shortened(in_quotes(key.str())) + ": expected a key without an empty part");
        continue;
      }
      entries.emplace_back(key.source().begin, node(value, std::string(key.str()), place, depth + shape.parts));
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Table table;
    for (auto& entry : entries) table.entries.push_back(std::move(entry.second));
    return table;
  }

  /// @throws InputError when the value lies too deep
  Node node(const toml::node& from, std::string key, Place place, std::size_t depth) const {
    if (depth > most_parts) throw InputError(mistakes_.where(place) + ": " + too_many_parts());
    Node node{std::move(key), std::move(place), false};
    switch (from.type()) {
      case toml::node_type::table: node.value = table(*from.as_table(), depth); break;
      case toml::node_type::array: node.value = list(*from.as_array(), depth); break;
      case toml::node_type::string: node.value = **from.as_string(); break;
      case toml::node_type::integer: node.value = **from.as_integer(); break;
      case toml::node_type::floating_point: node.value = **from.as_floating_point(); break;
      case toml::node_type::boolean: node.value = **from.as_boolean(); break;
      case toml::node_type::date: node.value = converted_moment(**from.as_date()); break;
      case toml::node_type::time: node.value = converted_moment(**from.as_time()); break;
      default: node.value = converted_moment(**from.as_date_time()); break;
    }
    return node;
  }

 private:
  List list(const toml::array& from, std::size_t depth) const {
    List list;
    for (const toml::node& item : from) list.items.push_back(node(item, "", place_of(item.source()), depth + 1));
    return list;
  }

  Place place_of(const toml::source_region& source) const {
    return {has_lines_ ? static_cast<std::int64_t>(source.begin.line) : 0, option_};
  }

  std::string option_;
  bool has_lines_;
  Mistakes& mistakes_;
};

/// @param has_lines whether a mistake names its line
toml::table parsed(std::string_view text, const std::filesystem::path& file, bool has_lines) {
  const auto place = [&](std::int64_t line) {
    return has_lines ? fmt::format("{}:{}", file.string(), line) : file.string();
  };
  if (const std::int64_t line = line_of_long_key(text); line > 0) {
    throw InputError(fmt::format("{}: {}", place(line), too_many_parts()));
  }
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    throw InputError(fmt::format("{}: {}", place(error.source().begin.line), one_line(error.description())));
  }
}

/// What stands behind `--set KEY=`: a value as in a file, or a bare word or path.
std::optional<Node> parsed_value(const std::string& key, const std::string& text, Mistakes& mistakes) {
  const Place place{0, "--set"};
  const bool bare = text.empty() || std::string_view("\"'[{").find(text.front()) == std::string_view::npos;
  const bool single = text.find('\n') == std::string::npos;
  const std::string line = "value = " + (single ? text : in_quotes(text));
  if (line_of_long_key(line) > 0) throw InputError("--set " + shortened(key) + ": " + too_many_parts());
  try {
    const toml::table table = toml::parse(line);
    return Conversion("--set", false, mistakes).node(*table.get("value"), key, place, shape_of(key).parts);
  } catch (const toml::parse_error& error) {
    // "+7_0" is a number written badly; "0+1" are words joined by +.
    const bool digits = !text.empty() && text.find_first_not_of("+-_0123456789") == std::string::npos;
    const bool joined = text.find_first_of("+-", 1) != std::string::npos;
    if (bare && (!digits || joined)) return Node{key, place, text};
    mistakes.add(place, key, text, "expected a value as in a file: " + one_line(error.description()));
    return std::nullopt;
  }
}

void put_change(Table& root, const std::string& change, Mistakes& mistakes) {
  const std::size_t equals = change.find('=');
  const std::string key = change.substr(0, equals);
  const Place place{0, "--set"};
  if (!is_utf8(change)) {
    // What the line shows of it must be readable itself.
    mistakes.add(place, is_utf8(key) ? key : "", "", "expected text in UTF-8");
    return;
  }
  const KeyShape shape = shape_of(key);
  if (equals == std::string::npos || shape.has_empty_part || shape.parts > most_parts) {
    mistakes.add({0, "--set " + shortened(in_quotes(change))}, "", "",
                 "expected KEY=VALUE, as in platform.main.commission=0.3");
    return;
  }
  if (auto node = parsed_value(key, change.substr(equals + 1), mistakes)) {
    Assembly(mistakes, true).put(root, std::move(*node));
  }
}

void put_number(Table& root, const std::string& key, const std::string& option, std::int64_t number,
                Mistakes& mistakes) {
  // What should be a table and is none is said where it stands, once.
  if (const Node* table = root.find(key.substr(0, key.find('.'))); table && !table->table()) return;
  Assembly(mistakes, true).put(root, {key, {0, option}, number});
}

}  // namespace

Table read_document(const std::filesystem::path& file, Mistakes& mistakes) {
  const toml::table parsed_file = parsed(read_text(file), file, true);
  Table root;
  Assembly(mistakes, false).put_all(root, Conversion("", true, mistakes).table(parsed_file, 0));
  return root;
}

Table read_document(std::string_view text, const std::filesystem::path& name, Mistakes& mistakes) {
  const toml::table parsed_text = parsed(text, name, false);
  Table root;
  Assembly(mistakes, false).put_all(root, Conversion("", false, mistakes).table(parsed_text, 0));
  return root;
}

void change_document(Table& root, const Overrides& overrides, Mistakes& mistakes) {
  for (const std::string& change : overrides.set) put_change(root, change, mistakes);
  if (overrides.replicates) put_number(root, "run.replicates", "--replicates", *overrides.replicates, mistakes);
  if (overrides.learners) put_number(root, "learner.number", "--learners", *overrides.learners, mistakes);
  if (overrides.months) put_number(root, "run.months", "--months", *overrides.months, mistakes);
  if (overrides.seed) {
    // TOML's integers end at 2^63 - 1, and a seed has to be written into the resolved configuration.
    constexpr std::uint64_t largest = std::numeric_limits<std::int64_t>::max();
    if (*overrides.seed > largest) {
      mistakes.add({0, "--seed"}, "", std::to_string(*overrides.seed), "expected at most " + std::to_string(largest));
    }
    put_number(root, "run.seed", "--seed", static_cast<std::int64_t>(std::min(*overrides.seed, largest)), mistakes);
  }
}

}  // namespace experiments
