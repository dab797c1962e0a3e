#include "models/menu.hpp"

#include <algorithm>

#include "models/access.hpp"
#include "models/parameters.hpp"
#include "models/word_list.hpp"

namespace models {

Menu::Menu(const Platform& policy) {
  each_word(policy.plan, [this](std::string_view name) {
    if (n_ < room) plan_[n_++] = &find_plan(name);
  });
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
    if (plan->access == Access::employee) continue;
    const Terms terms = plan->terms(price, policy);
    least = std::min(least, terms.at_enrolment + first_fee(plan->access, policy));
  }
  return least;
}

}  // namespace models
