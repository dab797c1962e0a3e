#pragma once
/// @file Comma-separated rows.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace models {

/// The fields of one line; quotes may surround a field, a doubled quote inside stands for one.
/// @returns nothing when a quote is not closed
std::optional<std::vector<std::string>> split_csv(std::string_view line);

}  // namespace models
