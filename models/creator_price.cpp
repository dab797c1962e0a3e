#include "models/creator_price.hpp"

#include <algorithm>
#include <array>

#include "models/ledger.hpp"
#include "models/rows.hpp"
#include "models/store.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

constexpr auto table = std::to_array<PriceRule>({
    {"fixed", "the price drawn at release, or of the catalogue", "D1.4", nullptr},
    {"bertrand", "cost after commission, and the markup that logit demand bears", "Anderson, de Palma & Thisse 1992",
     next_by_bertrand},
    {"hill_climb", "another price is tried, and the way gone on while profit rises", "D1.4", next_by_hill_climb},
});

// A paid course stays one, and below any price that whole cents in 32 bits could not hold.
constexpr double least_price = 1.0, most_price = 1e7;

/// The root of x + ln x = y, which is Lambert's W(e^y), by Newton's method: the function rises and bends down, so from
/// the left steps stay left of the root and from these starts they stay positive.
double solve_x_plus_log_x(double y) {
  double x = y > 1.0 ? y : sim::exp(std::max(y, -700.0));
  for (int step = 0; step < 20; ++step) x *= (1.0 + y - sim::log(x)) / (1.0 + x);
  return x;
}

/// The platforms' share of a sale that they bring, over those that do business and the maker may sell on.
double mean_commission(const Creators& creators, std::size_t maker, const Parameters& parameters) {
  double sum = 0.0, n = 0.0;
  std::size_t place = 0;
  for (const auto& [name, policy] : parameters.platform) {
    if (!creators.sells_on(maker, place++) || !policy.open) continue;
    sum += Rates{policy.commission, 0.0, policy.exclusive_bonus}.of(false, creators.is_exclusive(maker));
    n += 1.0;
  }
  return n > 0.0 ? sum / n : 0.0;
}

}  // namespace

std::span<const PriceRule> price_rule_table() { return table; }

const PriceRule& find_price_rule(std::string_view name) { return row_named(price_rule_table(), name); }

std::vector<std::string_view> price_rule_names() { return names_in(price_rule_table()); }

bool needs_demand(const Parameters& parameters) {
  const auto& groups = parameters.creator_group;
  return std::any_of(groups.begin(), groups.end(),
                     [](const auto& group) { return find_price_rule(group.second.price_rule).next != nullptr; });
}

double next_by_bertrand(const PriceReview& review) {
  const auto chance = static_cast<double>(review.courses.chance[review.row]);
  if (chance <= 0.0) return review.courses.price[review.row];
  const double mean = static_cast<double>(review.courses.chance_squared[review.row]) / chance;
  const double kept = 1.0 - review.commission;
  const double cost = review.group.unit_cost > 0.0 ? review.group.unit_cost / kept : 0.0;
  const double weight = review.parameters.choice.price;
  const double margin = 0.01 * review.courses.price[review.row] - cost;
  const double odds = std::clamp(mean / (1.0 - mean), 1e-12, 1e12);  // a chance rounded to 0 or 1 has no logarithm
  return 100.0 * (cost + (1.0 + solve_x_plus_log_x(sim::log(odds) + weight * margin - 1.0)) / weight);
}

double next_by_hill_climb(const PriceReview& review) {
  Courses& courses = review.courses;
  const double price = courses.price[review.row];
  const double profit = static_cast<double>(courses.profit[review.row]) / review.months;
  const double least = std::max(1.0, 0.01 * price);
  double step = courses.price_step[review.row];
  if (step == 0.0) {
    step = std::max(least, review.group.price_step * price);
  } else if (profit <= courses.reviewed_profit[review.row]) {
    step = step > 0.0 ? -std::max(least, 0.5 * step) : std::max(least, -0.5 * step);
  }
  courses.reviewed_profit[review.row] = profit;
  courses.price_step[review.row] = static_cast<std::int32_t>(step);
  return price + courses.price_step[review.row];
}

void take_demand(Courses& courses, const Creators& creators, const Tally& tally) {
  if (tally.demand.empty()) return;
  for (std::size_t c = 0; c < courses.size(); ++c) {
    const CreatorGroup& maker = *creators.policy[creators.group[courses.creator[c]]];
    const std::int64_t sold = tally.course[c].sold + tally.course[c].referred;
    courses.chance[c] += tally.demand[c].chance;
    courses.chance_squared[c] += tally.demand[c].squared;
    courses.profit[c] += tally.demand[c].income - sold * cents(maker.unit_cost);
  }
}

void review_prices(Courses& courses, const Creators& creators, const Parameters& parameters, const sim::Clock& clock) {
  if (courses.profit.width() == 0 || (clock.step + 1) % clock.calendar.steps_per_month != 0) return;
  const std::int64_t months = (clock.step + 1) / clock.calendar.steps_per_month;
  for (std::size_t c = 0; c < courses.size(); ++c) {
    const std::uint32_t maker = courses.creator[c];
    const CreatorGroup& group = *creators.policy[creators.group[maker]];
    const PriceRule& rule = *creators.price_rule[creators.group[maker]];
    if (rule.next == nullptr || months % group.review_months != 0 || !creators.is_active(maker)) continue;
    const double age = static_cast<double>(months) - courses.released[c];
    if (courses.price[c] > 0 && age > 0.0) {
      const double since = std::min(static_cast<double>(group.review_months), age);
      const double next =
          std::clamp(rule.next({parameters, group, mean_commission(creators, maker, parameters), courses, c, since}),
                     least_price, most_price);
      courses.price[c] = static_cast<std::int32_t>(next + 0.5);
    }
    courses.chance[c] = courses.chance_squared[c] = courses.profit[c] = 0;
  }
}

}  // namespace models
