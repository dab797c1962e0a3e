#include "models/creator.hpp"

#include "models/purpose.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

double lognormal(sim::Stream& stream, double median, double sigma) {
  return median * sim::exp(sigma * sim::normal(stream.uniform()));
}

void enter(Creators& creators, std::size_t row, std::uint32_t place, const CreatorGroup& group, double reach_sigma,
           sim::Key key) {
  const std::uint64_t id = agent_id(0, row);
  const auto trait = [&](std::uint32_t number) { return sim::Stream(key, {id, creator_kind, birth_draw, number, 0}); };
  sim::Stream hours = trait(0), talent = trait(1), reach = trait(2), capability = trait(3);
  creators.id[row] = id;
  creators.group[row] = place;
  creators.hours[row] = lognormal(hours, group.hours_median, group.hours_sigma);
  creators.talent[row] = lognormal(talent, 1.0, group.talent_sigma);
  creators.reach[row] = lognormal(reach, sim::exp(-0.5 * reach_sigma * reach_sigma), reach_sigma);
  creators.capability[row] =
      group.capability_mean * (group.capability_spread ? sim::exponential(capability.uniform()) : 1.0);
  creators.brand[row] = group.brand_start;
  creators.social[row] = group.social_start;
}

}  // namespace

std::int64_t n_creators(const Parameters& parameters) {
  std::int64_t n = 0;
  for (const auto& [name, group] : parameters.creator_group) n += group.number;
  return n;
}

void follow_policy(Creators& creators, const Parameters& parameters) {
  creators.policy.clear();
  for (const auto& [name, group] : parameters.creator_group) creators.policy.push_back(&group);
}

void enter_creators(Creators& creators, const Parameters& parameters, sim::Key key) {
  follow_policy(creators, parameters);
  std::uint32_t place = 0;
  for (const auto& [name, group] : parameters.creator_group) {
    for (std::int64_t i = 0; i < group.number; ++i) {
      enter(creators, creators.append(), place, group, parameters.visit.reach_sigma, key);
    }
    ++place;
  }
}

Hours divide_hours(const CreatorGroup& group, double hours) {
  return {hours * group.content_share, hours * group.promotion_share, hours * group.monetisation_share};
}

}  // namespace models
