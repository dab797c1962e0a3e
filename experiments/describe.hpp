#pragma once
/// @file The tables of the program, told to people and to programs.

#include <string>
#include <string_view>
#include <vector>

namespace experiments {

/// What can be described.
std::vector<std::string> described_names();

/// One of the program's tables, or the layout of result files, as text or as a JSON array of objects.
///
/// @param what one of `described_names`; the schema has no JSON form
/// @throws InputError for any other word
std::string describe(std::string_view what, bool json);

}  // namespace experiments
