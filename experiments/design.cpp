#include "experiments/design.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "experiments/file_keys.hpp"
#include "experiments/nearest.hpp"
#include "experiments/spelling.hpp"

namespace experiments {
namespace {

const std::vector<std::string> kinds{"grid", "list"};
const std::vector<std::string> planned_kinds{"random", "lhs", "sobol", "morris", "saltelli"};

class Reader {
 public:
  Reader(Settings& settings, Mistakes& mistakes) : settings_(settings), mistakes_(mistakes) {}

  Design read(const Table& table) {
    Design design;
    for (const Node& entry : table.entries) {
      if (entry.key == "kind") {
        design.kind = kind(entry);
      } else if (entry.key == "axes" && entry.table()) {
        const auto use = [&](const Setting& setting, const Node& node) { design.axes.push_back(axis(setting, node)); };
        settings_.each(*entry.table(), use, mistakes_);
      } else if (entry.key == "axes") {
        refuse(entry, "expected a table of settings, [design.axes]");
      } else {
        refuse(entry, unknown_key(entry.key, keys_of("design")));
      }
    }
    return design;
  }

 private:
  void refuse(const Node& node, const std::string& remedy) {
    mistakes_.add(node.place, "design." + node.key, spelled(node), remedy);
  }

  std::string kind(const Node& node) {
    const std::string word = node.string() ? *node.string() : "";
    if (std::count(kinds.begin(), kinds.end(), word) > 0) return word;
    if (std::count(planned_kinds.begin(), planned_kinds.end(), word) > 0) {
      refuse(node, "is not available yet; expected \"grid\" or \"list\"");
    } else {
      refuse(node, "expected \"grid\" or \"list\"" + did_you_mean(nearest(word, kinds)));
    }
    return "";
  }

  Axis axis(const Setting& setting, const Node& node) {
    Axis axis{&setting, {}, node.place};
    if (!settings_.may_vary(setting, node, mistakes_)) return axis;
    if (const Table* table = node.table()) {
      axis.values = spread(setting, *table, node);
    } else if (node.list() && !node.list()->items.empty()) {
      for (const Node& item : node.list()->items) {
        if (auto value = settings_.value(setting, item, mistakes_)) axis.values.push_back(std::move(*value));
      }
    } else {
      mistakes_.add(node.place, "design.axes." + setting.path, spelled(node),
                    "expected values, as in [0.1, 0.2], or {from = …, to = …, n = …}");
    }
    return axis;
  }

  /// n values evenly from one end to the other.
  std::vector<models::Value> spread(const Setting& setting, const Table& table, const Node& node) {
    const std::string path = "design.axes." + setting.path;
    const Node* from = table.find("from");
    const Node* to = table.find("to");
    const Node* count = table.find("n");
    const models::Type type = setting.row->type;
    const bool numeric = type == models::Type::integer || type == models::Type::real;
    if (!numeric || !from || !to || !count || table.entries.size() != 3) {
      mistakes_.add(
          node.place, path, spelled(node),
          numeric ? "expected exactly from, to and n" : "expected a list, as only numbers have a from and to");
      return {};
    }
    const auto n = whole(*count);
    if (!n || *n < 2 || *n > static_cast<std::int64_t>(most_points)) {
      mistakes_.add(count->place, path + ".n", spelled(*count),
                    "expected a whole number from 2 to " + std::to_string(most_points));
      return {};
    }
    const auto first = settings_.value(setting, *from, mistakes_);
    const auto last = settings_.value(setting, *to, mistakes_);
    if (!first || !last) return {};
    if (*first == *last) {
      mistakes_.add(node.place, path, spelled(node), "from and to are the same; expected two ends that differ");
      return {};
    }
    if (type == models::Type::real) return even_reals(std::get<double>(*first), std::get<double>(*last), *n);
    const std::int64_t length = std::get<std::int64_t>(*last) - std::get<std::int64_t>(*first);
    if (length % (*n - 1) == 0) {
      return even_integers(std::get<std::int64_t>(*first), length / (*n - 1), *n);
    }
    mistakes_.add(node.place, path, spelled(node), "the steps between are not whole numbers");
    return {};
  }

  static std::vector<models::Value> even_integers(std::int64_t first, std::int64_t step, std::int64_t n) {
    std::vector<models::Value> values;
    for (std::int64_t i = 0; i < n; ++i) values.emplace_back(first + i * step);
    return values;
  }

  static std::vector<models::Value> even_reals(double first, double last, std::int64_t n) {
    const auto steps = static_cast<double>(n - 1);
    std::vector<models::Value> values{first};
    for (double i = 1; i < steps; ++i) {
      // Weighing both ends keeps round steps round: 0.1 to 0.5 by 5 passes through 0.3 itself.
      const double weighed = (first * (steps - i) + last * i) / steps;
      values.emplace_back(std::isfinite(weighed) ? std::clamp(weighed, std::min(first, last), std::max(first, last))
                                                 : std::lerp(first, last, i / steps));
    }
    values.emplace_back(last);
    return values;
  }

  Settings& settings_;
  Mistakes& mistakes_;
};

/// Points that are alike in everything would be called by one name.
void check_values(const Design& design, Mistakes& mistakes) {
  if (design.kind != "grid") return;
  for (const Axis& axis : design.axes) {
    std::set<models::Value> seen;
    for (const models::Value& value : axis.values) {
      if (seen.insert(value).second) continue;
      mistakes.add(axis.place, "design.axes." + axis.setting->path, spelled(value), "stands twice on this axis");
    }
  }
}

void check_sizes(const Design& design, const Node& node, std::size_t n_scenarios, Mistakes& mistakes) {
  for (const Axis& axis : design.axes) {
    if (design.kind == "list" && axis.values.size() != design.axes.front().values.size()) {
      mistakes.add(axis.place, "design.axes." + axis.setting->path, "",
                   std::to_string(axis.values.size()) + " values; expected " +
                       std::to_string(design.axes.front().values.size()) + ", as many as the first axis has");
    }
  }
  if (design.n_rows() > most_points / std::max<std::size_t>(1, n_scenarios)) {
    mistakes.add(node.place, "design", "",
                 "too many points; expected at most " + std::to_string(most_points) + " (rows times scenarios)");
  }
}

}  // namespace

std::size_t Design::n_rows() const {
  if (kind == "list") return axes.empty() ? 0 : axes.front().values.size();
  std::size_t rows = 1;
  // Beyond the limit the exact number no longer matters, and its product could overflow.
  for (const Axis& axis : axes) rows = rows > most_points ? rows : rows * axis.values.size();
  return rows;
}

std::vector<std::size_t> Design::row(std::size_t index) const {
  if (kind == "list") return std::vector<std::size_t>(axes.size(), index);
  std::vector<std::size_t> row(axes.size());
  for (std::size_t i = axes.size(); i-- > 0; index /= axes[i].values.size()) row[i] = index % axes[i].values.size();
  return row;
}

Design read_design(const Table& root, std::size_t n_scenarios, Settings& settings, Mistakes& mistakes) {
  const Node* node = root.find("design");
  if (!node) return {};
  if (!node->table()) {
    mistakes.add(node->place, "design", spelled(*node), "expected a table, [design]");
    return {};
  }
  const std::size_t before = mistakes.count();
  Design design = Reader(settings, mistakes).read(*node->table());
  if (!node->table()->find("kind"))
    mistakes.add(node->place, "design", "", "has no kind; expected \"grid\" or \"list\"");
  const Node* axes = node->table()->find("axes");
  if (!axes || (axes->table() && axes->table()->entries.empty())) {
    mistakes.add(node->place, "design", "", "has no axes; expected [design.axes] with values for at least one setting");
  }
  if (mistakes.count() == before) {
    check_values(design, mistakes);
    check_sizes(design, *node, n_scenarios, mistakes);
  }
  return design;
}

}  // namespace experiments
