#pragma once
/// @file How a row of the parameter table is made from a member of a settings struct.

#include <concepts>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>

#include "models/parameters.hpp"

namespace models {

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

/// [value] least and most a number may be, both allowed.
struct Range {
  double least = -unbounded;
  double most = unbounded;
};

inline constexpr Range share{0, 1};
inline constexpr Range positive{1e-9, unbounded};
inline constexpr Range not_negative{0, unbounded};
inline constexpr std::string_view judgement = "judgement";
inline constexpr std::string_view fitted = "fitted to course markets";

/// Unit, range, source and meaning of a setting.
struct Note {
  std::string_view unit;
  Range range;
  std::string_view source;
  std::string_view meaning;
};

template <class T>
constexpr Type type_of() {
  if constexpr (std::is_same_v<T, bool>) return Type::flag;
  if constexpr (std::is_same_v<T, std::int64_t>) return Type::integer;
  if constexpr (std::is_same_v<T, double>) return Type::real;
  return Type::name;
}

/// The entity called `name`, made if it is not there yet.
template <class Settings>
Settings& named(std::map<std::string, Settings>& entities, std::string_view name) {
  return entities[std::string(name)];
}

template <class Settings>
const Settings& named(const std::map<std::string, Settings>& entities, std::string_view name) {
  return entities.at(std::string(name));
}

/// Makes the rows of one section; `find(parameters, entity)` returns the section's struct, for an entity's name if it
/// is a named table.
template <class Settings>
class Section {
 public:
  using Find = Settings& (*)(Parameters&, std::string_view entity);
  using Look = const Settings& (*)(const Parameters&, std::string_view entity);

  /// The last argument is a lambda without captures that finds the settings in a Parameters, constant or not.
  template <class Finder>
  Section(std::vector<Parameter>& table, std::string_view name, Finder)
      : table_(table),
        name_(name),
        find_([](Parameters& p, std::string_view entity) -> Settings& { return Finder{}(p, entity); }),
        look_([](const Parameters& p, std::string_view entity) -> const Settings& { return Finder{}(p, entity); }) {}

  /// A setting that holds for the whole run.
  template <class T>
  Parameter& fixed(T Settings::*member, std::string_view name, Note note) {
    return row(member, name, note, false);
  }

  /// A setting that a scenario may change at a month.
  template <class T>
  Parameter& changing(T Settings::*member, std::string_view name, Note note) {
    return row(member, name, note, true);
  }

 private:
  template <class T>
  Parameter& row(T Settings::*member, std::string_view name, const Note& note, bool changes) {
    auto get = [look = look_, member](const Parameters& parameters, std::string_view entity) -> Value {
      return look(parameters, entity).*member;
    };
    auto set = [find = find_, member](Parameters& parameters, std::string_view entity, const Value& value) {
      find(parameters, entity).*member = std::get<T>(value);
    };
    table_.push_back({name_,
                      name,
                      type_of<T>(),
                      note.unit,
                      note.range.least,
                      note.range.most,
                      {},
                      changes,
                      note.source,
                      note.meaning,
                      get,
                      set,
                      Settings{}.*member});
    return table_.back();
  }

  std::vector<Parameter>& table_;
  std::string_view name_;
  Find find_;
  Look look_;
};

}  // namespace models
