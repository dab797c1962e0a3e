#pragma once
/// @file The settings one experiment has: rows of the parameter table, for each entity its file names.

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "experiments/document.hpp"
#include "experiments/input_files.hpp"
#include "experiments/mistakes.hpp"
#include "models/model.hpp"

namespace experiments {

/// A row of the parameter table, for one entity if its section is a named table.
struct Setting {
  const models::Parameter* row = nullptr;
  std::string entity;
  std::string path;  // "platform.main.commission"
};

/// A value given to a setting, and where.
struct Assignment {
  const Setting* setting = nullptr;
  models::Value value;
  Place place;
};

/// The first component of a section's name: "platform" for "platform.*".
std::string_view stem(std::string_view section);

/// The setting at the dotted path of one that there is.
Setting setting_at(std::string_view path);

/// The keys of [run] that belong to the experiment and not to its model.
const std::vector<std::string>& run_keys();

/// What a row takes: `a whole number from 1 to 64 [1/month]`, `"random" or "popularity"`, …
std::string expectation(const models::Parameter& row);

/// All settings of an experiment.
///
/// References to settings stay valid as long as the object, which is not copied.
class Settings {
 public:
  /// @param model nullptr when it is not known: every section then counts as read
  /// @param root  the experiment file, whose tables name the entities; a named section without any has one, "main"
  /// @param file  the experiment file's path, from whose folder paths in it start
  Settings(const models::Model* model, const Table& root, const std::filesystem::path& file, Mistakes& mistakes);
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;

  /// Every setting the model reads, in the table's order, entities by name.
  const std::vector<Setting>& all() const { return all_; }
  const Setting* find(std::string_view path) const;

  /// Where the section of a dotted path begins; the file as a whole if it does not have the section.
  Place section_place(std::string_view path) const;

  /// Whether the model reads a section of the table, by its stem.
  bool reads(std::string_view section) const;

  /// Settings at their defaults, every entity being there.
  models::Parameters defaults() const;

  /// Calls `use` with every setting in a table and what it is given; any other key is a mistake.
  void each(const Table& table, const std::function<void(const Setting&, const Node&)>& use, Mistakes& mistakes) const;

  /// The settings in a table, with the values they are given.
  std::vector<Assignment> read(const Table& table, Mistakes& mistakes);

  /// The same for a table that holds for some points only: the calendar, which all points share, is refused.
  std::vector<Assignment> read_varying(const Table& table, Mistakes& mistakes);

  /// Whether a setting may differ between points; if not, it is a mistake.
  bool may_vary(const Setting& setting, const Node& node, Mistakes& mistakes) const;

  /// A node's value as the setting takes it, or nothing after a mistake.
  std::optional<models::Value> value(const Setting& setting, const Node& node, Mistakes& mistakes);
  std::optional<models::Value> entity_name(const Setting& setting, const Node& node, Mistakes& mistakes) const;

  /// The value as it can be told anywhere: a file by a name that holds on any machine.
  models::Value as_given(const Setting& setting, const models::Value& value) const;

  /// The files that settings have named so far.
  const InputFiles& files() const { return files_; }

  /// Why there is no setting `path`, with the nearest that there is.
  std::string refusal(std::string_view path) const;

 private:
  void name_entities(const Table& root, Mistakes& mistakes);
  void walk(const Node& node, const std::string& path, const std::function<void(const Setting&, const Node&)>& use,
            Mistakes& mistakes) const;
  bool holds_settings(std::string_view path) const;

  const models::Model* model_;
  InputFiles files_;
  std::map<std::string, std::set<std::string>, std::less<>> entities_;  // stem → names
  std::map<std::string, Place, std::less<>> places_;                    // key at the top of the file → its place
  std::vector<Setting> all_;
  std::vector<std::string> paths_;                         // of all_, and of run_keys
  std::map<std::string, std::size_t, std::less<>> index_;  // path → index into all_
};

}  // namespace experiments
