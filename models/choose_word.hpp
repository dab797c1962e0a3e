#pragma once
/// @file From a setting that is a word to its place in a list of words.

#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>

namespace models {

/// Place of `word` in `words`. @throws std::invalid_argument if it is not there, which config reading rules out
inline std::size_t place_of(std::string_view word, std::initializer_list<std::string_view> words) {
  std::size_t place = 0;
  for (const std::string_view candidate : words) {
    if (candidate == word) return place;
    ++place;
  }
  throw std::invalid_argument("unknown word: " + std::string(word));
}

}  // namespace models
