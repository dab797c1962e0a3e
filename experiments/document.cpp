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

/// The first line with a key of too many parts, by its dots; 0 if there is none.
std::int64_t line_of_long_key(std::string_view text) {
  std::int64_t line = 1;
  std::size_t dots = 0;
  for (const char letter : text) {
    if (letter == '.' && ++dots >= most_parts) return line;
    if (letter == '\n') ++line;
    if (std::string_view("\n=,{[").find(letter) != std::string_view::npos) dots = 0;
  }
  return 0;
}

std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x20; }, ' ');
  return out;
}

Place place_of(const toml::source_region& source, const std::string& option) {
  return {option.empty() ? static_cast<std::int64_t>(source.begin.line) : 0, option};
}

Node converted(const toml::node& from, std::string key, Place place);

Table converted_table(const toml::table& from, const std::string& option) {
  // The parser keeps keys sorted; a design's axes mean what they mean in the order they were written.
  std::vector<std::pair<toml::source_position, Node>> entries;
  for (auto&& [key, node] : from) {
    const toml::source_region& source = key.source();
    entries.emplace_back(source.begin, converted(node, std::string(key.str()), place_of(source, option)));
  }
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Table table;
  for (auto& entry : entries) table.entries.push_back(std::move(entry.second));
  return table;
}

List converted_list(const toml::array& from, const std::string& option) {
  List list;
  for (const toml::node& node : from) list.items.push_back(converted(node, "", place_of(node.source(), option)));
  return list;
}

template <class Date>
Moment converted_moment(const Date& from) {
  std::ostringstream out;
  out << from;
  return {out.str()};
}

Node converted(const toml::node& from, std::string key, Place place) {
  Node node{std::move(key), std::move(place), false};
  const std::string& option = node.place.option;
  switch (from.type()) {
    case toml::node_type::table: node.value = converted_table(*from.as_table(), option); break;
    case toml::node_type::array: node.value = converted_list(*from.as_array(), option); break;
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

toml::table parsed(const std::string& text, const std::filesystem::path& file) {
  if (const std::int64_t line = line_of_long_key(text); line > 0) {
    throw InputError(fmt::format("{}:{}: expected keys of at most {} parts", file.string(), line, most_parts));
  }
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    throw InputError(fmt::format("{}:{}: {}", file.string(), error.source().begin.line, one_line(error.description())));
  }
}

/// What stands behind `--set KEY=`: a value as in a file, or a bare word or path.
std::optional<Node> parsed_value(const std::string& key, const std::string& text, Mistakes& mistakes) {
  const Place place{0, "--set"};
  const bool bare = text.empty() || std::string_view("\"'[{").find(text.front()) == std::string_view::npos;
  try {
    const bool single = text.find('\n') == std::string::npos;
    const toml::table table = toml::parse("value = " + (single ? text : in_quotes(text)));
    return converted(*table.get("value"), key, place);
  } catch (const toml::parse_error& error) {
    if (bare) return Node{key, place, text};
    mistakes.add(place, key, text, "expected a value as in a file: " + one_line(error.description()));
    return std::nullopt;
  }
}

void put_change(Table& root, const std::string& change, Mistakes& mistakes) {
  const std::size_t equals = change.find('=');
  const std::string key = change.substr(0, equals);
  const bool empty_part = key.empty() || key.front() == '.' || key.back() == '.' || key.find("..") != std::string::npos;
  if (equals == std::string::npos || empty_part || line_of_long_key(change) > 0) {
    mistakes.add({0, "--set " + in_quotes(change)}, "", "", "expected KEY=VALUE, as in platform.main.commission=0.3");
    return;
  }
  if (auto node = parsed_value(key, change.substr(equals + 1), mistakes)) {
    Assembly(mistakes, true).put(root, std::move(*node));
  }
}

void put_number(Table& root, const std::string& key, const std::string& option, std::int64_t number,
                Mistakes& mistakes) {
  Assembly(mistakes, true).put(root, {key, {0, option}, number});
}

}  // namespace

Table read_document(const std::filesystem::path& file, const Overrides& overrides, Mistakes& mistakes) {
  const toml::table parsed_file = parsed(read_text(file), file);
  Table root;
  Assembly(mistakes, false).put_all(root, converted_table(parsed_file, ""));
  for (const std::string& change : overrides.set) put_change(root, change, mistakes);
  if (overrides.replicates) put_number(root, "run.replicates", "--replicates", *overrides.replicates, mistakes);
  if (overrides.seed) {
    // TOML's integers end at 2^63 - 1, and a seed has to be written into the resolved configuration.
    constexpr std::uint64_t largest = std::numeric_limits<std::int64_t>::max();
    if (*overrides.seed > largest) {
      mistakes.add({0, "--seed"}, "", std::to_string(*overrides.seed), "expected at most " + std::to_string(largest));
    }
    put_number(root, "run.seed", "--seed", static_cast<std::int64_t>(std::min(*overrides.seed, largest)), mistakes);
  }
  return root;
}

}  // namespace experiments
