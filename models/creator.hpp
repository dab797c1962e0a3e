#pragma once
/// @file The people who make, promote and sell courses, as columns.

#include <cstdint>
#include <vector>

#include "models/influence.hpp"
#include "models/parameters.hpp"
#include "sim/column.hpp"
#include "sim/draw.hpp"

namespace models {

/// The home of a creator who has not picked a platform yet.
inline constexpr std::uint8_t nowhere = 255;

struct TimeRule;
struct PriceRule;

/// Which columns creators and their courses need beyond those of fixed habits.
struct CreatorNeeds {
  bool time = false;       // some group decides how to divide its hours
  bool prices = false;     // some group sets prices anew
  bool turnover = false;   // some group has entry or exit
  bool campaigns = false;  // some platform raises money before courses are made
  bool homes = false;      // some group sells on one of several platforms

  bool any() const { return time || prices || turnover; }
};

/// What the groups of `parameters` need; the settings that decide it hold for the whole run.
CreatorNeeds creator_needs(const Parameters& parameters);

/// Creators: one row per person who ever entered.
struct Creators : sim::Table {
  explicit Creators(const CreatorNeeds& needs = {})
      : Table("creator", "creator_group.NAME.max_creators"),
        shares(*this, "shares", "1", "shares of hours for content, promotion and monetisation", {needs.time ? 3U : 0U}),
        planned(*this, "planned", "1", "shares decided on", {needs.time ? 3U : 0U}),
        base(*this, "base", "1", "shares to go back to", {needs.time ? 3U : 0U}),
        base_income(*this, "base_income", "USD/month", "income with them", {needs.time ? 1U : 0U}),
        reviewed_income(*this, "reviewed_income", "USD/month", "income between the last two reviews",
                        {needs.time ? 1U : 0U}),
        income_since(*this, "income_since", "cent", "income since the last review", {needs.time ? 1U : 0U}),
        gone(*this, "gone", "1", "1 for who has left", {needs.turnover ? 1U : 0U}),
        income_of_month(*this, "income_of_month", "cent", "income since the month began", {needs.turnover ? 1U : 0U}),
        income_last_month(*this, "income_last_month", "cent", "income of the month before", {needs.turnover ? 1U : 0U}),
        income_ever(*this, "income_ever", "cent", "income since entry", {needs.turnover ? 1U : 0U}),
        months_below(*this, "months_below", "month", "months in a row below the outside wage",
                     {needs.turnover ? 1U : 0U}),
        project(*this, "project", "course", "announced and not yet made, place plus one", {needs.campaigns ? 1U : 0U}),
        home(*this, "home", "1", "place of the platform sold on, in order of name, 255 for none yet",
             {needs.homes ? 1U : 0U}) {}

  sim::Column<std::uint64_t> id{*this, "id", "1", "identity"};
  sim::Column<std::uint32_t> group{*this, "group", "1", "place of the creator's group in order of name", {1, true}};
  sim::Column<double> hours{*this, "hours", "h/month", "hours at work", {1, true}};
  sim::Column<double> talent{*this, "talent", "1", "multiplier of gains in capability", {1, true}};
  sim::Column<double> reach{*this, "reach", "1", "lasting multiplier of direct visits", {1, true}};
  sim::Column<double> capability{*this, "capability", "1", "technical capability", {1, true}};
  sim::Column<double> brand{*this, "brand", "1", "brand awareness", {1, true}};
  sim::Column<double> social{*this, "social", "1", "social-network reach", {1, true}};
  sim::Column<double> content_hours{*this, "content_hours", "h", "put into the course under production"};
  sim::Column<std::uint32_t> n_courses{*this, "n_courses", "course", "courses ever made", {1, true}};
  sim::Column<std::int64_t> payable{*this, "payable", "cent", "earned and not yet paid out"};
  sim::Column<std::int64_t> cash{*this, "cash", "cent", "paid out"};
  sim::Column<std::int64_t> earned{*this, "income", "cent", "earned since time 0, net of refunds", {1, true}};

  sim::Column<double> shares, planned, base, base_income, reviewed_income;
  sim::Column<std::int64_t> income_since;
  sim::Column<std::uint8_t> gone;
  sim::Column<std::int64_t> income_of_month, income_last_month, income_ever;
  sim::Column<std::uint32_t> months_below;
  sim::Column<std::uint32_t> project;
  sim::Column<std::uint8_t> home;

  std::vector<const CreatorGroup*> policy;   // settings of each group, in order of name
  std::vector<const TimeRule*> time_rule;    // of each group
  std::vector<const PriceRule*> price_rule;  // of each group
  std::vector<std::uint32_t> platforms;      // that each group may sell on, one bit each
  std::vector<std::uint8_t> single_home;     // 1 for a group whose members sell on one of them
  std::vector<std::uint8_t> exclusive;       // 1 for a group whose members are bound to sell on one platform alone
  std::vector<std::size_t> promotes;         // group whose work each group promotes, its own when nobody else's
  bool promotes_others = false;              // some group does
  std::vector<double> promoted;              // [h/month] what each creator of a group gets of others' promotion
  std::size_t n_gone = 0;                    // who have left

  /// Platforms the creator in `row` may sell on, one bit each.
  std::uint32_t allowed(std::size_t row) const { return platforms[group[row]]; }

  /// Whether the creator in `row` sells on the platform at that place.
  bool sells_on(std::size_t row, std::size_t place) const {
    if (home.width() > 0 && single_home[group[row]] != 0) return home[row] == place;
    return (allowed(row) >> place & 1U) != 0;
  }

  /// Whether the creator in `row` is bound to sell on one platform alone.
  bool is_exclusive(std::size_t row) const { return exclusive[group[row]] != 0; }

  std::size_t n_active() const { return size() - n_gone; }
  bool is_active(std::size_t row) const { return gone.width() == 0 || gone[row] == 0; }

  /// Costs of the trade, out of what was paid out; there must be enough. @param cents not negative
  void spend(std::size_t row, std::int64_t cents) {
    cash[row] -= cents;
    if (income_since.width() > 0) income_since[row] -= cents;
    if (income_ever.width() == 0) return;
    income_of_month[row] -= cents;
    income_ever[row] -= cents;
  }

  /// Income that has become certain. @param cents may be negative for none of them
  void earn(std::size_t row, std::int64_t cents) {
    payable[row] += cents;
    earned[row] += cents;
    if (income_since.width() > 0) income_since[row] += cents;
    if (income_ever.width() == 0) return;
    income_of_month[row] += cents;
    income_ever[row] += cents;
  }
};

/// Platforms that a group may sell on, one bit each in order of name.
std::uint32_t platforms_of(const CreatorGroup& group, const Parameters& parameters);

/// Have the creators follow the groups of `parameters`, which must outlive them.
void follow_policy(Creators& creators, const Parameters& parameters);

/// [month] when the creator of an id entered, since the start of the burn-in; those of the start at 0.
/// @param dt [month] length of a step
double month_of_entry(std::uint64_t id, double dt);

/// [creator] over all groups, at the start.
std::int64_t n_creators(const Parameters& parameters);

/// Enter every creator of every group with traits that follow from the name; also used by the `influence` model.
void enter_creators(Creators& creators, const Parameters& parameters, sim::Key key);

/// Enter one creator of the group in place `group`. @param id by agent_id  @throws sim::CapacityReached
std::size_t enter_creator(Creators& creators, const Parameters& parameters, std::size_t group, std::uint64_t id,
                          sim::Key key);

/// [h/month] what a creator of a group with fixed habits does with the hours there are.
Hours divide_hours(const CreatorGroup& group, double hours);

/// [h/month] what the creator in `row` does with the hours there are, by the rule of the creator's group.
Hours divide_hours(const Creators& creators, std::size_t row);

/// [h/month] the hours whose effect on the stocks is the creator's own: of promotion those not given to others, and
/// what others give.
Hours hours_of_growth(const Creators& creators, std::size_t row);

/// [h/month] hours at work: what `divide_hours` says and replies. The rest is leisure.
double hours_at_work(const Creators& creators, std::size_t row);

/// [h/month] for content over all creators, and over as many more as there is room for, at the most these settings let
/// them work.
double most_content_hours(const Creators& creators, const Parameters& parameters);

/// Move each creator's stocks on by `months`; `response(row)` is what came back from the market.
/// @throws Diverged
template <class ResponseOf>
void grow(Creators& creators, const Parameters& parameters, double months, const ResponseOf& response) {
  const Method method = influence_method(parameters.influence);
  const Variant variant = influence_variant(parameters.influence);
  for (std::size_t j = 0; j < creators.size(); ++j) {
    const Hours hours = hours_of_growth(creators, j);
    const InfluenceLaw law = influence_law(parameters.influence, variant, hours, creators.talent[j], response(j));
    const Stocks next = advance(law, {creators.capability[j], creators.brand[j], creators.social[j]}, months, method);
    if (!is_sound(next)) throw Diverged();
    creators.capability[j] = next[0];
    creators.brand[j] = next[1];
    creators.social[j] = next[2];
  }
}

}  // namespace models
