#pragma once
/// @file Variables, axes and attributes of a result file, as netCDF-4 asks for them.

#include <H5Cpp.h>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

namespace experiments {

/// Throws when a call of HDF5's C interface failed.
///
/// @param status what `call` returned, negative on failure
/// @throws H5::Exception
template <typename Status>
Status require(Status status, const char* call) {
  if (status < 0) throw H5::Exception(call);
  return status;
}

/// Links and attributes are kept in the order in which they were made.
constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

/// The type of every text: UTF-8 of variable length.
H5::StrType text_type();

/// An axis of variables: the dimension scale that stands for it.
struct Axis {
  H5::DataSet scale;
  hsize_t size = 0;
};
using Axes = std::initializer_list<const Axis*>;

void annotate(const H5::H5Object& object, const std::string& name, const std::string& text);

H5::Group create_group(const H5::Group& parent, const std::string& name);

/// @throws std::invalid_argument when there are not as many texts as places; so do the others
H5::DataSet write_texts(const H5::Group& group, const std::string& name, const std::vector<std::string>& texts,
                        Axes axes);

template <typename Number>
H5::DataSet write_numbers(const H5::Group& group, const std::string& name, const std::vector<Number>& values,
                          Axes axes);

/// Writes numbers of which those that do not exist are `missing`.
template <typename Number>
H5::DataSet write_numbers(const H5::Group& group, const std::string& name, const std::vector<Number>& values, Axes axes,
                          Number missing);

/// Writes numbers of which those that do not exist are NaN.
H5::DataSet write_measured(const H5::Group& group, const std::string& name, const std::vector<double>& values,
                           Axes axes);

/// Writes a variable that is a dimension of its own: its values are the axis's coordinate.
template <typename Number>
Axis write_axis(const H5::Group& group, const std::string& name, const std::vector<Number>& values,
                const std::string& long_name);

/// The same of an axis whose coordinate is words.
Axis write_axis(const H5::Group& group, const std::string& name, const std::vector<std::string>& words,
                const std::string& long_name);

/// Writes an axis whose coordinate is the place along it.
Axis write_index(const H5::Group& group, const std::string& name, std::size_t size, const std::string& long_name);

/// Writes an axis without a coordinate.
Axis write_dimension(const H5::Group& group, const std::string& name, std::size_t size);

std::vector<std::string> read_texts(const H5::DataSet& dataset);
std::vector<std::string> read_texts(const H5::Attribute& attribute);

/// Numbers of any type; whole ones beyond 2^53 lose digits.
std::vector<double> read_reals(const H5::DataSet& dataset);

/// The names in a group in the order they were written.
std::vector<std::string> names_in(const H5::Group& group);

/// A text attribute, empty when there is none of that name.
///
/// @throws H5::Exception
std::string read_attribute(const H5::H5Object& object, const std::string& name);

}  // namespace experiments
