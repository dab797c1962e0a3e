#include "experiments/nearest.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <system_error>

namespace experiments {
namespace {

constexpr std::size_t far = std::numeric_limits<std::size_t>::max();

char folded(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

/// The edit distance if the names are near enough for a slip of the pen, `far` otherwise.
std::size_t slip(std::string_view name, std::string_view candidate) {
  const std::size_t longer = std::max(name.size(), candidate.size());
  const std::size_t shorter = std::min(name.size(), candidate.size());
  const std::size_t allowed = std::max<std::size_t>(1, longer / 3);
  const bool begun = name.size() >= 3 && candidate.substr(0, name.size()) == name;
  if (begun) return std::min(allowed, longer - shorter);
  // The difference in length is a lower bound, and spares the table for a name of absurd length.
  if (longer - shorter > allowed) return far;
  const std::size_t distance = edit_distance(name, candidate);
  return distance <= allowed && distance < longer ? distance : far;
}

std::vector<std::string_view> components(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos; path.remove_prefix(dot + 1)) {
    parts.push_back(path.substr(0, dot));
  }
  parts.push_back(path);
  return parts;
}

std::size_t path_slip(const std::vector<std::string_view>& path, std::string_view candidate) {
  constexpr std::size_t another_section = 100;
  const auto parts = components(candidate);
  std::size_t sum = 0;
  for (std::size_t i = 0; i < parts.size() && parts.size() == path.size() && sum != far; ++i) {
    const std::size_t distance = parts[i] == path[i] ? 0 : slip(path[i], parts[i]);
    sum = distance == far ? far : sum + distance;
  }
  if (parts.size() == path.size() && sum != far) return sum;
  const std::size_t last = parts.back() == path.back() ? 0 : slip(path.back(), parts.back());
  return last == far ? far : another_section + 2 * last + (parts.front() == path.front() ? 0 : 1);
}

std::optional<std::string> best(const std::vector<std::string>& valid,
                                const std::function<std::size_t(std::string_view)>& cost) {
  std::size_t least = far;
  std::optional<std::string> found;
  for (const std::string& candidate : valid) {
    if (const std::size_t candidate_cost = cost(candidate); candidate_cost < least) {
      least = candidate_cost;
      found = candidate;
    }
  }
  return found;
}

}  // namespace

std::size_t edit_distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> before(other.size() + 1);
  std::vector<std::size_t> above(other.size() + 1);
  std::vector<std::size_t> row(other.size() + 1);
  for (std::size_t j = 0; j <= other.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const bool same = folded(one[i - 1]) == folded(other[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
      const bool swapped =
          i > 1 && j > 1 && folded(one[i - 1]) == folded(other[j - 2]) && folded(one[i - 2]) == folded(other[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row.back();
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& valid) {
  return best(valid, [name](std::string_view candidate) { return slip(name, candidate); });
}

std::optional<std::string> nearest_path(std::string_view path, const std::vector<std::string>& valid) {
  const auto parts = components(path);
  return best(valid, [&parts](std::string_view candidate) { return path_slip(parts, candidate); });
}

std::optional<std::string> nearest_file(const std::filesystem::path& file) {
  std::vector<std::string> names;
  std::error_code error;
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    std::error_code unknown;
    const bool same = entry->path().filename() == file.filename();
    if (!same && entry->is_regular_file(unknown)) names.push_back(entry->path().filename().string());
  }
  // A folder has no order of its own, and of several names equally near the first is taken.
  std::sort(names.begin(), names.end());
  const auto name = nearest(file.filename().string(), names);
  return name ? std::optional((file.parent_path() / *name).string()) : std::nullopt;
}

std::string did_you_mean(const std::optional<std::string>& guess) {
  return guess ? " (did you mean \"" + *guess + "\"?)" : "";
}

std::string unknown_key(const std::string& key, const std::vector<std::string>& valid) {
  const auto guess = nearest(key, valid);
  if (guess) return "unknown key" + did_you_mean(guess);
  std::string list;
  for (const std::string& name : valid) list += (list.empty() ? "" : ", ") + name;
  return "unknown key; expected one of " + list;
}

}  // namespace experiments
