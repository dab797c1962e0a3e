#pragma once
/// @file Where each piece of the results stands in a result file; the writer and the reader of that layout.

#include <H5Cpp.h>

#include <string>

#include "experiments/results.hpp"
#include "experiments/storage_variable.hpp"

namespace experiments {

constexpr auto schema_name = "stoa-results";
constexpr auto schema_version = "1.1";

/// The axis of groups, and what the name of a measure that is told of each of them ends in.
constexpr auto group_axis = "group";
constexpr auto by_group_suffix = "_by_group";

/// The attribute that holds a column's words as they are; flag_meanings has underscores for their blanks.
constexpr auto words_attribute = "words";

/// The creation properties of a file laid out as netCDF-4 asks: creation order tracked, no times.
H5::FileCreatPropList file_properties();

/// Writes all results into an empty file.
///
/// @throws H5::Exception
void write_layout(const H5::Group& root, const Results& results);

/// The group of events, which is there when events were kept.
///
/// @throws H5::Exception
void write_events(const H5::Group& root, const Results& results);
std::vector<EventTableValues> read_events(const H5::Group& root);

/// Reads all results from a file of this major schema version.
///
/// @throws H5::Exception when a piece is missing or of another kind
Results read_layout(const H5::Group& root);

}  // namespace experiments
