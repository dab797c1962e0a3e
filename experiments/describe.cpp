#include "experiments/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "experiments/error.hpp"
#include "experiments/file_keys.hpp"
#include "experiments/layout.hpp"
#include "experiments/nearest.hpp"
#include "experiments/schema.hpp"
#include "experiments/settings.hpp"
#include "experiments/spelling.hpp"
#include "models/choice_rule.hpp"
#include "models/enterprise_contract.hpp"
#include "models/enterprise_recommender.hpp"
#include "models/event_tables.hpp"
#include "models/grouping.hpp"
#include "models/measure.hpp"
#include "models/model.hpp"
#include "models/plan.hpp"
#include "models/ranker.hpp"
#include "models/selection_method.hpp"

namespace experiments {
namespace {

using Json = nlohmann::ordered_json;

/// The dotted path, with NAME for the name of an entity.
std::string path_of(const models::Parameter& row) {
  std::string section(row.section);
  if (section.ends_with('*')) section.replace(section.size() - 1, 1, "NAME");
  return section + "." + std::string(row.name);
}

std::string_view type_name(models::Type type) {
  switch (type) {
    case models::Type::flag: return "flag";
    case models::Type::integer: return "integer";
    case models::Type::real: return "real";
    case models::Type::name: return "name";
    case models::Type::names: return "names";
    default: return "file";
  }
}

/// What a value may be, without the unit.
std::string allowed_text(const models::Parameter& row) {
  if (row.type == models::Type::flag) return "true, false";
  if (row.type == models::Type::file) return "path of a file";
  if (row.type == models::Type::name) return fmt::format("{}", fmt::join(row.names, ", "));
  if (row.type == models::Type::names && row.names.empty()) return "names joined by +";
  if (row.type == models::Type::names) return fmt::format("{}, or several joined by +", fmt::join(row.names, ", "));
  if (std::isfinite(row.least) && std::isfinite(row.most)) return fmt::format("{} to {}", row.least, row.most);
  if (std::isfinite(row.least)) return fmt::format("at least {}", row.least);
  return std::isfinite(row.most) ? fmt::format("at most {}", row.most) : "any number";
}

/// The cells of a setting's first line: path, default, unit.
std::array<std::string, 3> cells_of(const models::Parameter& row) {
  return {path_of(row) + (row.changes ? " *" : ""), spelled(row.fallback), std::string(row.unit)};
}

/// The settings of one section, in columns as wide as they need.
std::string section_text(std::span<const models::Parameter> rows) {
  std::array<std::size_t, 3> widths{};
  for (const models::Parameter& row : rows) {
    const auto cells = cells_of(row);
    for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], width_of(cells[i]));
  }
  std::string text;
  for (const models::Parameter& row : rows) {
    const auto cells = cells_of(row);
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += padded(cells[i], widths[i] > 0 ? widths[i] + 2 : 0);
    const std::string allowed = allowed_text(row);
    const bool fits = width_of(line) + width_of(allowed) <= line_width;
    text += fits ? line + allowed + "\n" : line.substr(0, line.find_last_not_of(' ') + 1) + "\n" + wrapped(allowed, 4);
    text += wrapped(fmt::format("{} ({})", row.meaning, row.source), 4);
  }
  return text;
}

std::string parameters_text() {
  const std::span<const models::Parameter> table = models::parameter_table();
  std::string text = wrapped(
      "Path, default, unit, allowed values, meaning and source of every setting. A scenario may change what is marked "
      "* "
      "at a month.",
      0);
  for (auto first = table.begin(); first != table.end();) {
    const auto last = std::find_if(first, table.end(), [&](const auto& row) { return row.section != first->section; });
    text += fmt::format("\n{}", section_text({first, last}));
    first = last;
  }
  return text;
}

Json number_or_null(double number) { return std::isfinite(number) ? Json(number) : Json(nullptr); }

Json parameters_json() {
  Json all = Json::array();
  for (const models::Parameter& row : models::parameter_table()) {
    Json object{{"path", path_of(row)}, {"type", type_name(row.type)}, {"unit", row.unit}};
    std::visit([&](const auto& value) { object["default"] = value; }, row.fallback);
    if (row.type == models::Type::integer || row.type == models::Type::real) {
      object["least"] = number_or_null(row.least);
      object["most"] = number_or_null(row.most);
    }
    if (!row.names.empty()) object["names"] = row.names;
    object["changes"] = row.changes;
    object["meaning"] = row.meaning;
    object["source"] = row.source;
    all.push_back(std::move(object));
  }
  return all;
}

std::string keys_text() {
  std::string text;
  for (const FileKey& row : file_keys()) {
    text += fmt::format("{} = {}\n", row.path, row.example) + wrapped(std::string(row.meaning), 4);
  }
  return text + "\nEvery other key is a setting of the model: describe parameters\n";
}

Json keys_json() {
  Json all = Json::array();
  for (const FileKey& row : file_keys()) {
    all.push_back({{"path", row.path}, {"example", row.example}, {"meaning", row.meaning}});
  }
  return all;
}

std::string measures_text() {
  std::size_t width = 0;
  for (const models::Measure& row : models::measure_table()) width = std::max(width, row.name.size());
  std::string text;
  for (const models::Measure& row : models::measure_table()) {
    text += fmt::format("{}  {}  {} [{}]\n", padded(row.name, width), padded(models::name_of(row.form), 5),
                        row.long_name, row.unit.empty() ? "1" : row.unit);
    text += wrapped(fmt::format("{}; over {}; of {}", row.formula, row.population, row.models), 4);
  }
  return text;
}

Json measures_json() {
  Json all = Json::array();
  for (const models::Measure& row : models::measure_table()) {
    all.push_back({{"name", row.name},
                   {"long_name", row.long_name},
                   {"unit", row.unit},
                   {"form", models::name_of(row.form)},
                   {"formula", row.formula},
                   {"population", row.population},
                   {"groups", row.groups},
                   {"models", row.models}});
  }
  return all;
}

/// Plans and rankers alike: a name, a meaning and a source.
template <class Row>
std::string rows_text(std::span<const Row> rows) {
  std::string text;
  for (const Row& row : rows) {
    text += fmt::format("{}\n", row.name) + wrapped(fmt::format("{} ({})", row.meaning, row.source), 4);
  }
  return text;
}

template <class Row>
Json rows_json(std::span<const Row> rows) {
  Json all = Json::array();
  for (const Row& row : rows) all.push_back({{"name", row.name}, {"meaning", row.meaning}, {"source", row.source}});
  return all;
}

std::string models_text() {
  std::string text;
  for (const models::Model& row : models::model_table()) {
    text += fmt::format("{}\n", row.name) + wrapped(row.meaning, 4) +
            wrapped(fmt::format("sections: {}", fmt::join(row.sections, " ")), 4);
    for (const models::StateVariable& column : row.state()) {
      const std::string unit = column.unit.empty() ? "" : fmt::format(" [{}]", column.unit);
      text += wrapped(fmt::format("{}.{}{}: {}", column.table, column.name, unit, column.meaning), 6);
    }
  }
  return text;
}

Json models_json() {
  Json all = Json::array();
  for (const models::Model& row : models::model_table()) {
    Json state = Json::array();
    for (const models::StateVariable& column : row.state()) {
      state.push_back(
          {{"table", column.table}, {"name", column.name}, {"unit", column.unit}, {"meaning", column.meaning}});
    }
    all.push_back({{"name", row.name}, {"meaning", row.meaning}, {"sections", row.sections}, {"state", state}});
  }
  return all;
}

Json events_json() {
  Json all = Json::array();
  for (const models::EventTable& table : models::event_tables()) {
    Json columns = Json::array();
    for (const models::EventColumn& column : table.columns) {
      columns.push_back(
          {{"name", column.name}, {"unit", column.unit}, {"meaning", column.meaning}, {"words", column.words}});
    }
    all.push_back({{"name", table.name}, {"row", table.row}, {"meaning", table.meaning}, {"columns", columns}});
  }
  return all;
}

struct Topic {
  std::string name;
  std::string (*text)();
  Json (*json)();  // nullptr when there is only text
};

std::vector<Topic> topics() {
  return {
      {"experiment", keys_text, keys_json},
      {"parameters", parameters_text, parameters_json},
      {"measures", measures_text, measures_json},
      {"plans", [] { return rows_text(models::plan_table()); }, [] { return rows_json(models::plan_table()); }},
      {"rankers", [] { return rows_text(models::ranker_table()); }, [] { return rows_json(models::ranker_table()); }},
      {"choice_rules", [] { return rows_text(models::choice_rule_table()); },
       [] { return rows_json(models::choice_rule_table()); }},
      {"selection_methods", [] { return rows_text(models::selection_method_table()); },
       [] { return rows_json(models::selection_method_table()); }},
      {"recommenders", [] { return rows_text(models::recommender_table()); },
       [] { return rows_json(models::recommender_table()); }},
      {"contracts", [] { return rows_text(models::contract_table()); },
       [] { return rows_json(models::contract_table()); }},
      {"groupings", [] { return rows_text(models::grouping_table()); },
       [] { return rows_json(models::grouping_table()); }},
      {"models", models_text, models_json},
      {"events", events_text, events_json},
      {"schema", schema_text, nullptr}};
}

}  // namespace

std::vector<std::string> described_names() {
  std::vector<std::string> names;
  for (const Topic& topic : topics()) names.push_back(topic.name);
  return names;
}

std::string describe(std::string_view what, bool json) {
  for (const Topic& topic : topics()) {
    if (topic.name != what) continue;
    if (!json) return topic.text();
    if (!topic.json) throw InputError("describe " + topic.name + " --json: there is only text; leave out --json");
    return topic.json().dump(2) + "\n";
  }
  const auto names = described_names();
  throw InputError(fmt::format("describe {}: expected one of {}{}", in_quotes(what), fmt::join(names, ", "),
                               did_you_mean(nearest(what, names))));
}

}  // namespace experiments
