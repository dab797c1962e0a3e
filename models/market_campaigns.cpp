#include <utility>

#include "models/crowdfunding.hpp"
#include "models/market.hpp"
#include "models/payment.hpp"

namespace models {

/// The platform a creator raises money on: the first that offers it and that the creator sells on.
const Store* Market::campaign_store(std::size_t creator) const {
  if (courses_.campaign.width() == 0) return nullptr;
  for (const Store& store : stores_) {
    const bool here = store.open() && store.menu.offers(Access::backer);
    if (here && creators_.sells_on(creator, store.place)) return &store;
  }
  return nullptr;
}

/// Announce a course and ask for pledges; a free one needs none.
void Market::begin_campaign(std::size_t creator, const Store& store, const sim::Clock& clock) {
  const double month = static_cast<double>(clock.step + 1) * clock.dt();
  const std::size_t course = announce(creator, month);
  const std::int64_t lasts = store.policy->crowdfunding_months * clock.calendar.steps_per_month;
  Campaign& campaign = courses_.campaign[course];
  campaign.stage = courses_.price[course] > 0 ? Stage::pledged : Stage::funded;
  campaign.closes = clock.step + 1 + lasts;
  campaign.platform = static_cast<std::uint8_t>(store.place);
  creators_.project[creator] = static_cast<std::uint32_t>(course) + 1;
}

/// The step's pledges go to their campaigns.
void Market::count_pledges() {
  for (std::size_t c = 0; c < workers_[0].tally.campaign.size() && c < courses_.size(); ++c) {
    const PledgeTally& tally = workers_[0].tally.campaign[c];
    courses_.campaign[c].backers += static_cast<std::int32_t>(tally.backers);
    courses_.campaign[c].pledged += tally.pledged;
  }
}

/// Decide the campaigns whose time is over; one whose platform or creator is gone has failed.
void Market::close_campaigns(const sim::Clock& clock) {
  if (courses_.campaign.width() == 0) return;
  for (std::size_t c = 0; c < courses_.size(); ++c) {
    Campaign& campaign = courses_.campaign[c];
    if (campaign.stage != Stage::pledged) continue;
    Store& store = stores_[campaign.platform];
    const bool goes_on = store.open() && creators_.is_active(courses_.creator[c]);
    if (clock.step < campaign.closes && goes_on) continue;
    const bool funded = goes_on && is_funded(campaign.backers, store.policy->crowdfunding_goal);
    campaign.stage = funded ? Stage::funded : Stage::failed;
    (funded ? seen_.funded : seen_.failed) += 1;
    if (funded) {
      fund(store, c);
    } else {
      creators_.project[courses_.creator[c]] = 0;
    }
  }
}

/// What was pledged is the creator's, less commission and the processor's fee for every backer.
void Market::fund(Store& store, std::size_t course) {
  const Campaign& campaign = courses_.campaign[course];
  const Split split =
      split_by_commission(campaign.pledged, store.rates[0].of(false, creators_.is_exclusive(courses_.creator[course])));
  const std::int64_t fees =
      campaign.backers > 0 ? campaign.backers * processor_fee(*store.policy, campaign.pledged / campaign.backers) : 0;
  store.pledges -= campaign.pledged;
  creators_.earn(courses_.creator[course], split.creator);
  store.cash += split.platform - fees;
  ledger_.processor += fees;
  seen_.commission += split.platform;
  seen_.processor_fees += fees;
}

/// Make a course anew that is rated badly, else announce one, or go on with it as far as it is funded. @param hours [h]
/// of content making in this step
void Market::work_on_project(std::size_t creator, const Store& store, double hours, const sim::Clock& clock) {
  const bool revises = creators_.project[creator] == 0 && worst_of(creator);
  if (creators_.project[creator] == 0 && !revises) {
    begin_campaign(creator, store, clock);
    return;
  }
  if (!revises && courses_.campaign[creators_.project[creator] - 1].stage != Stage::funded) return;
  creators_.content_hours[creator] += hours;
  const double production = parameters_->course.production_hours;
  if (creators_.content_hours[creator] < production) return;
  if (!pay_production(creator)) {
    creators_.content_hours[creator] = production;
    return;
  }
  creators_.content_hours[creator] -= production;
  const double month = static_cast<double>(clock.step + 1) * clock.dt();
  if (revises) {
    revise_worst(creator, month);
    return;
  }
  const std::size_t course = std::exchange(creators_.project[creator], 0) - 1;
  courses_.campaign[course].stage = Stage::on_sale;
  courses_.released[course] = month;
}

}  // namespace models
