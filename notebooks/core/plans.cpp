/// @file What a payment under each plan comes to, for creator, platform and processor.

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <array>
#include <string>

#include "experiments/error.hpp"
#include "experiments/experiment.hpp"
#include "models/ledger.hpp"
#include "models/pay_as_you_go.hpp"
#include "models/payment.hpp"
#include "models/plan.hpp"
#include "notebooks/core/bindings.hpp"

namespace {

namespace py = pybind11;

using Doubles = py::array_t<double, py::array::c_style | py::array::forcecast>;
using Flags = py::array_t<bool, py::array::c_style | py::array::forcecast>;

/// [cent] in the order of stoa.models.Payment: the five parts of the terms, the month's fee, what is borne, and what
/// creator, platform and processor have of it.
using Row = std::array<std::int64_t, 10>;
constexpr std::size_t creator_at = 7;

/// A month's fee of a subscriber, whose share fills the creators' pool, or of a creator's member.
Row monthly(const models::Plan& plan, const models::Platform& policy, std::int64_t fee) {
  const auto pool = models::share_of(fee, policy.subscription_pool);
  const auto split = plan.access == models::Access::subscriber
                         ? models::Split{pool, fee - pool}
                         : models::split_by_commission(fee, policy.membership_commission);
  return {0, 0, 0, 0, 0, fee, 0, split.creator, split.platform, models::processor_fee(policy, fee)};
}

/// One payment, split between creator, platform and processor.
void add_payment(Row& row, const models::Platform& policy, std::int64_t amount, double commission) {
  const auto split = models::split_by_commission(amount, commission);
  row[creator_at] += split.creator;
  row[creator_at + 1] += split.platform;
  row[creator_at + 2] += models::processor_fee(policy, amount);
}

/// All that one course of this price can bring, each part split as it is paid.
Row per_course(const models::Plan& plan, const models::Platform& policy, std::int64_t price, bool referred) {
  const auto terms = plan.terms(static_cast<std::int32_t>(price), policy);
  const double commission = referred ? policy.commission_referred : policy.commission;
  Row row{terms.at_enrolment,  terms.by_progress,
          terms.at_completion, terms.at_mastery,
          terms.per_question,  0,
          terms.borne,         0,
          -terms.borne,        0};
  for (const auto amount : {terms.at_enrolment, terms.at_completion, terms.at_mastery, terms.per_question}) {
    add_payment(row, policy, amount, commission);
  }
  const auto parts = policy.instalment_parts;
  for (std::int64_t n = 0; n < parts; ++n) {
    const auto before = models::sum_of_parts(terms.by_progress, n, parts);
    add_payment(row, policy, models::sum_of_parts(terms.by_progress, n + 1, parts) - before, commission);
  }
  return row;
}

/// [USD] A row for each price.
Doubles split_payment(const std::string& settings_text, const std::string& name, const Doubles& price,
                      const Flags& referred) {
  const auto policy = experiments::read_settings(settings_text, "split_payment()", "market").platform.begin()->second;
  const auto& plan = models::find_plan(name);
  const bool by_month = plan.access == models::Access::subscriber || plan.access == models::Access::member;
  Doubles result({price.size(), static_cast<py::ssize_t>(std::tuple_size_v<Row>)});
  for (py::ssize_t i = 0; i < price.size(); ++i) {
    const auto amount = models::cents(price.at(i));
    const auto row = by_month ? monthly(plan, policy, amount) : per_course(plan, policy, amount, referred.at(i));
    for (std::size_t k = 0; k < row.size(); ++k) {
      result.mutable_at(i, static_cast<py::ssize_t>(k)) = static_cast<double>(row[k]) / 100.0;
    }
  }
  return result;
}

}  // namespace

void notebooks::add_plans(py::module_& module) {
  module.def("split_payment", &split_payment, py::arg("settings"), py::arg("plan"), py::arg("price"),
             py::arg("referred"));
}
