#pragma once
/// @file The seal of a result file: a checksum over all of its content, in the last bytes of the file.
///
/// It stands behind the HDF5 content, where HDF5 does not look, and not inside: HDF5 1.10 can crash on damaged bytes,
/// so damage has to be found without it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace experiments {

/// [byte] A mark of 16 and an XXH3 digest of 128 bits.
constexpr std::size_t seal_size = 32;
using SealBytes = std::array<std::byte, seal_size>;

/// The seal of `content`.
SealBytes seal_of(std::span<const std::byte> content);

/// The seal of the first `size` bytes of a file, which is read piece by piece.
///
/// @param size [byte]
/// @throws InputError when the file is missing, a folder, or cannot be read
SealBytes seal_of_file(const std::filesystem::path& path, std::uint64_t size);

/// intact: the content is as it was sealed · broken: it is not · absent: the file does not end with a seal.
enum class Seal { intact, broken, absent };

/// Compares a file's content with the seal at its end.
///
/// @throws InputError when the file is missing, a folder, or cannot be read
Seal examine_seal(const std::filesystem::path& path);

}  // namespace experiments
