#include "experiments/scenario.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

#include "experiments/file_keys.hpp"
#include "experiments/nearest.hpp"
#include "experiments/spelling.hpp"

namespace experiments {
namespace {

std::vector<std::string> names_of(const std::vector<Scenario>& scenarios) {
  std::vector<std::string> names;
  for (const Scenario& scenario : scenarios) names.push_back(scenario.name);
  return names;
}

std::optional<std::int64_t> month_of(const std::string& key, std::int64_t months) {
  std::int64_t month = -1;
  std::from_chars(key.data(), key.data() + key.size(), month);
  // One spelling each, so that no month is given twice as 12 and 012.
  const bool whole = key == std::to_string(month);
  return whole && month >= 0 && month < months ? std::optional(month) : std::nullopt;
}

bool is_number(const std::string& key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// The month as it was written: a point in 2.5 parts a key, and no setting begins with a number.
std::string month_text(const Node& node) {
  if (!node.table() || node.table()->entries.empty()) return node.key;
  const std::string& next = node.table()->entries.front().key;
  return is_number(next) ? node.key + "." + next : node.key;
}

class Reader {
 public:
  Reader(std::int64_t months, Settings& settings, Mistakes& mistakes)
      : months_(months), settings_(settings), mistakes_(mistakes) {}

  Scenario read(const Node& node, const std::vector<Scenario>& before) {
    Scenario scenario;
    for (const Node& entry : node.table()->entries) {
      if (entry.key == "name") {
        scenario.name = name(entry, before);
      } else if (entry.key == "set" && entry.table()) {
        scenario.set = settings_.read_varying(*entry.table(), mistakes_);
      } else if (entry.key == "at" && entry.table()) {
        for (const Node& month : entry.table()->entries) read_changes(month, scenario);
      } else if (entry.key == "set" || entry.key == "at") {
        refuse(entry, "expected a table, as in set = {\"platform.main.commission\" = 0.3} or at.12 = {…}");
      } else {
        refuse(entry, unknown_key(entry.key, keys_of("scenario")));
      }
    }
    if (!node.table()->find("name")) mistakes_.add(node.place, "scenario", "", "has no name");
    move_start(scenario);
    return scenario;
  }

 private:
  void refuse(const Node& node, const std::string& remedy) {
    mistakes_.add(node.place, "scenario." + node.key, spelled(node), remedy);
  }

  std::string name(const Node& node, const std::vector<Scenario>& before) {
    const std::string text = node.string() ? *node.string() : "";
    if (!node.string()) {
      refuse(node, "expected a name in quotes");
    } else if (!is_line(text)) {
      refuse(node, "expected a name that can be seen, on one line");
    }
    const auto names = names_of(before);
    if (!text.empty() && std::count(names.begin(), names.end(), text) > 0) {
      refuse(node, "another scenario has this name");
    }
    return text;
  }

  void read_changes(const Node& node, Scenario& scenario) {
    const std::string text = month_text(node), path = "scenario.at." + text;
    const auto month = month_of(text, months_);
    if (!month) {
      const std::string last = std::to_string(months_ - 1);
      mistakes_.add(node.place, path, spelled(node),
                    months_ > 0 ? "expected a whole month from 0 to " + last + ", as the run has " +
                                      std::to_string(months_) + " months"
                                : "a run of 0 months has no month to change at");
    } else if (!node.table()) {
      mistakes_.add(node.place, path, spelled(node), "expected a table of settings");
    } else {
      for (Assignment& change : settings_.read_varying(*node.table(), mistakes_)) {
        if (change.setting->row->changes || *month == 0) {
          scenario.changes[*month].push_back(std::move(change));
        } else {
          mistakes_.add(change.place, change.setting->path, spelled(settings_.as_given(*change.setting, change.value)),
                        "cannot change during a run; give it in set");
        }
      }
    }
  }

  /// What changes at month 0 holds from the start.
  void move_start(Scenario& scenario) {
    const auto start = scenario.changes.find(0);
    if (start == scenario.changes.end()) return;
    for (Assignment& change : start->second) {
      const auto same = [&](const Assignment& set) { return set.setting == change.setting; };
      const auto found = std::find_if(scenario.set.begin(), scenario.set.end(), same);
      if (found == scenario.set.end()) {
        scenario.set.push_back(std::move(change));
      } else {
        mistakes_.add(change.place, change.setting->path, spelled(settings_.as_given(*change.setting, change.value)),
                      "given twice for the start, first at " + mistakes_.where(found->place));
      }
    }
    scenario.changes.erase(start);
  }

  std::int64_t months_;
  Settings& settings_;
  Mistakes& mistakes_;
};

}  // namespace

std::vector<Scenario> read_scenarios(const Table& root, std::int64_t months, Settings& settings, Mistakes& mistakes) {
  const Node* node = root.find("scenario");
  if (!node) return {{"baseline", {}, {}}};
  const std::vector<Node> items = node->list() ? node->list()->items : std::vector<Node>{};
  std::vector<Scenario> scenarios;
  for (const Node& item : items) {
    if (item.table()) scenarios.push_back(Reader(months, settings, mistakes).read(item, scenarios));
  }
  if (items.empty() || scenarios.size() < items.size()) {
    mistakes.add(node->place, "scenario", spelled(*node), "expected tables, each beginning with [[scenario]]");
  }
  return scenarios;
}

std::size_t read_baseline(const Table& root, const std::vector<Scenario>& scenarios, Mistakes& mistakes) {
  const Node* node = root.find("baseline");
  if (!node) return 0;
  const auto names = names_of(scenarios);
  const std::string* name = node->string();
  const auto found = name ? std::find(names.begin(), names.end(), *name) : names.end();
  if (found == names.end()) {
    mistakes.add(node->place, "baseline", spelled(*node),
                 "expected the name of a scenario" + did_you_mean(name ? nearest(*name, names) : std::nullopt));
  }
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace experiments
