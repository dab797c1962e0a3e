#include "models/ledger.hpp"

namespace models {

void Escrow::allocate(std::size_t creators, std::size_t lags) {
  lags_ = lags;
  head_ = 0;
  held_.assign(creators * lags, {});
}

std::int64_t Escrow::total() const {
  std::int64_t sum = 0;
  for (const Split& held : held_) sum += held.creator + held.platform;
  return sum;
}

}  // namespace models
