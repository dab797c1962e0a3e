#pragma once
/// @file Settings that are several words joined by +.

#include <algorithm>
#include <string_view>

namespace models {

inline constexpr char word_separator = '+';

/// Calls take(word) for each word of a list; an empty list has none, and beside a separator may stand an empty one.
template <class Take>
void each_word(std::string_view list, const Take& take) {
  if (list.empty()) return;
  std::size_t end = 0;
  do {
    end = list.find(word_separator);
    take(list.substr(0, end));
    list.remove_prefix(std::min(list.size(), end) + (end == std::string_view::npos ? 0 : 1));
  } while (end != std::string_view::npos);
}

/// Whether a list has a word.
inline bool lists(std::string_view list, std::string_view wanted) {
  bool found = false;
  each_word(list, [&](std::string_view word) { found = found || word == wanted; });
  return found;
}

}  // namespace models
