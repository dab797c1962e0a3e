#include "experiments/storage_variable.hpp"

#include <fmt/format.h>
#include <hdf5_hl.h>

#include <limits>
#include <numeric>
#include <stdexcept>

namespace experiments {
namespace {

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
template <>
NumberType type_of<std::int32_t>() {
  return {H5::PredType::STD_I32LE, H5::PredType::NATIVE_INT32};
}
template <>
NumberType type_of<std::int8_t>() {
  return {H5::PredType::STD_I8LE, H5::PredType::NATIVE_INT8};
}

H5::DSetCreatPropList dataset_properties() {
  H5::DSetCreatPropList properties;
  properties.setAttrCrtOrder(in_order);
  require(H5Pset_obj_track_times(properties.getId(), false), "H5Pset_obj_track_times");
  return properties;
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
                           const H5::DSetCreatPropList& properties) {
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

template <typename Number>
H5::DataSet write_numbers(const H5::Group& group, const std::string& name, const std::vector<Number>& values, Axes axes,
                          const H5::DSetCreatPropList& properties) {
  const auto type = type_of<Number>();
  check_size(name, values.size(), axes);
  const auto dataset = create_dataset(group, name, type.file, axes, properties);
  if (!values.empty()) dataset.write(values.data(), type.memory);
  return dataset;
}

void fill(const H5::DataSet& dataset, const std::vector<std::string>& texts) {
  std::vector<const char*> pointers;
  pointers.reserve(texts.size());
  for (const auto& text : texts) pointers.push_back(text.c_str());
  if (!pointers.empty()) dataset.write(pointers.data(), text_type());
}

/// Makes a variable the coordinate of its own dimension.
Axis as_axis(const H5::DataSet& variable, const std::string& name, hsize_t size, const std::string& long_name) {
  require(H5DSset_scale(variable.getId(), name.c_str()), "H5DSset_scale");
  annotate(variable, "long_name", long_name);
  return {variable, size};
}

/// Copies what HDF5 allocated, and gives it back.
std::vector<std::string> take_texts(std::vector<char*>& pointers, const H5::DataSpace& space) {
  std::vector<std::string> texts;
  texts.reserve(pointers.size());
  for (const auto* pointer : pointers) texts.emplace_back(pointer ? pointer : "");
  H5::DataSet::vlenReclaim(pointers.data(), text_type(), space);
  return texts;
}

}  // namespace

H5::StrType text_type() {
  H5::StrType type(H5::PredType::C_S1, H5T_VARIABLE);
  type.setCset(H5T_CSET_UTF8);
  return type;
}

void annotate(const H5::H5Object& object, const std::string& name, const std::string& text) {
  const auto* pointer = text.c_str();
  object.createAttribute(name, text_type(), H5::DataSpace(H5S_SCALAR)).write(text_type(), &pointer);
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

H5::DataSet write_texts(const H5::Group& group, const std::string& name, const std::vector<std::string>& texts,
                        Axes axes) {
  check_size(name, texts.size(), axes);
  const auto dataset = create_dataset(group, name, text_type(), axes, dataset_properties());
  fill(dataset, texts);
  return dataset;
}

template <typename Number>
H5::DataSet write_numbers(const H5::Group& group, const std::string& name, const std::vector<Number>& values,
                          Axes axes) {
  return write_numbers(group, name, values, axes, dataset_properties());
}

template <typename Number>
H5::DataSet write_numbers(const H5::Group& group, const std::string& name, const std::vector<Number>& values, Axes axes,
                          Number missing) {
  const auto type = type_of<Number>();
  const auto properties = dataset_properties();
  properties.setFillValue(type.memory, &missing);
  const auto dataset = write_numbers(group, name, values, axes, properties);
  const hsize_t one = 1;
  dataset.createAttribute("_FillValue", type.file, H5::DataSpace(1, &one)).write(type.memory, &missing);
  return dataset;
}

H5::DataSet write_measured(const H5::Group& group, const std::string& name, const std::vector<double>& values,
                           Axes axes) {
  return write_numbers(group, name, values, axes, std::numeric_limits<double>::quiet_NaN());
}

template <typename Number>
Axis write_axis(const H5::Group& group, const std::string& name, const std::vector<Number>& values,
                const std::string& long_name) {
  const auto type = type_of<Number>();
  const hsize_t size = values.size();
  const auto variable = group.createDataSet(name, type.file, H5::DataSpace(1, &size), dataset_properties());
  if (!values.empty()) variable.write(values.data(), type.memory);
  return as_axis(variable, name, size, long_name);
}

Axis write_axis(const H5::Group& group, const std::string& name, const std::vector<std::string>& words,
                const std::string& long_name) {
  const hsize_t size = words.size();
  const auto variable = group.createDataSet(name, text_type(), H5::DataSpace(1, &size), dataset_properties());
  fill(variable, words);
  return as_axis(variable, name, size, long_name);
}

Axis write_index(const H5::Group& group, const std::string& name, std::size_t size, const std::string& long_name) {
  std::vector<std::int64_t> indices(size);
  std::iota(indices.begin(), indices.end(), 0);
  return write_axis(group, name, indices, long_name);
}

template H5::DataSet write_numbers(const H5::Group&, const std::string&, const std::vector<double>&, Axes);
template H5::DataSet write_numbers(const H5::Group&, const std::string&, const std::vector<std::int64_t>&, Axes);
template H5::DataSet write_numbers(const H5::Group&, const std::string&, const std::vector<std::uint64_t>&, Axes);
template H5::DataSet write_numbers(const H5::Group&, const std::string&, const std::vector<std::int32_t>&, Axes);
template H5::DataSet write_numbers(const H5::Group&, const std::string&, const std::vector<std::int8_t>&, Axes);
template H5::DataSet write_numbers(const H5::Group&, const std::string&, const std::vector<std::int32_t>&, Axes,
                                   std::int32_t);
template Axis write_axis(const H5::Group&, const std::string&, const std::vector<double>&, const std::string&);
template Axis write_axis(const H5::Group&, const std::string&, const std::vector<std::int64_t>&, const std::string&);

Axis write_dimension(const H5::Group& group, const std::string& name, std::size_t size) {
  // The words by which netCDF-4 tells a dimension from a variable; nothing is written, so it takes no room.
  const auto label = fmt::format("This is a netCDF dimension but not a netCDF variable.{:10}", size);
  const hsize_t places = size;
  Axis axis{group.createDataSet(name, H5::PredType::IEEE_F32BE, H5::DataSpace(1, &places), dataset_properties()), size};
  require(H5DSset_scale(axis.scale.getId(), label.c_str()), "H5DSset_scale");
  return axis;
}

std::vector<std::string> read_texts(const H5::DataSet& dataset) {
  const auto space = dataset.getSpace();
  std::vector<char*> pointers(static_cast<std::size_t>(space.getSimpleExtentNpoints()));
  if (pointers.empty()) return {};
  dataset.read(pointers.data(), text_type());
  return take_texts(pointers, space);
}

std::vector<std::string> read_texts(const H5::Attribute& attribute) {
  const auto space = attribute.getSpace();
  std::vector<char*> pointers(static_cast<std::size_t>(space.getSimpleExtentNpoints()));
  if (pointers.empty()) return {};
  attribute.read(text_type(), pointers.data());
  return take_texts(pointers, space);
}

std::vector<double> read_reals(const H5::DataSet& dataset) {
  std::vector<double> values(static_cast<std::size_t>(dataset.getSpace().getSimpleExtentNpoints()));
  if (!values.empty()) dataset.read(values.data(), H5::PredType::NATIVE_DOUBLE);
  return values;
}

std::vector<std::string> names_in(const H5::Group& group) {
  std::vector<std::string> names;
  for (hsize_t i = 0; i < group.getNumObjs(); ++i) {
    const auto name = [&](char* to, std::size_t size) {
      return require(H5Lget_name_by_idx(group.getId(), ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, i, to, size, H5P_DEFAULT),
                     "H5Lget_name_by_idx");
    };
    std::string text(static_cast<std::size_t>(name(nullptr, 0)), '\0');
    name(text.data(), text.size() + 1);
    names.push_back(std::move(text));
  }
  return names;
}

std::string read_attribute(const H5::H5Object& object, const std::string& name) {
  return object.attrExists(name) ? read_texts(object.openAttribute(name)).at(0) : std::string();
}

}  // namespace experiments
