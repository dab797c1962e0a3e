#include "models/store.hpp"

#include <algorithm>

#include "sim/fixed.hpp"

namespace models {

void Store::adopt(const Platform& next) {
  policy = &next;
  ranker = &find_ranker(next.ranker);
  menu = Menu(next);
}

void Store::open_books() {
  std::rotate(rates.begin(), rates.end() - 1, rates.end());
  rates.front() = {policy->commission, policy->commission_referred, policy->exclusive_bonus};
  escrow.age();
}

void Store::close_month() {
  losing_ = cash < cash_last_ ? losing_ + 1 : 0;
  cash_last_ = cash;
  given_up_ = given_up_ || (open() && policy->exit_months > 0 && losing_ >= policy->exit_months);
}

void Store::remember(const Till& till, bool month_ends) {
  visits_ += till.visits;
  inclusive_ += till.inclusive;
  spent_ += till.spent;
  spent_since_entry += till.spent;
  if (!month_ends) return;
  // Who had no visitor is remembered as it was.
  if (visits_ > 0) inclusive_value = sim::real(inclusive_) / static_cast<double>(visits_);
  spent_last_month = spent_;
  visits_ = inclusive_ = spent_ = 0;
}

std::uint64_t Store::bytes() const {
  return sizeof(Store) + front.bytes() + memory.bytes() + guidance.bytes() + coupons.bytes() + escrow.bytes() +
         pool.bytes();
}

}  // namespace models
