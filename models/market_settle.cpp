#include <algorithm>
#include <cstdlib>

#include "models/creator_price.hpp"
#include "models/market.hpp"

namespace models {

/// Every sale in escrow is a step older, and this step's sales are split at the rates in force. A window that is made
/// longer opens a step at a time, for older sales have been paid out.
void Market::open_books(const sim::Clock& clock) {
  const Platform& platform = parameters_->platform.begin()->second;
  std::rotate(rates_.begin(), rates_.end() - 1, rates_.end());
  rates_.front() = {platform.commission, platform.commission_referred};
  escrow_.age();
  refund_lags_ = clock.step == 0 ? refund_window_ : std::min(refund_window_, refund_lags_ + 1);
}

/// The sponsor's grant comes in, and seats are allotted as far as the account covers them.
void Market::fund_seats(const sim::Clock& clock) {
  const SponsorSettings& sponsor = parameters_->sponsor;
  if (clock.month_begins() && has_sponsored(*parameters_)) {
    const std::int64_t grant = cents(sponsor.grant_per_month);
    ledger_.sponsors += grant;
    ledger_.outside -= grant;
  }
  sponsorship_.allot(learners_, ledger_.sponsors, sponsor, clock, key_);
}

/// The discount that counts for a coupon is the one in force at the sale, as the rates are.
void Market::settle_sales() {
  const Platform& platform = parameters_->platform.begin()->second;
  const Plan& plan = find_plan(platform.plan);
  for (std::size_t c = 0; c < courses_.size(); ++c) {
    const CourseTally& tally = workers_[0].tally.course[c];
    Split& held = escrow_.at(courses_.creator[c], 0);
    const std::int64_t before = held.creator;
    const auto sell = [&](std::int64_t n, std::int64_t price, double rate) {
      if (n == 0 || price == 0) return;
      const Split each = plan.split(price, rate);
      held.creator += n * each.creator;
      held.platform += n * each.platform;
    };
    const Terms terms = plan.terms(courses_.price[c]);
    sell(tally.sold - tally.sold_with_coupon, terms.at_enrolment, rates_[0].platform);
    sell(tally.referred - tally.referred_with_coupon, terms.at_enrolment, rates_[0].referred);
    const std::int32_t lowered = with_coupon(terms.at_enrolment, platform.coupon_discount);
    sell(tally.sold_with_coupon, lowered, rates_[0].platform);
    sell(tally.referred_with_coupon, lowered, rates_[0].referred);
    sell(tally.certified, terms.at_completion, rates_[0].platform);
    sell(tally.certified_referred, terms.at_completion, rates_[0].referred);
    note_profit(courses_, creators_, c, held.creator - before, tally);
  }
}

/// Guides are paid by the platform, which has what guided learners paid.
void Market::settle_guidance(const sim::Clock& clock) {
  const std::int64_t each = share_of_month(cents(guidance_cost(parameters_->platform.begin()->second)), clock);
  const auto charge = [each](Observation& seen, const LearnerTally& flow) {
    seen.guided = flow.guided;
    seen.guidance_cost += flow.guided * each - flow.guidance_paid;
  };
  charge(seen_, flow_);
  for (std::size_t g = 0; g < seen_of_group_.size(); ++g) charge(seen_of_group_[g], workers_[0].tally.learner[g]);
  ledger_.platforms += flow_.guidance_paid - flow_.guided * each;
  ledger_.outside += flow_.guided * each;
}

void Market::settle_refunds() {
  const std::size_t lags = escrow_.lags();
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    for (std::size_t lag = 0; lag < lags; ++lag) {
      const Split& refund = workers_[0].tally.refund[j * lags + lag];
      Split& held = escrow_.at(j, lag);
      held.creator -= refund.creator;
      held.platform -= refund.platform;
    }
  }
}

void Market::release_escrow() {
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    for (std::size_t lag = refund_lags_; lag < escrow_.lags(); ++lag) {
      Split& held = escrow_.at(j, lag);
      creators_.earn(j, held.creator);
      ledger_.platforms += held.platform;
      credit(j, &Observation::commission, held.platform);
      held = {};
    }
  }
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
  ledger_.escrow = escrow_.total();
  ledger_.payable = ledger_.creators = 0;
  for (std::size_t j = 0; j < creators_.size(); ++j) {
    ledger_.payable += creators_.payable[j];
    ledger_.creators += creators_.cash[j];
  }
  const std::int64_t imbalance = ledger_.imbalance();
  if (std::abs(imbalance) > std::abs(seen_.imbalance)) seen_.imbalance = imbalance;
  worst_imbalance_ = std::max(worst_imbalance_, std::abs(imbalance));
}

}  // namespace models
