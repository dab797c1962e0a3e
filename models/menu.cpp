#include "models/menu.hpp"

#include <algorithm>

#include "models/access.hpp"
#include "models/parameters.hpp"

namespace models {

Menu::Menu(const Platform& policy) {
  std::string_view names = policy.plan;
  while (!names.empty() && n_ < room) {
    const std::size_t end = names.find(menu_separator);
    plan_[n_++] = &find_plan(names.substr(0, end));
    names = end == std::string_view::npos ? std::string_view() : names.substr(end + 1);
  }
}

bool Menu::offers(std::string_view name) const {
  return std::any_of(plans().begin(), plans().end(), [&](const Plan* plan) { return plan->name == name; });
}

bool Menu::offers(Access access) const {
  return std::any_of(plans().begin(), plans().end(), [&](const Plan* plan) { return plan->access == access; });
}

std::int32_t Menu::entry_price(std::int32_t price, const Platform& policy) const {
  std::int32_t least = price;
  for (const Plan* plan : plans()) {
    const Terms terms = plan->terms(price, policy);
    least = std::min(least, terms.at_enrolment + static_cast<std::int32_t>(access_fee(*plan, policy)));
  }
  return least;
}

}  // namespace models
