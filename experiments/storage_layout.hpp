#pragma once
/// @file Where each piece of the results stands in a result file; the writer and the reader of that layout.

#include <H5Cpp.h>

#include <string>

#include "experiments/results.hpp"

namespace experiments {

constexpr auto schema_name = "stoa-results";
constexpr auto schema_version = "1.0";

/// The axis of groups, and what the name of a measure that is told of each of them ends in.
constexpr auto group_axis = "group";
constexpr auto by_group_suffix = "_by_group";

/// The type of every text: UTF-8 of variable length.
H5::StrType text_type();

/// Throws when a call of HDF5's C interface failed.
///
/// @param status what `call` returned, negative on failure
/// @throws H5::Exception
template <typename Status>
Status require(Status status, const char* call) {
  if (status < 0) throw H5::Exception(call);
  return status;
}

/// The creation properties of a file laid out as netCDF-4 asks: creation order tracked, no times.
H5::FileCreatPropList file_properties();

/// Writes all results into an empty file.
///
/// @throws H5::Exception
void write_layout(const H5::Group& root, const Results& results);

/// A text attribute, empty when there is none of that name.
///
/// @throws H5::Exception
std::string read_attribute(const H5::H5Object& object, const std::string& name);

/// Reads all results from a file of this major schema version.
///
/// @throws H5::Exception when a piece is missing or of another kind
Results read_layout(const H5::Group& root);

}  // namespace experiments
