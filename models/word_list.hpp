#pragma once
/// @file Settings that are several words joined by +.

#include <string_view>

namespace models {

inline constexpr char word_separator = '+';

/// Calls take(word) for each word of a list.
template <class Take>
void each_word(std::string_view list, const Take& take) {
  while (!list.empty()) {
    const std::size_t end = list.find(word_separator);
    take(list.substr(0, end));
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
  }
}

/// Whether a list has a word.
inline bool lists(std::string_view list, std::string_view wanted) {
  bool found = false;
  each_word(list, [&](std::string_view word) { found = found || word == wanted; });
  return found;
}

}  // namespace models
