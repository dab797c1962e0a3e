#include <algorithm>
#include <cstdlib>

#include "models/creator_price.hpp"
#include "models/market.hpp"

namespace models {

/// A new step's books. A refund window that is made longer opens a step at a time, for older sales have been paid out.
void Market::open_books(const sim::Clock& clock) {
  for (Store& store : stores_) store.open_books();
  refund_lags_ = clock.step == 0 ? refund_window_ : std::min(refund_window_, refund_lags_ + 1);
}

/// The sponsor's grant comes in, and seats are allotted as far as the account covers them.
void Market::fund_seats(const sim::Clock& clock) {
  const SponsorSettings& sponsor = parameters_->sponsor;
  if (clock.month_begins()) {
    const std::int64_t grant = cents(sponsor.grant_per_month);
    ledger_.sponsors += grant;
    ledger_.outside -= grant;
    seen_.grants += grant;
  }
  sponsorship_.allot(learners_, ledger_.sponsors, sponsor, learner_groups_, clock, key_);
}

/// What a platform took in: sales into escrow and refunds out of it, windows that close, what is due at once.
void Market::settle(Store& store, const sim::Clock& clock) {
  Till& till = workers_[0].tally.till[store.place];
  if (!store.open() && clock.month_ends()) count_sellers(store, till);
  const std::size_t lags = store.escrow.lags();
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    for (std::size_t lag = 0; lag < lags; ++lag) store.escrow.at(j, lag) += till.held[j * lags + lag];
    if (!till.earned.empty()) creators_.earn(j, till.earned[j]);
  }
  release_escrow(store);
  store.pool.take(till);
  store.pledges += till.pledges;
  store.cash += till.revenue - till.processor_fees;
  ledger_.processor += till.processor_fees;
  seen_.commission += till.revenue;
  seen_.processor_fees += till.processor_fees;
  settle_guidance(store);
  if (clock.month_begins()) advertise(store);
  bear_open_access(store);
  if (clock.month_ends()) divide_pool(store);
  store.remember(till, clock.month_ends());
  if (clock.month_ends()) store.close_month();
}

/// Who sold on a platform that has closed counts for a minute of study, so that what is left in its pool finds owners
/// even if nobody studied.
void Market::count_sellers(const Store& store, Till& till) const {
  for (std::size_t j = 0; j < till.minutes.size(); ++j) {
    if (j < creators_.size() && creators_.is_active(j) && creators_.sells_on(j, store.place)) ++till.minutes[j];
  }
}

/// Guides are paid by the platform, which has what guided learners paid.
void Market::settle_guidance(Store& store) {
  const Till& till = workers_[0].tally.till[store.place];
  store.cash += till.guidance_paid - till.guidance_cost;
  ledger_.outside += till.guidance_cost;
}

/// The month's marketing and enforcement are paid.
void Market::advertise(Store& store) {
  if (!store.open()) return;
  const std::int64_t spend = cents(store.policy->marketing) + cents(store.policy->enforcement);
  store.cash -= spend;
  seen_.marketing += spend;
  ledger_.outside += spend;
}

/// What learners in open courses cost is the sponsor's as far as its account goes.
void Market::bear_open_access(Store& store) {
  const std::int64_t cost = workers_[0].tally.till[store.place].open_access;
  const std::int64_t sponsored = std::clamp<std::int64_t>(sponsorship_.free(ledger_.sponsors), 0, cost);
  ledger_.sponsors -= sponsored;
  seen_.sponsor_outlay += sponsored;
  store.cash -= cost - sponsored;
  seen_.open_access += cost - sponsored;
  ledger_.outside += cost;
}

void Market::release_escrow(Store& store) {
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    for (std::size_t lag = refund_lags_; lag < store.escrow.lags(); ++lag) {
      Split& held = store.escrow.at(j, lag);
      creators_.earn(j, held.creator);
      store.cash += held.platform;
      credit(j, &Observation::commission, held.platform);
      held = {};
    }
  }
}

void Market::divide_pool(Store& store) {
  const auto parts = store.pool.divide();
  for (std::size_t j = 0; j < parts.size(); ++j) creators_.earn(j, parts[j]);
}

void Market::credit(std::size_t creator, std::int64_t Observation::*flow, std::int64_t cents) {
  seen_.*flow += cents;
  if (population_ == Population::creators) seen_of_group_[creators_.group[creator]].*flow += cents;
}

void Market::pay_out() {
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    creators_.cash[j] += creators_.payable[j];
    credit(j, &Observation::payouts, creators_.payable[j]);
    creators_.payable[j] = 0;
  }
}

/// Every balance is added up anew, so that a posting with one side shows.
void Market::balance() {
  const std::int64_t before = ledger_.platforms, creators_before = ledger_.payable + ledger_.creators;
  ledger_.escrow = ledger_.pools = ledger_.platforms = 0;
  for (const Store& store : stores_) {
    ledger_.escrow += store.escrow.total() + store.pledges;
    ledger_.pools += store.pool.balance();
    ledger_.platforms += store.cash;
  }
  seen_.platform_profit += ledger_.platforms - before;
  ledger_.payable = ledger_.creators = 0;
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    ledger_.payable += creators_.payable[j];
    ledger_.creators += creators_.cash[j];
  }
  seen_.creator_income += ledger_.payable + ledger_.creators - creators_before;
  const std::int64_t imbalance = ledger_.imbalance();
  if (std::abs(imbalance) > std::abs(seen_.imbalance)) seen_.imbalance = imbalance;
  worst_imbalance_ = std::max(worst_imbalance_, std::abs(imbalance));
}

}  // namespace models
