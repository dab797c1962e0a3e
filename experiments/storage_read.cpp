#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "experiments/storage_layout.hpp"

namespace experiments {
namespace {

template <typename Number>
std::vector<Number> read_numbers(const H5::DataSet& dataset, const H5::PredType& type) {
  std::vector<Number> values(static_cast<std::size_t>(dataset.getSpace().getSimpleExtentNpoints()));
  if (!values.empty()) dataset.read(values.data(), type);
  return values;
}

void read_root_attributes(const H5::Group& root, Results& results) {
  results.question = read_attribute(root, "question");
  results.model = read_attribute(root, "model");
  const auto answer = read_texts(root.openAttribute("answer"));
  if (answer.size() != 3) throw H5::Exception("read_root_attributes", "answer");
  results.answer = {answer[0], answer[1], answer[2]};
}

/// The baseline's place among the scenario names in order of appearance.
std::size_t index_of_baseline(const std::vector<std::string>& scenario, const std::string& baseline) {
  std::vector<std::string> names;
  for (const auto& name : scenario) {
    if (name == baseline) break;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names.size();
}

ParameterAxis read_parameter(const H5::DataSet& dataset) {
  ParameterAxis axis{
      read_attribute(dataset, "path"), read_attribute(dataset, "units"), read_attribute(dataset, "long_name"), {}};
  if (dataset.getTypeClass() == H5T_STRING) {
    axis.values = read_texts(dataset);
  } else {
    axis.values = read_reals(dataset);
  }
  return axis;
}

MeasureValues read_measure(const std::string& name, const H5::DataSet& dataset) {
  return {name, read_attribute(dataset, "units"), read_attribute(dataset, "long_name"), read_attribute(dataset, "form"),
          read_reals(dataset)};
}

/// One measure after another of each group, the group of which is fastest in the file.
void read_by_group(const std::string& name, const H5::DataSet& dataset, Results& results) {
  auto all = read_measure(name, dataset);
  const auto n_groups = results.groups.size();
  const auto values = std::move(all.values);
  for (std::size_t group = 0; group < n_groups; ++group) {
    all.values.clear();
    for (std::size_t i = group; i < values.size(); i += n_groups) all.values.push_back(values[i]);
    results.by_group.push_back(all);
  }
}

void read_groups(const H5::Group& root, Results& results) {
  if (!root.nameExists(group_axis)) return;
  const auto axis = root.openDataSet(group_axis);
  results.groups = read_texts(axis);
  results.group_by = read_attribute(axis, "group_by");
}

void read_variables(const H5::Group& root, Results& results) {
  for (const auto& name : names_in(root)) {
    if (root.childObjType(name) != H5O_TYPE_DATASET) continue;
    const auto dataset = root.openDataSet(name);
    if (dataset.attrExists("path")) results.parameters.push_back(read_parameter(dataset));
    if (!dataset.attrExists("form")) continue;
    if (dataset.getSpace().getSimpleExtentNdims() == 4) {
      read_by_group(name.substr(0, name.rfind(by_group_suffix)), dataset, results);
    } else {
      results.measures.push_back(read_measure(name, dataset));
    }
  }
}

std::vector<std::string> words_of(const H5::DataSet& dataset) {
  return dataset.attrExists(words_attribute) ? read_texts(dataset.openAttribute(words_attribute))
                                             : std::vector<std::string>();
}

void read_agents(const H5::Group& root, Results& results) {
  if (!root.nameExists("agents")) return;
  const auto agents = root.openGroup("agents");
  for (const auto& table : names_in(agents)) {
    const auto group = agents.openGroup(table);
    const auto n_agents = static_cast<std::size_t>(group.openDataSet(table).getSpace().getSimpleExtentNpoints());
    for (const auto& name : names_in(group)) {
      if (name == table) continue;
      const auto dataset = group.openDataSet(name);
      results.agents.push_back({table, name, read_attribute(dataset, "units"), read_attribute(dataset, "long_name"),
                                n_agents, read_reals(dataset), words_of(dataset)});
    }
  }
}

void read_provenance(const H5::Group& root, Results& results) {
  const auto provenance = root.openGroup("provenance");
  for (const auto& name : names_in(provenance)) {
    results.provenance.emplace_back(name, read_texts(provenance.openDataSet(name)).at(0));
  }
}

}  // namespace

Results read_layout(const H5::Group& root) {
  Results results;
  read_root_attributes(root, results);
  results.scenario = read_texts(root.openDataSet("scenario"));
  results.baseline = index_of_baseline(results.scenario, read_attribute(root, "baseline"));
  results.row = read_numbers<std::int64_t>(root.openDataSet("row"), H5::PredType::NATIVE_INT64);
  results.n_replicates = static_cast<std::size_t>(root.openDataSet("replicate").getSpace().getSimpleExtentNpoints());
  results.time = read_reals(root.openDataSet("time"));
  results.seed = read_numbers<std::uint64_t>(root.openDataSet("seed"), H5::PredType::NATIVE_UINT64);
  results.status = read_texts(root.openDataSet("status"));
  read_groups(root, results);
  read_variables(root, results);
  read_agents(root, results);
  results.events = read_events(root);
  read_provenance(root, results);
  return results;
}

}  // namespace experiments
