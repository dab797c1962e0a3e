#include "models/creator.hpp"

#include <algorithm>
#include <bit>

#include "models/creator_price.hpp"
#include "models/creator_time.hpp"
#include "models/creator_turnover.hpp"
#include "models/crowdfunding.hpp"
#include "models/purpose.hpp"
#include "models/word_list.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

double lognormal(sim::Stream& stream, double median, double sigma) {
  return median * sim::exp(sigma * sim::normal(stream.uniform()));
}

bool uses(const Parameters& parameters, bool (*of)(const CreatorGroup&)) {
  return std::any_of(parameters.creator_group.begin(), parameters.creator_group.end(),
                     [of](const auto& group) { return of(group.second); });
}

}  // namespace

double month_of_entry(std::uint64_t id, double dt) {
  const std::uint64_t step = id >> id_index_bits;
  return step == 0 ? 0.0 : static_cast<double>(step - 1) * dt;
}

std::int64_t n_creators(const Parameters& parameters) {
  std::int64_t n = 0;
  for (const auto& [name, group] : parameters.creator_group) n += group.number;
  return n;
}

CreatorNeeds creator_needs(const Parameters& parameters) {
  return {uses(parameters, [](const CreatorGroup& group) { return find_time_rule(group.time_rule).decide != nullptr; }),
          uses(parameters, [](const CreatorGroup& group) { return find_price_rule(group.price_rule).next != nullptr; }),
          uses(parameters, [](const CreatorGroup& group) { return group.entry_rate > 0.0 || group.exit_months > 0; }),
          has_campaigns(parameters), parameters.platform.size() > 1 && uses(parameters, [](const CreatorGroup& group) {
                                       return group.homing == "single";
                                     })};
}

std::uint32_t platforms_of(const CreatorGroup& group, const Parameters& parameters) {
  std::uint32_t bits = 0, bit = 1;
  for (const auto& [name, policy] : parameters.platform) {
    if (group.platforms.empty() || lists(group.platforms, name)) bits |= bit;
    bit <<= 1;
  }
  return bits;
}

void follow_policy(Creators& creators, const Parameters& parameters) {
  creators.policy.clear();
  creators.time_rule.clear();
  creators.price_rule.clear();
  creators.platforms.clear();
  creators.single_home.clear();
  creators.exclusive.clear();
  for (const auto& [name, group] : parameters.creator_group) {
    creators.policy.push_back(&group);
    creators.time_rule.push_back(&find_time_rule(group.time_rule));
    creators.price_rule.push_back(&find_price_rule(group.price_rule));
    creators.platforms.push_back(platforms_of(group, parameters));
    creators.single_home.push_back(group.homing == "single" ? 1 : 0);
    const bool one_named = !group.platforms.empty() && std::popcount(creators.platforms.back()) == 1;
    creators.exclusive.push_back(one_named || group.homing == "single" ? 1 : 0);
  }
  creators.promoted.resize(creators.policy.size());
  creators.promotes.clear();
  creators.promotes_others = false;
  for (const auto& [name, group] : parameters.creator_group) {
    const auto other =
        group.promotion_given > 0.0 ? parameters.creator_group.find(group.promotes) : parameters.creator_group.end();
    const bool own = other == parameters.creator_group.end();
    creators.promotes.push_back(own ? creators.promotes.size()
                                    : static_cast<std::size_t>(std::distance(parameters.creator_group.begin(), other)));
    creators.promotes_others = creators.promotes_others || !own;
  }
}

std::size_t enter_creator(Creators& creators, const Parameters& parameters, std::size_t place, std::uint64_t id,
                          sim::Key key) {
  const CreatorGroup& group = *creators.policy[place];
  const double reach_sigma = parameters.visit.reach_sigma;
  const auto trait = [&](std::uint32_t number) { return sim::Stream(key, {id, creator_kind, birth_draw, number, 0}); };
  sim::Stream hours = trait(0), talent = trait(1), reach = trait(2), capability = trait(3);
  const std::size_t row = creators.append();
  creators.id[row] = id;
  creators.group[row] = static_cast<std::uint32_t>(place);
  creators.hours[row] = lognormal(hours, group.hours_median, group.hours_sigma);
  creators.talent[row] = lognormal(talent, 1.0, group.talent_sigma);
  creators.reach[row] = lognormal(reach, sim::exp(-0.5 * reach_sigma * reach_sigma), reach_sigma);
  creators.capability[row] =
      group.capability_mean * (group.capability_spread ? sim::exponential(capability.uniform()) : 1.0);
  creators.brand[row] = group.brand_start;
  creators.social[row] = group.social_start;
  if (creators.home.width() > 0) creators.home[row] = nowhere;
  const double month = month_of_entry(id, 1.0 / static_cast<double>(parameters.run.steps_per_month));
  begin_time({creators, parameters, row, month, static_cast<std::uint32_t>(id >> id_index_bits), key});
  return row;
}

void enter_creators(Creators& creators, const Parameters& parameters, sim::Key key) {
  follow_policy(creators, parameters);
  for (std::size_t place = 0; place < creators.policy.size(); ++place) {
    for (std::int64_t i = 0; i < creators.policy[place]->number; ++i) {
      enter_creator(creators, parameters, place, agent_id(0, creators.size()), key);
    }
  }
}

Hours divide_hours(const CreatorGroup& group, double hours) {
  return {hours * group.content_share, hours * group.promotion_share, hours * group.monetisation_share};
}

Hours divide_hours(const Creators& creators, std::size_t row) {
  const std::uint32_t group = creators.group[row];
  const double hours = creators.hours[row];
  if (creators.shares.width() == 0 || creators.time_rule[group]->decide == nullptr) {
    return divide_hours(*creators.policy[group], hours);
  }
  const auto shares = creators.shares.row(row);
  return {hours * shares[0], hours * shares[1], hours * shares[2]};
}

Hours hours_of_growth(const Creators& creators, std::size_t row) {
  Hours hours = divide_hours(creators, row);
  if (!creators.promotes_others) return hours;
  const std::uint32_t group = creators.group[row];
  if (creators.promotes[group] != group) hours[1] *= 1.0 - creators.policy[group]->promotion_given;
  if (creators.is_active(row)) hours[1] += creators.promoted[group];
  return hours;
}

double hours_at_work(const Creators& creators, std::size_t row) {
  const Hours hours = divide_hours(creators, row);
  return hours[0] + hours[1] + hours[2] + creators.hours[row] * creators.policy[creators.group[row]]->reply_share;
}

double most_content_hours(const Creators& creators, const Parameters& parameters) {
  std::vector<double> share;
  for (const auto& [name, group] : parameters.creator_group) {
    const bool decides = find_time_rule(group.time_rule).decide != nullptr;
    share.push_back(decides ? 1.0 - group.reply_share : group.content_share);
  }
  double hours = 0.0;
  for (std::size_t j = 0; j < creators.size(); ++j) hours += creators.hours[j] * share[creators.group[j]];
  std::size_t place = 0;
  for (const auto& [name, group] : parameters.creator_group) {
    const auto more = static_cast<double>(creator_capacity(group, parameters.run) - group.number);
    const double mean = group.hours_median * sim::exp(0.5 * group.hours_sigma * group.hours_sigma);
    hours += more * mean * share[place++];
  }
  return hours;
}

}  // namespace models
