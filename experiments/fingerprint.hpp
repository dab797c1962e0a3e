#pragma once
/// @file Fingerprints: of bytes, of files, of the running program, and of everything that decides a result.

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

#include "experiments/experiment.hpp"

namespace experiments {

/// The 128-bit XXH3 digest of `bytes`, as 32 hexadecimal digits.
std::string digest_of(std::span<const std::byte> bytes);

/// The 128-bit XXH3 digest of a file's contents, as 32 hexadecimal digits.
///
/// @throws InputError when the file cannot be read
std::string digest_of_file(const std::filesystem::path& file);

/// What tells this build of the program from every other: the build-id its linker wrote into the ELF notes, or the
/// digest of the executable where there is none.
std::string build_id();

/// The key of an experiment: 32 hexadecimal digits over the build, the resolved configuration and the digest of every
/// input file.
///
/// Two results with equal keys hold equal bytes; parts of a result are only joined under one key.
std::string experiment_key(const Experiment& experiment);

}  // namespace experiments
