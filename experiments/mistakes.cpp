#include "experiments/mistakes.hpp"

#include <algorithm>
#include <limits>

#include "experiments/error.hpp"
#include "experiments/spelling.hpp"

namespace experiments {
std::string Mistakes::where(const Place& place) const {
  if (!place.option.empty()) return place.option;
  return place.line > 0 ? file_ + ":" + std::to_string(place.line) : file_;
}

void Mistakes::add(const Place& place, std::string_view path, std::string_view value, std::string_view remedy) {
  std::string text = where(place);
  if (!path.empty() && (place.option.empty() || place.option == "--set")) {
    text += (place.option.empty() ? ": " : " ") + shortened(spelled_path(path));
  }
  if (!value.empty()) text += " = " + shortened(value);
  text += ": " + std::string(remedy);
  const std::int64_t order = place.option.empty() ? place.line : std::numeric_limits<std::int64_t>::max();
  if (said_.insert(text).second) lines_.push_back({order, std::move(text)});
}

void Mistakes::add(std::string line) { lines_.push_back({0, std::move(line)}); }

void Mistakes::throw_if_any() const {
  if (lines_.empty()) return;
  std::vector<Line> sorted = lines_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Line& a, const Line& b) { return a.order < b.order; });
  std::vector<std::string> texts;
  for (Line& line : sorted) texts.push_back(std::move(line.text));
  throw InputError(std::move(texts));
}

}  // namespace experiments
