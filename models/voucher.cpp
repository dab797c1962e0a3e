#include "models/voucher.hpp"

#include "models/purpose.hpp"

namespace models {

bool holds(const Vouchers& vouchers, std::size_t row) {
  return vouchers.width() > 0 && vouchers[row] != no_voucher && vouchers[row] != voucher_applied_for;
}

void apply_for(Vouchers& vouchers, std::size_t row) {
  if (vouchers[row] == no_voucher) vouchers[row] = voucher_applied_for;
}

void Lottery::allocate(bool needed) {
  if (needed) line_.allocate();
}

VoucherNews Lottery::tell(const Learners& learners, Vouchers& vouchers, std::size_t row, std::int64_t months,
                          const sim::Clock& clock, sim::Key key) const {
  std::uint8_t& voucher = vouchers[row];
  if (voucher == no_voucher) return {};
  if (voucher == voucher_applied_for) {
    const bool given = line_.admits_anybody() && line_.admits(place_of(learners, row, clock, key));
    voucher = given ? static_cast<std::uint8_t>(months) : no_voucher;
    return {given, false};
  }
  if (!clock.month_begins()) return {};
  voucher -= 1;
  return {false, voucher == no_voucher};
}

std::uint32_t Lottery::place_of(const Learners& learners, std::size_t row, const sim::Clock& clock,
                                sim::Key key) const {
  const auto step = static_cast<std::uint32_t>(clock.step);
  return sim::draw(key, {learners.id(row), learner_kind, purpose_, step, 0})[0];
}

}  // namespace models
