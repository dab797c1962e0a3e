#include "experiments/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace experiments {
namespace {

constexpr std::string_view minus = "\u2212";

struct Scale {
  double divisor;
  std::string_view word;
};

Scale scale_of(double magnitude) {
  if (magnitude >= 1e12) return {1e12, " trillion"};
  if (magnitude >= 1e9) return {1e9, " billion"};
  if (magnitude >= 1e6) return {1e6, " million"};
  return {1.0, ""};
}

int power_of_ten(double magnitude) { return static_cast<int>(std::floor(std::log10(magnitude))); }

std::string with_separators(const std::string& digits) {
  const auto point = std::min(digits.find('.'), digits.size());
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i < point && (point - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

/// Digits of |value| with so many decimals; fewer than zero rounds to tens, hundreds, …
std::string fixed_text(double value, int decimals) {
  const double step = std::pow(10.0, -decimals);
  const double kept = decimals < 0 ? std::round(std::fabs(value) / step) * step : std::fabs(value);
  const auto text = with_separators(fmt::format("{:.{}f}", kept, std::max(decimals, 0)));
  const bool zero = text.find_first_not_of("0.,") == std::string::npos;
  return value < 0 && !zero ? std::string(minus) + text : text;
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string digits_text(double value) {
  if (value == 0.0) return "0";
  const double short_value = rounded(value, 3);
  const double magnitude = std::fabs(short_value);
  if (magnitude < 1e-4) return (value < 0 ? std::string(minus) : std::string()) + fmt::format("{:.3g}", magnitude);
  const auto scale = scale_of(magnitude);
  const double scaled = short_value / scale.divisor;
  return without_trailing_zeros(fixed_text(scaled, 2 - power_of_ten(std::fabs(scaled)))) + std::string(scale.word);
}

std::string unit_after(std::string_view unit, bool one) {
  const bool inflected = !one || unit == "1" || unit.find('/') != std::string_view::npos;
  const auto text = inflected ? unit_text(unit) : std::string(unit);
  return text.empty() ? text : " " + text;
}

/// Whether an interval is more than the rounding of its bounds.
bool has_width(double low, double high) {
  constexpr double rounding = 1e-12;
  return std::isfinite(low) && std::isfinite(high) && high - low > rounding * std::max(std::fabs(low), std::fabs(high));
}

/// How numbers in and around an interval are written.
struct Digits {
  Scale scale;
  int decimals;
};

/// Two digits of the width when it begins with 1, 2 or 3, else one.
Digits digits_of(double low, double high) {
  const auto scale = scale_of(rounded(std::max(std::fabs(low), std::fabs(high)), 3));
  const double width = (high - low) / scale.divisor;
  const int power = power_of_ten(width);
  const bool wide = width >= 4.0 * std::pow(10.0, power);
  return {scale, std::min(wide ? -power : 1 - power, 12)};
}

/// An end of an interval, which is not written as 0 unless it nearly is: on which side of 0 it lies is what is looked
/// for.
std::string end_text(double value, int decimals) {
  const int first_digit = value == 0.0 ? decimals : -power_of_ten(std::fabs(rounded(value, 1)));
  return fixed_text(value, first_digit > decimals + 2 ? decimals : std::max(decimals, first_digit));
}

}  // namespace

double rounded(double value, int digits) { return std::strtod(fmt::format("{:.{}g}", value, digits).c_str(), nullptr); }

std::string unit_text(std::string_view unit) {
  if (unit == "1") return "";
  if (const auto slash = unit.find('/'); slash != std::string_view::npos) {
    const auto above = unit_text(unit.substr(0, slash));
    return above + (above.empty() ? "" : " ") + "per " + std::string(unit.substr(slash + 1));
  }
  const bool word = std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool countable = word && unit.size() > 3 && unit.back() != 's' && unit.back() != 'y';
  return std::string(unit) + (countable ? "s" : "");
}

std::string counted(std::int64_t n, std::string_view thing) {
  return with_separators(std::to_string(n)) + " " + std::string(thing) + (n == 1 ? "" : "s");
}

std::string number_text(double value, std::string_view unit) {
  if (std::isnan(value)) return "no value";
  if (std::isinf(value)) return value > 0 ? "infinite" : std::string(minus) + "infinite";
  const auto digits = digits_text(value);
  return digits + unit_after(unit, digits == "1");
}

std::string estimate_text(double value, double low, double high, std::string_view unit) {
  if (!has_width(low, high) || !std::isfinite(value)) return number_text(value, unit);
  const auto [scale, decimals] = digits_of(low, high);
  const double scaled = value / scale.divisor;
  // In an interval much wider than the value one more digit keeps it from looking like another, 155 like 200.
  const int two_digits = scaled == 0.0 ? decimals : 1 - power_of_ten(std::fabs(scaled));
  const int wanted = std::clamp(two_digits, decimals, decimals + 1);
  return fixed_text(scaled, wanted) + std::string(scale.word) + unit_after(unit, false);
}

std::string interval_text(double low, double high, std::string_view unit) {
  if (!std::isfinite(low) || !std::isfinite(high)) return "no interval";
  if (!has_width(low, high)) return number_text(low, unit);
  const auto digits = digits_of(low, high);
  return end_text(low / digits.scale.divisor, digits.decimals) + " to " +
         end_text(high / digits.scale.divisor, digits.decimals) + std::string(digits.scale.word) +
         unit_after(unit, false);
}

std::string with_sign(double value, const std::string& text) {
  const bool is_zero = text.find_first_of("123456789") == std::string::npos;
  return value > 0 && !is_zero ? "+" + text : text;
}

}  // namespace experiments
