#include "experiments/tree.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "experiments/spelling.hpp"

namespace experiments {
namespace {

/// `a.b = value` as a table `a` with the entry `b`.
Node nested(Node node, std::size_t dot) {
  Node outer{node.key.substr(0, dot), node.place, Table{}};
  node.key.erase(0, dot + 1);
  std::get<Table>(outer.value).entries.push_back(std::move(node));
  return outer;
}

bool holds_tables(const Node& node) {
  const List* list = node.list();
  return node.table() || (list && std::any_of(list->items.begin(), list->items.end(),
                                              [](const Node& item) { return item.table() != nullptr; }));
}

}  // namespace

Node* Table::find(std::string_view key) {
  const auto found = std::find_if(entries.begin(), entries.end(), [key](const Node& node) { return node.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

const Node* Table::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [key](const Node& node) { return node.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

std::string spelled(const Node& node) {
  if (node.table()) return "{…}";
  if (const Moment* moment = std::get_if<Moment>(&node.value)) return moment->text;
  if (const List* list = node.list()) {
    std::string out;
    for (const Node& item : list->items) out += (out.empty() ? "" : ", ") + spelled(item);
    return "[" + out + "]";
  }
  if (const bool* flag = std::get_if<bool>(&node.value)) return spelled(models::Value(*flag));
  if (const auto* integer = std::get_if<std::int64_t>(&node.value)) return spelled(models::Value(*integer));
  if (const double* real = std::get_if<double>(&node.value)) return spelled(*real);
  return in_quotes(*node.string());
}

std::optional<std::int64_t> whole(const Node& node) {
  if (const auto* integer = std::get_if<std::int64_t>(&node.value)) return *integer;
  const double* real = std::get_if<double>(&node.value);
  constexpr double exact = 9007199254740992.0;  // 2^53
  if (!real || !(std::abs(*real) <= exact) || *real != static_cast<double>(static_cast<std::int64_t>(*real))) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(*real);
}

void Assembly::put(Table& into, Node node, const std::string& above) {
  const std::size_t dot = node.key.find('.');
  const bool descends = dot != std::string::npos;
  if (descends) node = nested(std::move(node), dot);
  const std::string path = above.empty() ? node.key : above + "." + node.key;
  Node* found = into.find(node.key);
  const bool merges = found && found->table() && node.table();
  if (found && !merges && !replaces_) {
    mistakes_.add(node.place, path, spelled(node), "given twice, first at " + mistakes_.where(found->place));
    return;
  }
  // A path leads into tables alone, and no single value stands for all that tables hold.
  const bool single = !node.table() && !node.list();
  if (found && ((descends && !found->table()) || (single && holds_tables(*found)))) {
    refuse_change(*found, node, path);
    return;
  }
  if (!found) found = &into.entries.emplace_back(Node{node.key, node.place, Table{}});
  if (!merges) {
    found->place = node.place;
    found->value = Table{};
  }
  if (Table* table = std::get_if<Table>(&node.value)) {
    put_all(std::get<Table>(found->value), std::move(*table), path);
  } else {
    found->value = std::move(node.value);
    if (List* list = std::get_if<List>(&found->value)) split_keys(*list, path);
  }
}

void Assembly::refuse_change(const Node& before, const Node& change, std::string path) {
  if (!change.table()) {
    mistakes_.add(change.place, path, spelled(change), "holds tables; set a value in one, as in platform.main.slate=3");
    return;
  }
  const std::string above = path;
  const Node* value = &change;
  while (value->table() && value->table()->entries.size() == 1) {
    value = &value->table()->entries.front();
    path += "." + value->key;
  }
  mistakes_.add(change.place, path, spelled(*value),
                "cannot be set, as " + above + " is no table at " + mistakes_.where(before.place));
}

void Assembly::put_all(Table& into, Table from, const std::string& above) {
  for (Node& node : from.entries) put(into, std::move(node), above);
}

void Assembly::split_keys(List& list, const std::string& path) {
  for (Node& item : list.items) {
    Table* table = std::get_if<Table>(&item.value);
    if (!table) continue;
    Table assembled;
    put_all(assembled, std::move(*table), path);
    item.value = std::move(assembled);
  }
}

}  // namespace experiments
