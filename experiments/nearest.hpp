#pragma once
/// @file The valid name someone most likely meant.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace experiments {

/// The Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, substitutions and swaps of
/// neighbours that turn one name into the other, upper and lower case being the same.
std::size_t edit_distance(std::string_view one, std::string_view other);

/// The name of `valid` nearest to `name`: the one with the fewest slips, or one that `name` begins; none when more than
/// a third of its letters would have to change.
///
/// @returns the first of several equally near ones
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& valid);

/// The path of `valid` nearest to a dotted path: first each component against its counterpart, then the last component
/// against that of every path, so a setting is also found under another section or without any.
std::optional<std::string> nearest_path(std::string_view path, const std::vector<std::string>& valid);

/// The file nearest to one that is not there, in the folder where it was looked for.
std::optional<std::string> nearest_file(const std::filesystem::path& file);

/// `unknown key` with the nearest key, or with all there are when none is near.
std::string unknown_key(const std::string& key, const std::vector<std::string>& valid);

/// ` (did you mean "main"?)`, or nothing when there is no guess.
std::string did_you_mean(const std::optional<std::string>& guess);

}  // namespace experiments
