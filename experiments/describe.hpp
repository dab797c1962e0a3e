#pragma once
/// @file The tables of the program, told to people and to programs.

#include <string>
#include <string_view>

namespace experiments {

/// One of the program's tables, or the layout of result files, as text or as a JSON array of objects.
///
/// @param what parameters | measures | plans | rankers | models | events | schema; the last has no JSON form
/// @throws InputError for any other word
std::string describe(std::string_view what, bool json);

}  // namespace experiments
