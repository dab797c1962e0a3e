#include "experiments/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "experiments/file_keys.hpp"
#include "experiments/nearest.hpp"
#include "experiments/spelling.hpp"
#include "models/word_list.hpp"

namespace experiments {
namespace {

bool is_named(std::string_view section) { return section.ends_with(".*"); }

/// The section of the table with this stem, or nothing.
std::optional<std::string_view> section_of(std::string_view wanted) {
  for (const models::Parameter& row : models::parameter_table()) {
    if (stem(row.section) == wanted) return row.section;
  }
  return std::nullopt;
}

/// Whether the table has the setting of this path, in a section without names.
bool is_row(std::string_view path) {
  const auto& table = models::parameter_table();
  return std::any_of(table.begin(), table.end(), [path](const models::Parameter& row) {
    return stem(path) == row.section && path.substr(path.find('.') + 1) == row.name;
  });
}

std::string one_of(const std::vector<std::string_view>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += i == 0 ? "" : i + 1 == names.size() ? " or " : ", ";
    out += in_quotes(names[i]);
  }
  return out;
}

std::string range_of(const models::Parameter& row) {
  const bool below = std::isfinite(row.least);
  const bool above = std::isfinite(row.most);
  std::string text;
  if (below && above) text = fmt::format(" from {} to {}", row.least, row.most);
  if (below && !above) text = fmt::format(" of at least {}", row.least);
  if (!below && above) text = fmt::format(" of at most {}", row.most);
  return row.unit.empty() ? text : fmt::format("{} [{}]", text, row.unit);
}

std::optional<double> finite(const Node& node) {
  if (const auto* integer = std::get_if<std::int64_t>(&node.value)) return static_cast<double>(*integer);
  const double* real = std::get_if<double>(&node.value);
  return real && std::isfinite(*real) ? std::optional(*real) : std::nullopt;
}

bool within(const models::Parameter& row, double number) { return number >= row.least && number <= row.most; }

/// The first of a menu's words that is none of the names or comes twice; empty when all are right.
std::string wrong_word(const models::Parameter& row, const std::string& text) {
  if (row.names.empty()) return {};  // names of entities, which are checked once all are known
  std::vector<std::string> seen;
  std::stringstream words(text + models::word_separator);
  for (std::string word; std::getline(words, word, models::word_separator); seen.push_back(word)) {
    const bool known = std::count(row.names.begin(), row.names.end(), word) > 0;
    if (!known || std::count(seen.begin(), seen.end(), word) > 0) return word.empty() ? " " : word;
  }
  return {};
}

std::optional<models::Value> plain_value(const models::Parameter& row, const Node& node) {
  switch (row.type) {
    case models::Type::flag:
      if (const bool* flag = std::get_if<bool>(&node.value)) return *flag;
      return std::nullopt;
    case models::Type::integer:
      if (const auto number = whole(node); number && within(row, static_cast<double>(*number))) return *number;
      return std::nullopt;
    case models::Type::real:
      if (const auto number = finite(node); number && within(row, *number)) return *number;
      return std::nullopt;
    case models::Type::names:
      if (const std::string* text = node.string(); text && wrong_word(row, *text).empty()) return *text;
      return std::nullopt;
    default:
      if (const std::string* name = node.string(); name && std::count(row.names.begin(), row.names.end(), *name) > 0) {
        return *name;
      }
      return std::nullopt;
  }
}

/// Whether a setting names another entity of its section instead of one of some words.
bool names_entity(const models::Parameter& row) { return row.type == models::Type::name && row.names.empty(); }

/// The section whose entities a setting names.
std::string_view section_named(const models::Parameter& row) {
  return stem(row.entity_of.empty() ? row.section : row.entity_of);
}

/// What entities of that section are called: "a [platform.NAME]".
std::string kind_named(const models::Parameter& row) {
  const std::string section(section_named(row));
  const bool vowel = std::string_view("aeiou").find(section.front()) != std::string_view::npos;
  return (vowel ? "an [" : "a [") + section + ".NAME]";
}

}  // namespace

std::string_view stem(std::string_view section) { return section.substr(0, section.find('.')); }

Setting setting_at(std::string_view path) {
  const std::string_view section = stem(path);
  const std::string_view name = path.substr(path.rfind('.') + 1);
  const std::size_t between = section.size() + 1;
  const std::string_view entity =
      path.size() > between + name.size() ? path.substr(between, path.size() - between - name.size() - 1) : "";
  const auto& table = models::parameter_table();
  const auto row = std::find_if(table.begin(), table.end(), [&](const models::Parameter& candidate) {
    return stem(candidate.section) == section && candidate.name == name;
  });
  return {&*row, std::string(entity), std::string(path)};
}

const std::vector<std::string>& run_keys() {
  static const std::vector<std::string> keys = keys_of("run");
  return keys;
}

std::string expectation(const models::Parameter& row) {
  switch (row.type) {
    case models::Type::flag: return "true or false";
    case models::Type::integer: return "a whole number" + range_of(row);
    case models::Type::real:
      return (std::isfinite(row.least) && std::isfinite(row.most) ? "a number" : "a finite number") + range_of(row);
    case models::Type::name: return names_entity(row) ? "the name of " + kind_named(row) : one_of(row.names);
    case models::Type::names:
      if (row.names.empty()) return "names joined by +";
      return "one or several of " + one_of(row.names) + ", joined by +";
    default: return "the path of a file";
  }
}

Settings::Settings(const models::Model* model, const Table& root, const std::filesystem::path& file, Mistakes& mistakes)
    : model_(model), files_(file.parent_path()) {
  for (const Node& node : root.entries) places_.emplace(node.key, node.place);
  name_entities(root, mistakes);
  const auto& table = models::parameter_table();
  for (auto first = table.begin(); first != table.end();) {
    const auto last = std::find_if(first, table.end(), [&](const auto& row) { return row.section != first->section; });
    const std::string section(stem(first->section));
    const auto names = is_named(first->section) ? entities_[section] : std::set<std::string>{""};
    for (const std::string& name : names) {
      for (auto row = first; row != last && reads(section); ++row) {
        if (model_ && !models::reads_setting(*model_, *row)) continue;
        all_.push_back({&*row, name, section + (name.empty() ? "" : "." + name) + "." + std::string(row->name)});
      }
    }
    first = last;
  }
  for (const Setting& setting : all_) {
    index_.emplace(setting.path, paths_.size());
    paths_.push_back(setting.path);
  }
  for (const std::string& key : run_keys()) paths_.push_back("run." + key);
}

void Settings::name_entities(const Table& root, Mistakes& mistakes) {
  for (const models::Parameter& row : models::parameter_table()) {
    const std::string section(stem(row.section));
    if (!is_named(row.section) || entities_.count(section) > 0) continue;
    auto& names = entities_[section];
    const Node* node = root.find(section);
    for (const Node& entity : node && node->table() ? node->table()->entries : std::vector<Node>{}) {
      // An option changes entities; a slip in it must not make another one.
      if (!entity.table() || !entity.place.option.empty()) continue;
      names.insert(entity.key);
      if (is_bare(entity.key)) continue;
      mistakes.add(entity.place, section + "." + entity.key, "", "expected a name of letters, digits, _ and -");
    }
    if (names.empty()) names.insert("main");
  }
}

const Setting* Settings::find(std::string_view path) const {
  const auto found = index_.find(path);
  return found == index_.end() ? nullptr : &all_[found->second];
}

Place Settings::section_place(std::string_view path) const {
  const auto found = places_.find(stem(path));
  return found == places_.end() ? Place{} : found->second;
}

bool Settings::reads(std::string_view section) const {
  if (!model_ || section == "run") return true;
  return std::any_of(model_->sections.begin(), model_->sections.end(),
                     [section](std::string_view name) { return stem(name) == section; });
}

models::Parameters Settings::defaults() const {
  models::Parameters parameters;
  for (const Setting& setting : all_) setting.row->set(parameters, setting.entity, setting.row->fallback);
  return parameters;
}

void Settings::each(const Table& table, const std::function<void(const Setting&, const Node&)>& use,
                    Mistakes& mistakes) const {
  for (const Node& node : table.entries) walk(node, node.key, use, mistakes);
}

void Settings::walk(const Node& node, const std::string& path,
                    const std::function<void(const Setting&, const Node&)>& use, Mistakes& mistakes) const {
  if (const Setting* setting = find(path)) {
    use(*setting, node);
  } else if (node.table() && !node.table()->entries.empty()) {
    for (const Node& inner : node.table()->entries) walk(inner, path + "." + inner.key, use, mistakes);
  } else if (!node.table() || !holds_settings(path)) {
    mistakes.add(node.place, path, spelled(node), refusal(path));
  }
}

std::vector<Assignment> Settings::read(const Table& table, Mistakes& mistakes) {
  std::vector<Assignment> found;
  const auto take = [&](const Setting& setting, const Node& node) {
    if (auto read = value(setting, node, mistakes)) found.push_back({&setting, std::move(*read), node.place});
  };
  each(table, take, mistakes);
  return found;
}

std::vector<Assignment> Settings::read_varying(const Table& table, Mistakes& mistakes) {
  std::vector<Assignment> found;
  const auto take = [&](const Setting& setting, const Node& node) {
    if (!may_vary(setting, node, mistakes)) return;
    if (auto read = value(setting, node, mistakes)) found.push_back({&setting, std::move(*read), node.place});
  };
  each(table, take, mistakes);
  return found;
}

bool Settings::may_vary(const Setting& setting, const Node& node, Mistakes& mistakes) const {
  if (setting.row->section != "run") return true;
  mistakes.add(node.place, setting.path, spelled(node), "holds for the whole experiment; set it in [run]");
  return false;
}

/// The name of an entity of the setting's own section or of the one it names, or none.
std::optional<models::Value> Settings::entity_name(const Setting& setting, const Node& node, Mistakes& mistakes) const {
  const models::Parameter& row = *setting.row;
  const auto known = entities_.find(section_named(row));
  std::vector<std::string> names;
  if (known != entities_.end()) names.assign(known->second.begin(), known->second.end());
  const std::string& name = *node.string();
  if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) return name;
  mistakes.add(node.place, setting.path, spelled(node),
               "expected the name of " + kind_named(row) + did_you_mean(nearest(*node.string(), names)));
  return std::nullopt;
}

std::optional<models::Value> Settings::value(const Setting& setting, const Node& node, Mistakes& mistakes) {
  const models::Parameter& row = *setting.row;
  if (row.type == models::Type::file && node.string()) {
    return node.string()->empty() ? *node.string() : files_.open(setting.path, node, mistakes);
  }
  if (auto read = plain_value(row, node)) return read;
  if (names_entity(row) && node.string()) return entity_name(setting, node, mistakes);
  std::string guess;
  if (row.type == models::Type::name && node.string()) {
    guess = did_you_mean(nearest(*node.string(), {row.names.begin(), row.names.end()}));
  }
  if (row.type == models::Type::names && node.string()) {
    guess = did_you_mean(nearest(wrong_word(row, *node.string()), {row.names.begin(), row.names.end()}));
  }
  // On the command line a bare word is a text, but not if it is a number, true or false.
  if (row.type == models::Type::file && !node.place.option.empty()) guess = ", in quotes where it reads as a value";
  mistakes.add(node.place, setting.path, spelled(node), "expected " + expectation(row) + guess);
  return std::nullopt;
}

models::Value Settings::as_given(const Setting& setting, const models::Value& value) const {
  if (setting.row->type != models::Type::file) return value;
  return files_.name_of(std::get<std::string>(value));
}

bool Settings::holds_settings(std::string_view path) const {
  const std::string_view section = stem(path);
  const auto named = entities_.find(section);
  if (!reads(section) || !section_of(section)) return false;
  return path == section ||
         (named != entities_.end() && named->second.count(std::string(path.substr(section.size() + 1))) > 0);
}

std::string Settings::refusal(std::string_view path) const {
  const std::string_view section = stem(path);
  const std::string guess = did_you_mean(nearest_path(path, paths_));
  const auto known = section_of(section);
  const std::string_view last = path.substr(path.rfind('.') + 1);
  if (path != last && (last == "question" || last == "baseline")) {
    return fmt::format("unknown setting; {} stands at the top of the file, above the first [table]", last);
  }
  if (!known) return "unknown setting" + guess;
  if (!reads(section)) return fmt::format("the model \"{}\" does not read [{}]", model_->name, section);
  if (path == section && !is_named(*known)) return fmt::format("expected a table, [{}]", section);
  if (section == "run" && std::count(run_keys().begin(), run_keys().end(), path.substr(4)) > 0) {
    return "holds for the whole experiment; set it in [run]";
  }
  if (!is_named(*known) && is_row(path)) return fmt::format("the model \"{}\" does not read it", model_->name);
  if (!is_named(*known)) return "unknown setting" + guess;
  const auto& names = entities_.find(section)->second;
  const std::string_view rest = path == section ? "" : path.substr(section.size() + 1);
  const std::string_view entity = stem(rest);
  if (entity == rest) {
    return fmt::format("entities are named tables, as in [{}.{}]", section, *names.begin());
  }
  if (names.count(std::string(entity)) > 0) {
    const auto& table = models::parameter_table();
    const bool is_known = std::any_of(table.begin(), table.end(), [&](const models::Parameter& row) {
      return row.section == *known && row.name == rest.substr(entity.size() + 1);
    });
    return is_known ? fmt::format("the model \"{}\" does not read it", model_->name) : "unknown setting" + guess;
  }
  return fmt::format("there is no {} called {}", section, in_quotes(entity)) +
         did_you_mean(nearest(entity, {names.begin(), names.end()}));
}

}  // namespace experiments
