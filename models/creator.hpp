#pragma once
/// @file The people who make, promote and sell courses, as columns.

#include <cstdint>
#include <vector>

#include "models/influence.hpp"
#include "models/parameters.hpp"
#include "sim/column.hpp"
#include "sim/draw.hpp"

namespace models {

/// Creators: one row per person who ever entered.
struct Creators : sim::Table {
  Creators() : Table("creator", "creator_group") {}

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

  /// Whether the creator in `row` sells on the platform at that place.
  bool sells_on(std::size_t, std::size_t) const { return true; }

  std::vector<const CreatorGroup*> policy;  // settings of each group, in order of name
};

/// Have the creators follow the groups of `parameters`, which must outlive them.
void follow_policy(Creators& creators, const Parameters& parameters);

/// [creator] over all groups.
std::int64_t n_creators(const Parameters& parameters);

/// Enter every creator of every group with traits that follow from the name; also used by the `influence` model.
void enter_creators(Creators& creators, const Parameters& parameters, sim::Key key);

/// [h/month] what a creator of a group does with the hours there are.
Hours divide_hours(const CreatorGroup& group, double hours);

/// Move each creator's stocks on by `months`; `response(row)` is what came back from the market.
template <class ResponseOf>
void grow(Creators& creators, const Parameters& parameters, double months, const ResponseOf& response) {
  const Method method = influence_method(parameters.influence);
  const Variant variant = influence_variant(parameters.influence);
  for (std::size_t j = 0; j < creators.size(); ++j) {
    const Hours hours = divide_hours(*creators.policy[creators.group[j]], creators.hours[j]);
    const InfluenceLaw law = influence_law(parameters.influence, variant, hours, creators.talent[j], response(j));
    const Stocks next = advance(law, {creators.capability[j], creators.brand[j], creators.social[j]}, months, method);
    creators.capability[j] = next[0];
    creators.brand[j] = next[1];
    creators.social[j] = next[2];
  }
}

}  // namespace models
