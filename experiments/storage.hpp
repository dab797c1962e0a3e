#pragma once
/// @file Result files: netCDF-4-valid HDF5, sealed with a checksum, written whole or not at all.
///
/// Equal results make equal bytes, whenever and by whichever of the two routes they are written. HDF5 keeps state of
/// its own: call these functions from one thread at a time.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "experiments/results.hpp"

namespace experiments {

/// [byte] Results up to this size are put together in memory; larger ones on the disk.
constexpr std::uint64_t largest_image = std::uint64_t{512} << 20;

/// Unit and meaning of the time axis of results.
constexpr auto time_unit = "months";
constexpr auto time_meaning = "time since the end of the burn-in";

/// The name of a setting's coordinate in result files and tables: "platform.main.commission" is
/// "param_platform__main__commission".
std::string parameter_name(std::string_view path);

/// The most a result file can take [byte].
std::uint64_t size_bound(const Results& results);

/// The bytes of a result file.
///
/// @throws OutputError when HDF5 cannot hold the results, std::bad_alloc when memory cannot
/// @throws std::invalid_argument when a variable has not exactly one value for each of its places
std::vector<std::byte> encode_results(const Results& results);

/// Writes a result file whole, or leaves what was there before.
///
/// @param in_memory [byte] results expected to be larger are written through a temporary file beside the target
/// @throws OutputError of one line: the path, what went wrong, the remedy
/// @throws std::invalid_argument when a variable has not exactly one value for each of its places
void write_results(const std::filesystem::path& path, const Results& results, std::uint64_t in_memory = largest_image);

/// Reads a result file back.
///
/// @throws InputError of one line when it is missing, no result file, of a newer schema, damaged, or changed since it
/// was written
Results read_results(const std::filesystem::path& path);

}  // namespace experiments
