#include "models/conflicts_employer.hpp"

#include <algorithm>
#include <charconv>

#include "models/learner_group.hpp"
#include "models/menu.hpp"
#include "models/word_list.hpp"

namespace models {
namespace {

template <class Named>
std::string names_of(const Named& entities) {
  std::string names;
  for (const auto& [name, entity] : entities) names += (names.empty() ? "" : ", ") + name;
  return names;
}

bool is_topic(std::string_view word, std::int64_t n_topics) {
  std::int64_t k = -1;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), k);
  return error == std::errc() && end == word.data() + word.size() && k >= 0 && k < n_topics;
}

void check_demand(const Parameters& p, const std::string& name, std::vector<Conflict>& found) {
  const std::string path = "enterprise." + name;
  const EnterpriseSettings& settings = p.enterprise.at(name);
  const auto works_here = [&](const auto& group) { return group.second.employer == name; };
  const bool employs = std::any_of(p.learner_group.begin(), p.learner_group.end(), works_here);
  if (employs && settings.topics.empty()) {
    found.push_back({path + ".topics", "an enterprise without demand: name topics it asks for, such as \"0+1\""});
  }
  if (employs && settings.demand == 0.0) {
    found.push_back({path + ".demand", "an enterprise without demand: set it above 0"});
  }
  if (!employs && !settings.topics.empty()) {
    found.push_back({path + ".topics", "nobody works for it: set learner_group.NAME.employer"});
  }
  each_word(settings.topics, [&](std::string_view word) {
    if (is_topic(word, p.market.topics)) return;
    found.push_back({path + ".topics", "there is no topic \"" + std::string(word) + "\": name some of 0 to " +
                                           std::to_string(p.market.topics - 1)});
  });
}

}  // namespace

void check_employers(const Parameters& p, std::vector<Conflict>& found) {
  for (const auto& [name, group] : p.learner_group) {
    if (group.employer.empty()) continue;
    const std::string path = "learner_group." + name + ".employer";
    if (!p.enterprise.contains(group.employer)) {
      found.push_back({path, p.enterprise.empty() ? "there is no enterprise: name it as [enterprise.NAME]"
                                                  : "there is no enterprise " + group.employer + ": name one of " +
                                                        names_of(p.enterprise)});
    }
    if (group.sponsored) {
      found.push_back({path, "a seat is the sponsor's or the enterprise's: leave this out, or set sponsored to false"});
    }
  }
  for (const auto& [name, settings] : p.enterprise) check_demand(p, name, found);
  for (const auto& [name, policy] : p.platform) {
    if (Menu(policy).offers(Access::employee) && !has_employees(p)) {
      found.push_back(
          {"platform." + name + ".plan",
           "under seat_licence an enterprise pays, and nobody works for one: set learner_group.NAME.employer"});
    }
  }
}

}  // namespace models
