#pragma once
/// @file Text for people: columns that line up and lines that end in time.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace experiments {

/// The columns of a line of text that commands print.
inline constexpr std::size_t line_width = 100;

/// Columns a text takes on a terminal: one per character, however many bytes it has.
std::size_t width_of(std::string_view text);

/// The text with blanks up to `width`; a longer one is left as it is.
std::string padded(std::string_view text, std::size_t width);

/// The text in lines of at most `line_width` columns, each indented and ended by a line break; a longer word stands
/// alone.
std::string wrapped(std::string_view text, std::size_t indent);

/// A count with a comma between thousands.
std::string grouped(std::int64_t count);

/// A size in B, kB, MB, … of a thousand each, to two digits or more.
std::string bytes_text(double bytes);

}  // namespace experiments
