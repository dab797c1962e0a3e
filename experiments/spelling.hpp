#pragma once
/// @file How values and keys are written in TOML, one spelling each.

#include <string>
#include <string_view>

#include "models/parameters.hpp"

namespace experiments {

/// A basic string in quotes; what would break the line is escaped.
std::string in_quotes(std::string_view text);

/// The shortest decimal number that reads back as the same `number`, with a point, an exponent, or as nan or inf.
std::string spelled(double number);

/// A setting's value as it stands to the right of the equals sign.
std::string spelled(const models::Value& value);

/// A dotted path, each component in quotes only where TOML needs them.
std::string spelled_path(std::string_view path);

/// The text, cut where it is longer than a line should quote; never inside a character.
std::string shortened(std::string_view text);

/// Whether `text` is UTF-8: no byte out of place, no character spelled longer than it need be, no surrogates.
bool is_utf8(std::string_view text);

/// Whether `text` says something, on one line and without control characters.
bool is_line(std::string_view text);

/// Whether `name` may name an entity or stand in a path unquoted: letters, digits, `_` and `-`.
bool is_bare(std::string_view name);

}  // namespace experiments
