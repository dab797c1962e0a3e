#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "experiments/storage.hpp"
#include "experiments/storage_layout.hpp"

namespace experiments {
namespace {

/// The axes that every variable shares.
struct RootAxes {
  Axis point;
  Axis replicate;
  Axis time;
};

void annotate_answer(const H5::H5Object& object, const std::string& name, const Answer& answer) {
  const std::array pointers{answer.measure.c_str(), answer.at.c_str(), answer.better.c_str()};
  const hsize_t size = pointers.size();
  object.createAttribute(name, text_type(), H5::DataSpace(1, &size)).write(text_type(), pointers.data());
}

/// @returns the baseline's name, empty when there are no scenarios
std::string baseline_name(const Results& results) {
  std::vector<std::string> names;
  for (const auto& name : results.scenario) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return results.baseline < names.size() ? names[results.baseline] : std::string();
}

void write_root_attributes(const H5::Group& root, const Results& results) {
  annotate(root, "schema", schema_name);
  annotate(root, "schema_version", schema_version);
  annotate(root, "question", results.question);
  annotate(root, "model", results.model);
  annotate(root, "baseline", baseline_name(results));
  annotate_answer(root, "answer", results.answer);
}

RootAxes write_root_axes(const H5::Group& root, const Results& results) {
  RootAxes axes{write_index(root, "point", results.n_points(), "scenario at a row of the design, scenario slowest"),
                write_index(root, "replicate", results.n_replicates, "repetition with other random numbers"),
                write_axis(root, "time", results.time, time_meaning)};
  annotate(axes.time.scale, "units", time_unit);
  return axes;
}

/// @returns the names of the coordinates, separated by blanks, as the attribute `coordinates` of a variable lists them
std::string write_coordinates(const H5::Group& root, const RootAxes& axes, const Results& results) {
  const auto scenario = write_texts(root, "scenario", results.scenario, {&axes.point});
  annotate(scenario, "long_name", "name of the scenario");
  const auto row = write_numbers(root, "row", results.row, {&axes.point});
  annotate(row, "long_name", "row of the design");
  std::string names = "scenario row";
  for (const auto& parameter : results.parameters) {
    const auto name = parameter_name(parameter.path);
    const auto* words = std::get_if<std::vector<std::string>>(&parameter.values);
    const auto variable =
        words ? write_texts(root, name, *words, {&axes.point})
              : write_numbers(root, name, std::get<std::vector<double>>(parameter.values), {&axes.point});
    annotate(variable, "path", parameter.path);
    annotate(variable, "units", parameter.unit);
    annotate(variable, "long_name", parameter.meaning);
    names += " " + name;
  }
  const auto seed = write_numbers(root, "seed", results.seed, {&axes.point, &axes.replicate});
  annotate(seed, "long_name", "seed of the run");
  const auto status = write_texts(root, "status", results.status, {&axes.point, &axes.replicate});
  annotate(status, "long_name", "how the run ended");
  return names + " seed status";
}

void annotate_measure(const H5::DataSet& variable, const MeasureValues& measure, const std::string& coordinates) {
  annotate(variable, "units", measure.unit);
  annotate(variable, "long_name", measure.long_name);
  annotate(variable, "form", measure.form);
  annotate(variable, "coordinates", coordinates);
}

void write_measures(const H5::Group& root, const RootAxes& axes, const Results& results,
                    const std::string& coordinates) {
  for (const auto& measure : results.measures) {
    const auto variable =
        write_measured(root, measure.name, measure.values, {&axes.point, &axes.replicate, &axes.time});
    annotate_measure(variable, measure, coordinates);
  }
}

/// The values of the groups of one measure, the group fastest.
std::vector<double> interleaved(const MeasureValues* of_group, std::size_t n_groups) {
  const auto n_values = of_group->values.size();
  std::vector<double> values(n_values * n_groups);
  for (std::size_t group = 0; group < n_groups; ++group) {
    for (std::size_t i = 0; i < n_values; ++i) values[i * n_groups + group] = of_group[group].values[i];
  }
  return values;
}

Axis write_groups(const H5::Group& root, const Results& results) {
  const auto axis = write_axis(root, group_axis, results.groups, "groups told apart by " + results.group_by);
  annotate(axis.scale, "group_by", results.group_by);
  return axis;
}

void write_by_group(const H5::Group& root, const RootAxes& axes, const Results& results,
                    const std::string& coordinates) {
  if (results.by_group.empty()) return;
  const auto group = write_groups(root, results);
  for (std::size_t i = 0; i < results.by_group.size(); i += results.groups.size()) {
    const auto& measure = results.by_group[i];
    const auto variable =
        write_measured(root, measure.name + by_group_suffix, interleaved(&measure, results.groups.size()),
                       {&axes.point, &axes.replicate, &axes.time, &group});
    annotate_measure(variable, measure, coordinates);
  }
}

/// A table of agents: its group, and the axis of the agents in it.
struct Table {
  H5::Group group;
  Axis agent;
};

/// Explains values that are places among words, also by the attributes of the CF conventions.
void annotate_words(const H5::DataSet& variable, const std::vector<std::string>& words) {
  std::vector<double> places;
  std::vector<const char*> texts;
  std::string meanings;
  for (const auto& word : words) {
    meanings += (places.empty() ? "" : " ") + word;
    std::replace(meanings.end() - static_cast<std::ptrdiff_t>(word.size()), meanings.end(), ' ', '_');
    places.push_back(static_cast<double>(places.size()));
    texts.push_back(word.c_str());
  }
  const hsize_t size = places.size();
  variable.createAttribute("flag_values", H5::PredType::IEEE_F64LE, H5::DataSpace(1, &size))
      .write(H5::PredType::NATIVE_DOUBLE, places.data());
  annotate(variable, "flag_meanings", meanings);
  variable.createAttribute(words_attribute, text_type(), H5::DataSpace(1, &size)).write(text_type(), texts.data());
}

void write_agents(const H5::Group& root, const RootAxes& axes, const Results& results) {
  const auto agents = create_group(root, "agents");
  std::map<std::string, Table> tables;
  for (const auto& column : results.agents) {
    auto found = tables.find(column.table);
    if (found == tables.end()) {
      const auto group = create_group(agents, column.table);
      const auto axis = write_index(group, column.table, column.n_agents, "agents in order of identity");
      found = tables.emplace(column.table, Table{group, axis}).first;
    }
    const auto& table = found->second;
    const auto variable =
        write_measured(table.group, column.name, column.values, {&axes.point, &axes.replicate, &table.agent});
    annotate(variable, "units", column.unit);
    annotate(variable, "long_name", column.meaning);
    if (!column.words.empty()) annotate_words(variable, column.words);
  }
}

void write_provenance(const H5::Group& root, const Results& results) {
  const auto provenance = create_group(root, "provenance");
  for (const auto& [name, text] : results.provenance) write_texts(provenance, name, {text}, {});
}

}  // namespace

H5::FileCreatPropList file_properties() {
  H5::FileCreatPropList properties;
  require(H5Pset_link_creation_order(properties.getId(), in_order), "H5Pset_link_creation_order");
  require(H5Pset_attr_creation_order(properties.getId(), in_order), "H5Pset_attr_creation_order");
  require(H5Pset_obj_track_times(properties.getId(), false), "H5Pset_obj_track_times");
  return properties;
}

void write_layout(const H5::Group& root, const Results& results) {
  write_root_attributes(root, results);
  const auto axes = write_root_axes(root, results);
  const auto coordinates = write_coordinates(root, axes, results);
  write_measures(root, axes, results, coordinates);
  write_by_group(root, axes, results, coordinates);
  if (!results.agents.empty()) write_agents(root, axes, results);
  if (!results.events.empty()) write_events(root, results);
  write_provenance(root, results);
}

}  // namespace experiments
