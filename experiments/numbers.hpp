#pragma once
/// @file Numbers as people read them: 1.24 million USD, 12,300 learners, 3.2 %.

#include <cstdint>
#include <string>
#include <string_view>

namespace experiments {

/// A number with three significant digits and its unit; "no value" for NaN.
///
/// @param unit singular, e.g. "USD", "learner", "%"; "" or "1" for a pure number
std::string number_text(double value, std::string_view unit);

/// How many there are of a thing, in full: "1 run", "12,300 learners".
std::string counted(std::int64_t n, std::string_view thing);

/// A value with as many digits as the width of the interval around it deserves: "1.24 million USD", "12.0 %".
///
/// Without an interval (NaN, or no width) as number_text.
std::string estimate_text(double value, double low, double high, std::string_view unit);

/// The interval likewise: "1.20 to 1.28 million USD"; "no interval" for NaN.
std::string interval_text(double low, double high, std::string_view unit);

/// The text of a number above zero with a plus sign before it; of others, and of what is rounded to zero, as it is.
std::string with_sign(double value, const std::string& text);

/// The unit as written after any number but one: "learners", "USD", "hours per week"; "" for a pure number.
std::string unit_text(std::string_view unit);

/// `value` with at most `digits` significant digits, so that data made of it stay short.
double rounded(double value, int digits);

}  // namespace experiments
