#include <fmt/format.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "experiments/storage.hpp"
#include "experiments/storage_layout.hpp"

namespace experiments {
namespace {

constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

/// An axis of the variables: the dimension scale that stands for it.
struct Axis {
  H5::DataSet scale;
  hsize_t size = 0;
};
using Axes = std::initializer_list<const Axis*>;

/// The type of a number in the file (the same on every machine) and in memory.
struct NumberType {
  const H5::PredType& file;
  const H5::PredType& memory;
};
template <typename Number>
NumberType type_of();
template <>
NumberType type_of<double>() {
  return {H5::PredType::IEEE_F64LE, H5::PredType::NATIVE_DOUBLE};
}
template <>
NumberType type_of<std::int64_t>() {
  return {H5::PredType::STD_I64LE, H5::PredType::NATIVE_INT64};
}
template <>
NumberType type_of<std::uint64_t>() {
  return {H5::PredType::STD_U64LE, H5::PredType::NATIVE_UINT64};
}

void annotate(const H5::H5Object& object, const std::string& name, const std::string& text) {
  const auto* pointer = text.c_str();
  object.createAttribute(name, text_type(), H5::DataSpace(H5S_SCALAR)).write(text_type(), &pointer);
}

H5::DSetCreatPropList dataset_properties() {
  H5::DSetCreatPropList properties;
  properties.setAttrCrtOrder(in_order);
  require(H5Pset_obj_track_times(properties.getId(), false), "H5Pset_obj_track_times");
  return properties;
}

H5::Group create_group(const H5::Group& parent, const std::string& name) {
  const H5::PropList properties(H5P_GROUP_CREATE);
  require(H5Pset_link_creation_order(properties.getId(), in_order), "H5Pset_link_creation_order");
  require(H5Pset_attr_creation_order(properties.getId(), in_order), "H5Pset_attr_creation_order");
  require(H5Pset_obj_track_times(properties.getId(), false), "H5Pset_obj_track_times");
  const auto id = H5Gcreate2(parent.getId(), name.c_str(), H5P_DEFAULT, properties.getId(), H5P_DEFAULT);
  H5::Group group(require(id, "H5Gcreate2"));
  H5Idec_ref(id);  // the C++ object holds a count of its own
  return group;
}

/// HDF5 reads as many values as the axes have places, whether they are there or not.
void check_size(const std::string& name, std::size_t n_values, Axes axes) {
  hsize_t n_places = 1;
  for (const auto* axis : axes) n_places *= axis->size;
  if (n_values != n_places) {
    throw std::invalid_argument(fmt::format("{}: {} values for {} places", name, n_values, n_places));
  }
}

H5::DataSet create_dataset(const H5::Group& group, const std::string& name, const H5::DataType& type, Axes axes,
                           const H5::DSetCreatPropList& properties = dataset_properties()) {
  std::vector<hsize_t> sizes;
  for (const auto* axis : axes) sizes.push_back(axis->size);
  const auto space =
      sizes.empty() ? H5::DataSpace(H5S_SCALAR) : H5::DataSpace(static_cast<int>(sizes.size()), sizes.data());
  const auto dataset = group.createDataSet(name, type, space, properties);
  unsigned index = 0;
  for (const auto* axis : axes) {
    require(H5DSattach_scale(dataset.getId(), axis->scale.getId(), index++), "H5DSattach_scale");
  }
  return dataset;
}

H5::DataSet write_texts(const H5::Group& group, const std::string& name, const std::vector<std::string>& texts,
                        Axes axes) {
  check_size(name, texts.size(), axes);
  const auto dataset = create_dataset(group, name, text_type(), axes);
  std::vector<const char*> pointers;
  pointers.reserve(texts.size());
  for (const auto& text : texts) pointers.push_back(text.c_str());
  if (!pointers.empty()) dataset.write(pointers.data(), text_type());
  return dataset;
}

template <typename Number>
H5::DataSet write_numbers(const H5::Group& group, const std::string& name, const std::vector<Number>& values, Axes axes,
                          const H5::DSetCreatPropList& properties = dataset_properties()) {
  const auto type = type_of<Number>();
  check_size(name, values.size(), axes);
  const auto dataset = create_dataset(group, name, type.file, axes, properties);
  if (!values.empty()) dataset.write(values.data(), type.memory);
  return dataset;
}

/// Writes numbers of which those that do not exist are NaN.
H5::DataSet write_measured(const H5::Group& group, const std::string& name, const std::vector<double>& values,
                           Axes axes) {
  const auto nan = std::numeric_limits<double>::quiet_NaN();
  const auto type = type_of<double>();
  const auto properties = dataset_properties();
  properties.setFillValue(type.memory, &nan);
  const auto dataset = write_numbers(group, name, values, axes, properties);
  const hsize_t one = 1;
  dataset.createAttribute("_FillValue", type.file, H5::DataSpace(1, &one)).write(type.memory, &nan);
  return dataset;
}

/// Writes a variable that is a dimension of its own: its values are the axis's coordinate.
template <typename Number>
Axis write_axis(const H5::Group& group, const std::string& name, const std::vector<Number>& values,
                const std::string& long_name) {
  const auto type = type_of<Number>();
  const hsize_t size = values.size();
  Axis axis{group.createDataSet(name, type.file, H5::DataSpace(1, &size), dataset_properties()), size};
  if (!values.empty()) axis.scale.write(values.data(), type.memory);
  require(H5DSset_scale(axis.scale.getId(), name.c_str()), "H5DSset_scale");
  annotate(axis.scale, "long_name", long_name);
  return axis;
}

Axis write_index(const H5::Group& group, const std::string& name, std::size_t size, const std::string& long_name) {
  std::vector<std::int64_t> indices(size);
  std::iota(indices.begin(), indices.end(), 0);
  return write_axis(group, name, indices, long_name);
}

/// The axes that every variable shares.
struct RootAxes {
  Axis point;
  Axis replicate;
  Axis time;
};

void annotate(const H5::H5Object& object, const std::string& name, const Answer& answer) {
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
  annotate(root, "answer", results.answer);
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
  const hsize_t size = results.groups.size();
  Axis axis{root.createDataSet(group_axis, text_type(), H5::DataSpace(1, &size), dataset_properties()), size};
  std::vector<const char*> pointers;
  for (const auto& name : results.groups) pointers.push_back(name.c_str());
  axis.scale.write(pointers.data(), text_type());
  require(H5DSset_scale(axis.scale.getId(), group_axis), "H5DSset_scale");
  annotate(axis.scale, "long_name", "groups told apart by " + results.group_by);
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
  }
}

void write_provenance(const H5::Group& root, const Results& results) {
  const auto provenance = create_group(root, "provenance");
  for (const auto& [name, text] : results.provenance) write_texts(provenance, name, {text}, {});
}

}  // namespace

H5::StrType text_type() {
  H5::StrType type(H5::PredType::C_S1, H5T_VARIABLE);
  type.setCset(H5T_CSET_UTF8);
  return type;
}

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
  write_provenance(root, results);
}

}  // namespace experiments
