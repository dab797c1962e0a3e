#include "models/enterprise_contract.hpp"

#include <array>

#include "models/rows.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

ContractTerms by_seat(const EnterpriseSettings& settings, std::int64_t price, std::int64_t seats) {
  return {seat_price(price, seats, settings.quantity_discount), 0, 0};
}

ContractTerms by_use(const EnterpriseSettings&, std::int64_t price, std::int64_t) { return {0, price, 0}; }

ContractTerms by_result(const EnterpriseSettings& settings, std::int64_t price, std::int64_t) {
  return {0, 0, static_cast<std::int64_t>(sim::floor(static_cast<double>(price) * settings.result_price + 0.5))};
}

constexpr auto table = std::to_array<Contract>({
    {"seat", "a seat per employee, paid at the start; the more are ordered at a survey, the cheaper each", "D2.6",
     by_seat},
    {"use", "by the hour studied, the price of the course when it is finished", "D2.6", by_use},
    {"result", "result_price times the price, paid only when the topics it was taken for are mastered", "D2.6",
     by_result},
});

}  // namespace

std::span<const Contract> contract_table() { return table; }

const Contract& find_contract(std::string_view name) { return row_named(contract_table(), name); }

std::vector<std::string_view> contract_names() { return names_in(contract_table()); }

std::int64_t seat_price(std::int64_t price, std::int64_t seats, double discount) {
  const double factor = sim::pow(static_cast<double>(seats), -discount);
  return static_cast<std::int64_t>(sim::floor(static_cast<double>(price) * factor + 0.5));
}

std::int64_t due_by(const ContractTerms& terms, double hours, double course_hours) {
  if (hours >= course_hours) return terms.by_hours;
  return static_cast<std::int64_t>(sim::floor(static_cast<double>(terms.by_hours) * (hours / course_hours)));
}

}  // namespace models
