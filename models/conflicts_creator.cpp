#include "models/conflicts_creator.hpp"

#include <algorithm>
#include <string>

#include "models/creator.hpp"
#include "models/creator_time.hpp"
#include "models/word_list.hpp"

namespace models {
namespace {

/// Adds mistakes of one group, by the name of the setting.
struct Refusals {
  std::string path;  // of the group, with the dot
  std::vector<Conflict>& found;

  void refuse(std::string_view setting, std::string remedy) const {
    found.push_back({path + std::string(setting), std::move(remedy)});
  }
};

void check_time(const Parameters& p, const CreatorGroup& group, std::string_view model, const Refusals& of) {
  if (model != "market" && find_time_rule(group.time_rule).needs_income) {
    of.refuse("time_rule", "there is no income in the model " + std::string(model) +
                               " to decide by: choose fixed, equal or forward_looking");
    return;
  }
  if (group.time_rule == "forward_looking" && p.influence.variant != "coupled" && p.influence.variant != "ben_porath") {
    of.refuse("time_rule", "forward_looking is derived for two laws: set influence.variant to coupled or ben_porath");
  }
  if (group.time_rule != "static_optimum") return;
  if (p.influence.returns >= 1.0) {
    of.refuse("time_rule", "with returns of 1 no effort is the best: set influence.returns below 1");
  }
  if (group.payoff_content + group.payoff_promotion + group.payoff_monetisation <= 0.0) {
    of.refuse("payoff_content", "nothing pays, so static_optimum cannot divide the hours: raise one of the payoffs");
  }
}

void check_prices(const Parameters& p, const CreatorGroup& group, const Refusals& of) {
  if (group.price_rule != "bertrand") return;
  if (p.choice.rule != "logit") {
    of.refuse("price_rule", "bertrand is the answer to logit demand: set choice.rule to logit, or choose hill_climb");
  }
  if (p.choice.price <= 0.0) {
    of.refuse("price_rule", "no price is too high where price has no weight: set choice.price above 0");
  }
  const bool nothing_kept = std::any_of(p.platform.begin(), p.platform.end(),
                                        [](const auto& platform) { return platform.second.commission >= 1.0; });
  if (group.unit_cost > 0.0 && nothing_kept) {
    of.refuse("unit_cost", "no price pays for it when nothing is kept: set platform.NAME.commission below 1");
  }
}

void check_turnover(const CreatorGroup& group, std::string_view model, const Refusals& of) {
  if (model != "market") {
    const std::string none = "there are no sales in the model " + std::string(model) + ": leave it out";
    if (group.price_rule != "fixed") of.refuse("price_rule", none);
    if (group.entry_rate > 0.0) of.refuse("entry_rate", none);
    if (group.exit_months > 0) of.refuse("exit_months", none);
    if (group.revise_below > 0.0) of.refuse("revise_below", none);
    return;
  }
  if (group.entry_rate > 0.0 && group.outside_wage <= 0.0) {
    of.refuse("outside_wage", "against a wage of nothing everybody would enter at once: raise it");
  }
  if (group.max_creators > 0 && group.max_creators < group.number) {
    of.refuse("max_creators", "room for fewer creators than number: raise it, or 0 to work it out");
  }
}

/// A group that is promoted back by those it promotes, however many stand between, would promote itself.
void check_promotion(const Parameters& p, const std::string& name, const Refusals& of) {
  std::string at = p.creator_group.at(name).promotes;
  if (at.empty()) return;
  if (p.creator_group.count(at) == 0) {
    of.refuse("promotes", "there is no group of that name in [creator_group.NAME]");
    return;
  }
  std::string least = at;
  for (std::size_t steps = 0; steps < p.creator_group.size() && p.creator_group.count(at) > 0; ++steps) {
    if (at == name) {
      if (least == name)
        of.refuse("promotes", "promotion would come back to the group itself: end the circle somewhere");
      return;
    }
    at = p.creator_group.at(at).promotes;
    if (!at.empty()) least = std::min(least, at);
  }
}

/// Platforms named by a group that there are none of.
void check_platforms(const Parameters& p, const CreatorGroup& group, const Refusals& of) {
  const std::size_t before = of.found.size();
  each_word(group.platforms, [&](std::string_view name) {
    if (p.platform.find(std::string(name)) != p.platform.end()) return;
    std::string known;
    for (const auto& [other, policy] : p.platform) known += (known.empty() ? "" : ", ") + other;
    of.refuse("platforms", "there is no platform \"" + std::string(name) + "\": name some of " + known +
                               " joined by +, or none for all");
  });
  if (of.found.size() == before && !p.platform.empty() && platforms_of(group, p) == 0)
    of.refuse("platforms", "its creators are on no platform: name one, or none for all");
}

}  // namespace

void check_creators(const Parameters& parameters, std::string_view model, std::vector<Conflict>& found) {
  for (const auto& [name, group] : parameters.creator_group) {
    const Refusals of{"creator_group." + name + ".", found};
    check_time(parameters, group, model, of);
    if (model == "market") {
      check_prices(parameters, group, of);
      check_platforms(parameters, group, of);
    }
    check_turnover(group, model, of);
    check_promotion(parameters, name, of);
  }
}

}  // namespace models
