#pragma once
/// @file An experiment file as a tree, with the command line's changes in it.

#include <filesystem>

#include "experiments/experiment.hpp"
#include "experiments/mistakes.hpp"
#include "experiments/tree.hpp"

namespace experiments {

/// Read a file and put the command line's changes into it.
///
/// A dotted key in quotes means the same as nested tables: the tree holds one component per level.
/// @param mistakes receives keys given twice and changes that cannot be read
/// @throws InputError when the file cannot be read, is empty, or is not TOML
Table read_document(const std::filesystem::path& file, const Overrides& overrides, Mistakes& mistakes);

}  // namespace experiments
