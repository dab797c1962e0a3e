#pragma once
/// @file A tree of keys and values in which every value knows where it stands.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "experiments/mistakes.hpp"

namespace experiments {

struct Node;

struct List {
  std::vector<Node> items;
};

/// Entries in the order they were written.
struct Table {
  std::vector<Node> entries;
  Node* find(std::string_view key);
  const Node* find(std::string_view key) const;
};

/// A date or time of day, which no key of an experiment takes.
struct Moment {
  std::string text;
};

/// A value with its key (empty in a list) and the place of that key.
struct Node {
  std::string key;
  Place place;
  std::variant<bool, std::int64_t, double, std::string, Moment, List, Table> value;

  const Table* table() const { return std::get_if<Table>(&value); }
  const List* list() const { return std::get_if<List>(&value); }
  const std::string* string() const { return std::get_if<std::string>(&value); }
};

/// The value in TOML on one line; `{…}` for a table.
std::string spelled(const Node& node);

/// A whole number, which may be written with a point or an exponent as long as it is exact.
std::optional<std::int64_t> whole(const Node& node);

/// Puts a tree together: dotted keys become nested tables, and tables of one name one table.
class Assembly {
 public:
  /// @param replaces whether a value given twice replaces the first one; if not, it is a mistake, as it is always to
  ///                 put a single value in the place of tables, or to lead a path into a value
  Assembly(Mistakes& mistakes, bool replaces) : mistakes_(mistakes), replaces_(replaces) {}

  void put(Table& into, Node node) { put(into, std::move(node), ""); }
  void put_all(Table& into, Table from) { put_all(into, std::move(from), ""); }

 private:
  void put(Table& into, Node node, const std::string& above);
  void put_all(Table& into, Table from, const std::string& above);
  void refuse_change(const Node& before, const Node& change, std::string path);
  void split_keys(List& list, const std::string& path);

  Mistakes& mistakes_;
  bool replaces_;
};

}  // namespace experiments
