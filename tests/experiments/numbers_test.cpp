#include "experiments/numbers.hpp"

#include <limits>

#include "tests/catch.hpp"

using namespace experiments;

TEST_CASE("numbers are written with three digits, a word for millions, and their unit") {
  CHECK(number_text(1'237'654, "USD") == "1.24 million USD");
  CHECK(number_text(19'873, "learner") == "19,900 learners");
  CHECK(number_text(999'999, "USD") == "1 million USD");
  CHECK(number_text(3e12, "USD") == "3 trillion USD");
  CHECK(number_text(0.04567, "1") == "0.0457");
  CHECK(number_text(-12.5, "%") == "\u221212.5 %");
  CHECK(number_text(1, "learner") == "1 learner");
  CHECK(number_text(0, "cent") == "0 cents");
  CHECK(number_text(0.05, "1/month") == "0.05 per month");
  CHECK(number_text(1.25e-5, "") == "1.25e-05");
}

TEST_CASE("what is no number is said so") {
  CHECK(number_text(std::numeric_limits<double>::quiet_NaN(), "USD") == "no value");
  CHECK(number_text(-std::numeric_limits<double>::infinity(), "USD") == "\u2212infinite");
  CHECK(interval_text(std::numeric_limits<double>::quiet_NaN(), 1.0, "USD") == "no interval");
}

TEST_CASE("an interval has as many digits as its width deserves") {
  CHECK(interval_text(1.2e6, 1.28e6, "USD") == "1.20 to 1.28 million USD");
  CHECK(interval_text(9.516, 14.484, "%") == "10 to 14 %");
  CHECK(interval_text(0.7601, 0.7612, "") == "0.7601 to 0.7612");
  CHECK(interval_text(12'345, 14'678, "learner") == "12,300 to 14,700 learners");
  CHECK(interval_text(-0.31, 0.42, "%") == "\u22120.3 to 0.4 %");
  CHECK(interval_text(-0.1, 11.8, "%") == "\u22120.1 to 12 %");
  CHECK(interval_text(-5.0, 0.04, "%") == "\u22125 to 0.04 %");
  CHECK(interval_text(0.0, 11.8, "%") == "0 to 12 %");
  CHECK(interval_text(1e-9, 11.8, "%") == "0 to 12 %");
  CHECK(interval_text(2.0, 2.0, "cent") == "2 cents");
  const double third = 100.0 / 3.0;
  CHECK(interval_text(third, third * (1.0 + 1e-14), "%") == "33.3 %");  // no wider than its bounds' rounding
}

TEST_CASE("an estimate has the digits of the interval around it") {
  CHECK(estimate_text(1.2369e6, 1.2e6, 1.28e6, "USD") == "1.24 million USD");
  CHECK(estimate_text(11.98, 9.5, 14.5, "%") == "12 %");
  CHECK(estimate_text(-0.031, -0.4, 0.3, "%") == "\u22120.03 %");
  CHECK(estimate_text(155.0, -500.0, 900.0, "USD") == "160 USD");
  CHECK(estimate_text(0.0, -0.4, 0.3, "%") == "0.0 %");
  CHECK(estimate_text(11.98, std::numeric_limits<double>::quiet_NaN(), 1.0, "%") == "12 %");
}

TEST_CASE("a plus sign stands before gains alone") {
  CHECK(with_sign(2.0, "2 %") == "+2 %");
  CHECK(with_sign(0.0, "0 %") == "0 %");
  CHECK(with_sign(0.004, "0.00 %") == "0.00 %");
  CHECK(with_sign(-2.0, "\u22122 %") == "\u22122 %");
}
