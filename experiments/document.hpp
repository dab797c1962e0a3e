#pragma once
/// @file An experiment file as a tree, and the command line's changes to it.

#include <filesystem>
#include <string_view>

#include "experiments/experiment.hpp"
#include "experiments/mistakes.hpp"
#include "experiments/tree.hpp"

namespace experiments {

/// Read an experiment file.
///
/// A dotted key in quotes means the same as nested tables: the tree holds one component per level.
/// @param mistakes receives keys given twice
/// @throws InputError when the file cannot be read, is empty, or is not TOML
Table read_document(const std::filesystem::path& file, Mistakes& mistakes);

/// The same of TOML that another program made: its lines mean nothing to a person and are not told.
///
/// @param name what stands in place of the file in mistakes
Table read_document(std::string_view text, const std::filesystem::path& name, Mistakes& mistakes);

/// Put the command line's changes into a document.
///
/// @param mistakes receives changes that cannot be read
void change_document(Table& root, const Overrides& overrides, Mistakes& mistakes);

}  // namespace experiments
