#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "models/knapsack.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

constexpr std::uint32_t no_plan = std::numeric_limits<std::uint32_t>::max();

/// A plan as the one it was made from and the item added.
struct Link {
  std::uint32_t from = no_plan;
  std::uint32_t item = 0;
};

/// A plan that can still be added to.
struct Plan {
  double value = 0.0;
  Amounts weight{};
  std::uint32_t link = no_plan;
};

/// Plans in order of weight; of equal ones the most valuable first.
bool before(const Plan& a, const Plan& b) {
  if (a.weight != b.weight) return a.weight < b.weight;
  return a.value > b.value;
}

/// The best values for each weight of the second constraint among plans seen so far, all of less weight in the first.
class Frontier {
 public:
  /// Whether no plan seen has as much value for as little weight; the plan then counts as seen.
  bool extends(const Plan& plan) {
    auto next = best_.upper_bound(plan.weight[1]);
    if (next != best_.begin() && std::prev(next)->second >= plan.value) return false;
    while (next != best_.end() && next->second <= plan.value) next = best_.erase(next);
    best_.insert_or_assign(plan.weight[1], plan.value);
    return true;
  }

 private:
  std::map<std::int64_t, double> best_;  // weight → value, both ascending
};

class Search {
 public:
  explicit Search(const Knapsack& knapsack)
      : knapsack_(knapsack),
        relaxed_(relax(knapsack)),
        best_share_(choose_by_density(knapsack)),
        best_(value_of(knapsack, best_share_)) {
    Shares priced = choose_by_density(knapsack, relaxed_.multiplier);
    if (value_of(knapsack, priced) > best_) {
      best_ = value_of(knapsack, priced);
      best_share_ = std::move(priced);
    }
    for (std::size_t i = 0; i < knapsack.items.size(); ++i) {
      if (can_take(knapsack, knapsack.items[i])) order_.push_back(i);
    }
    // Clear cases first: a plan without a good item or with a bad one is soon out of the race.
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return sim::absolute(reduced_value(a)) > sim::absolute(reduced_value(b));
    });
    rest_.resize(order_.size() + 1, 0.0);
    for (std::size_t k = order_.size(); k-- > 0;) rest_[k] = rest_[k + 1] + std::max(0.0, reduced_value(order_[k]));
  }

  Shares run() {
    std::vector<Plan> plans{{}};
    for (std::size_t k = 0; k < order_.size() && !plans.empty(); ++k) plans = decide(plans, k);
    if (best_link_ == no_plan) return best_share_;
    Shares share(knapsack_.items.size(), 0.0);
    for (std::uint32_t link = best_link_; link != no_plan; link = links_[link].from) share[links_[link].item] = 1.0;
    return share;
  }

 private:
  /// Value of an item less the price of its weights.
  double reduced_value(std::size_t i) const {
    const KnapsackItem& item = knapsack_.items[i];
    return item.value - relaxed_.multiplier[0] * static_cast<double>(item.weight[0]) -
           relaxed_.multiplier[1] * static_cast<double>(item.weight[1]);
  }

  /// Whether a plan that has decided on the first `k` items can become better than the best.
  bool promises(const Plan& plan, std::size_t k) const {
    double most = plan.value + rest_[k];
    for (std::size_t c = 0; c < plan.weight.size(); ++c) {
      most += relaxed_.multiplier[c] * static_cast<double>(knapsack_.capacity[c] - plan.weight[c]);
    }
    return most > best_ + 1e-12 * relaxed_.bound;
  }

  /// The plans with the k-th item added, where it fits.
  std::vector<Plan> with_item(const std::vector<Plan>& plans, std::size_t k) {
    const KnapsackItem& item = knapsack_.items[order_[k]];
    std::vector<Plan> more;
    for (const Plan& plan : plans) {
      Plan next{plan.value + item.value, plan.weight, plan.link};
      bool fits = true;
      for (std::size_t c = 0; c < next.weight.size(); ++c) {
        next.weight[c] += item.weight[c];
        fits = fits && next.weight[c] <= knapsack_.capacity[c];
      }
      if (fits) more.push_back(next);
    }
    return more;
  }

  std::uint32_t add_link(std::uint32_t from, std::size_t k) {
    if (links_.size() == most_plans) {
      throw PlanTooLarge("the exact method would keep more than " + std::to_string(most_plans) + " plans for " +
                         std::to_string(knapsack_.items.size()) + " courses: choose lp or greedy, or lower the hours");
    }
    links_.push_back({from, static_cast<std::uint32_t>(order_[k])});
    return static_cast<std::uint32_t>(links_.size() - 1);
  }

  /// All plans worth keeping once the k-th item is decided on.
  std::vector<Plan> decide(const std::vector<Plan>& plans, std::size_t k) {
    const std::vector<Plan> more = with_item(plans, k);
    std::vector<Plan> kept;
    Frontier frontier;
    auto old = plans.begin();
    auto added = more.begin();
    while (old != plans.end() || added != more.end()) {
      const bool is_added = old == plans.end() || (added != more.end() && before(*added, *old));
      Plan plan = is_added ? *added++ : *old++;
      if (!frontier.extends(plan)) continue;
      const bool best = plan.value > best_;
      if (!best && !promises(plan, k + 1)) continue;
      if (is_added) plan.link = add_link(plan.link, k);
      if (best) {
        best_ = plan.value;
        best_link_ = plan.link;
      }
      kept.push_back(plan);
    }
    return kept;
  }

  const Knapsack& knapsack_;
  Relaxation relaxed_;
  Shares best_share_;
  double best_;
  std::uint32_t best_link_ = no_plan;
  std::vector<std::size_t> order_;
  std::vector<double> rest_;  // what the items from k on can add at most, beyond the price of their weights
  std::vector<Link> links_;
};

}  // namespace

Shares choose_exactly(const Knapsack& knapsack) { return Search(knapsack).run(); }

}  // namespace models
