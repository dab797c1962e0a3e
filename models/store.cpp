#include "models/store.hpp"

#include <algorithm>

namespace models {

void Store::adopt(const Platform& next) {
  policy = &next;
  ranker = &find_ranker(next.ranker);
  menu = Menu(next);
}

void Store::open_books() {
  std::rotate(rates.begin(), rates.end() - 1, rates.end());
  rates.front() = {policy->commission, policy->commission_referred};
  escrow.age();
}

std::uint64_t Store::bytes() const {
  return sizeof(Store) + front.bytes() + memory.bytes() + guidance.bytes() + coupons.bytes() + escrow.bytes() +
         pool.bytes();
}

}  // namespace models
