#pragma once
/// @file The contracts by which an enterprise pays for a course: what is due when.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/parameters.hpp"

namespace models {

/// What one employee's course costs.
struct ContractTerms {
  std::int64_t at_start = 0;    // [cent] when it begins
  std::int64_t by_hours = 0;    // [cent] in proportion to the hours studied, this much when all are
  std::int64_t at_mastery = 0;  // [cent] when the topics it was taken for are graded at least medium

  /// [cent] the most it can come to
  std::int64_t most() const { return at_start + by_hours + at_mastery; }
};

/// One row of the contract table. `seats` is the number of employees the course is ordered for, at least 1.
struct Contract {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  ContractTerms (*terms)(const EnterpriseSettings&, std::int64_t price, std::int64_t seats);
};

std::span<const Contract> contract_table();

/// The row called `name`; the name must be in the table.
const Contract& find_contract(std::string_view name);

std::vector<std::string_view> contract_names();

/// [cent] price of one of n seats: price·n^(−ε), to the nearest cent. The whole order, price·n^(1−ε), rises with n for
/// ε < 1, so that ordering more than needed never pays.
/// @param price [cent] of a single seat @param discount ε, 0…0.9: each doubling takes off 1 − 2^(−ε)
/// @source D2.6 (bulk licences); Dolan 1987 on quantity discounts
/// @test tests/models/enterprise_test.cpp
std::int64_t seat_price(std::int64_t price, std::int64_t seats, double discount);

/// [cent] due by `hours` of `course_hours`: rounded down, and all of it at the end, whatever the steps between.
std::int64_t due_by(const ContractTerms& terms, double hours, double course_hours);

}  // namespace models
