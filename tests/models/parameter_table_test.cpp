#include <algorithm>
#include <set>
#include <string>

#include "models/measure.hpp"
#include "models/model.hpp"
#include "models/parameters.hpp"
#include "tests/catch.hpp"

namespace {

using models::Form;
using models::Measure;
using models::Parameter;
using models::Parameters;
using models::Type;
using models::Value;

std::string path_of(const Parameter& row) { return std::string(row.section) + "." + std::string(row.name); }

bool is_number(const Parameter& row) { return row.type == Type::integer || row.type == Type::real; }

/// The rows of named tables are those of an entity.
const std::string entity = "somebody";

Parameters with_entities() {
  Parameters parameters;
  parameters.learner_group[entity];
  parameters.creator_group[entity];
  parameters.platform[entity];
  parameters.enterprise[entity];
  return parameters;
}

double number(const Value& value) {
  return std::holds_alternative<double>(value) ? std::get<double>(value)
                                               : static_cast<double>(std::get<std::int64_t>(value));
}

/// A value that is allowed and not the default.
Value other_value(const Parameter& row) {
  switch (row.type) {
    case Type::flag: return !std::get<bool>(row.fallback);
    case Type::integer: {
      const auto x = std::get<std::int64_t>(row.fallback);
      return static_cast<double>(x + 1) <= row.most ? x + 1 : x - 1;
    }
    case Type::real: {
      const double x = std::get<double>(row.fallback);
      return x + 0.125 <= row.most ? x + 0.125 : x - 0.125;
    }
    case Type::name:
    case Type::names:
      return row.names.size() > 1 ? std::string(row.names[row.fallback == Value(std::string(row.names[0]))])
                                  : std::string("another");
    case Type::file: return std::string("some.csv");
  }
  return {};
}

}  // namespace

TEST_CASE("No two settings have the same path") {
  std::set<std::string> paths;
  for (const Parameter& row : models::parameter_table()) paths.insert(path_of(row));
  CHECK(paths.size() == models::parameter_table().size());
}

TEST_CASE("Every default is within its range, and the settings of a run start with the defaults") {
  const Parameters parameters = with_entities();
  for (const Parameter& row : models::parameter_table()) {
    INFO(path_of(row));
    CHECK(row.get(parameters, entity) == row.fallback);
    if (is_number(row)) {
      CHECK(row.least <= number(row.fallback));
      CHECK(number(row.fallback) <= row.most);
      CHECK(row.least < row.most);
    }
    if (row.type == Type::name || row.type == Type::names) {
      // Without words of its own a setting names another entity of its section, or none.
      const auto known = std::count(row.names.begin(), row.names.end(), std::get<std::string>(row.fallback));
      CHECK((row.names.empty() ? std::get<std::string>(row.fallback).empty() : known == 1));
      CHECK(std::set<std::string_view>(row.names.begin(), row.names.end()).size() == row.names.size());
    } else {
      CHECK(row.names.empty());
    }
  }
}

TEST_CASE("A setting that is set is what one gets, and no other setting changes") {
  for (const Parameter& row : models::parameter_table()) {
    INFO(path_of(row));
    Parameters parameters = with_entities();
    const Value value = other_value(row);
    REQUIRE(value != row.fallback);
    row.set(parameters, entity, value);
    CHECK(row.get(parameters, entity) == value);
    int changed = 0;
    for (const Parameter& other : models::parameter_table()) changed += other.get(parameters, entity) != other.fallback;
    CHECK(changed == 1);
  }
}

TEST_CASE("Settings of one entity leave those of another alone") {
  for (const Parameter& row : models::parameter_table()) {
    if (row.section.find('*') == std::string_view::npos) continue;
    Parameters parameters = with_entities();
    row.set(parameters, "else", other_value(row));
    CHECK(row.get(parameters, entity) == row.fallback);
    CHECK(row.get(parameters, "else") != row.fallback);
  }
}

TEST_CASE("Every setting says what it means and where it comes from") {
  for (const Parameter& row : models::parameter_table()) {
    INFO(path_of(row));
    CHECK_FALSE(row.meaning.empty());
    CHECK_FALSE(row.source.empty());
  }
}

TEST_CASE("Every number has a unit, or its meaning says why it has none") {
  const std::string_view pure[] = {
      "share",       "probability", "shape",        "concentration", "standard deviation of",
      "correlation", "cosine",      "weight",       "elasticity",    "exponent",
      "loading",     "ceiling",     "at the start", "knowledge",     "progress",
      "pull",        "likelier",    "skew",         "scale of",      "integration steps",
      "score",       "degree"};
  for (const Parameter& row : models::parameter_table()) {
    INFO(path_of(row));
    if (!is_number(row)) {
      CHECK(row.unit.empty());
    } else if (row.unit.empty()) {
      CHECK(std::any_of(std::begin(pure), std::end(pure),
                        [&](std::string_view word) { return row.meaning.find(word) != std::string_view::npos; }));
    }
  }
}

TEST_CASE("No two measures have the same name, and each says what it is") {
  std::set<std::string_view> names, long_names;
  for (const Measure& measure : models::measure_table()) {
    INFO(measure.name);
    names.insert(measure.name);
    long_names.insert(measure.long_name);
    CHECK_FALSE(measure.unit.empty());
    CHECK_FALSE(measure.formula.empty());
    CHECK_FALSE(measure.population.empty());
    CHECK(measure.value != nullptr);
    if (measure.form == Form::level) CHECK(measure.unit != "1");
    if (measure.form == Form::ratio && measure.name != "outcome") CHECK(measure.unit == "1");
  }
  CHECK(names.size() == models::measure_table().size());
  CHECK(long_names.size() == models::measure_table().size());
}

TEST_CASE("Every measure belongs to models that exist, and every model has one") {
  for (const models::Model& model : models::model_table()) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < models::measure_table().size(); ++i) n += models::has_measure(model, i) ? 1 : 0;
    CHECK(n > 0);
  }
  for (const Measure& measure : models::measure_table()) {
    std::string left(measure.models);
    for (const models::Model& model : models::model_table()) {
      const std::size_t place = left.find(model.name);
      if (place != std::string::npos) left.erase(place, model.name.size());
    }
    INFO(measure.name);
    CHECK(left.find_first_not_of(' ') == std::string::npos);
  }
}

TEST_CASE("Every section that a model reads is in the table, and every section is read by a model") {
  std::set<std::string> sections, paths, read;
  for (const Parameter& row : models::parameter_table()) {
    sections.emplace(row.section);
    paths.insert(path_of(row));
  }
  for (const models::Model& model : models::model_table()) {
    for (const std::string_view name : model.sections) {
      const std::string section(name.starts_with('!') ? name.substr(1) : name);
      INFO(model.name << " reads " << section);
      CHECK(sections.count(section) + paths.count(section) == 1);
      if (sections.count(section) == 1) read.insert(section);
    }
    CHECK(models::find_model(model.name) == &model);
  }
  CHECK(read == sections);
  const models::Model& selection = *models::find_model("selection");
  std::set<std::string> learner;
  for (const Parameter& row : models::parameter_table()) {
    if (row.section == "learner" && models::reads_setting(selection, row)) learner.emplace(row.name);
  }
  CHECK(learner == std::set<std::string>{"number"});
  CHECK(models::find_model("none") == nullptr);
}
