#pragma once
/// @file The table of rules by which creators set the prices of their courses, and the reviews at which they do.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/course.hpp"
#include "models/creator.hpp"
#include "models/tally.hpp"
#include "sim/clock.hpp"

namespace models {

/// One paid course whose price is thought about.
struct PriceReview {
  const Parameters& parameters;
  const CreatorGroup& group;
  double commission = 0.0;  // mean over the platforms the maker sells on
  Courses& courses;         // of which a rule writes at most what it remembers of its own row
  std::size_t row = 0;
  double months = 0.0;  // [month] since the review before, or since release
};

/// One row of the table of price rules; a rule without `next` leaves prices alone. `next` gives the price [cent], which
/// the review holds to what a price can be.
struct PriceRule {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  double (*next)(const PriceReview&);
};

std::span<const PriceRule> price_rule_table();

/// The row called `name`; the name must be in the table.
const PriceRule& find_price_rule(std::string_view name);

std::vector<std::string_view> price_rule_names();

/// Whether some group sets its prices, so that demand is counted.
bool needs_demand(const Parameters& parameters);

/// The price p = c/(1−τ) + 1/(b·(1−P)) at which the maker's profit Σ((1−τ)p − c)·P has no slope, for
/// dP/dp = −b·P·(1−P), with τ the mean commission on sales that platforms bring and b the weight of price.
///
/// P̄ = ΣP²/ΣP over the course's impressions since the last review, P being the logit chance to be chosen at each, holds
/// at the price so far; at another one the odds P/(1−P) are e^(−b·change) times those of P̄. So x = b·(p − c/(1−τ)) − 1
/// solves x·e^x = P̄/(1−P̄)·e^(b·(price so far − c/(1−τ)) − 1). When all prices rest the formula holds with P̄. Without
/// this, sellers who all answer at once would overshoot: two without an outside option for ever. A course that nobody
/// saw keeps its price.
/// @source Bertrand competition under logit demand; Anderson, de Palma & Thisse 1992
/// @test tests/models/creator_price_test.cpp
double next_by_bertrand(const PriceReview& review);

/// Go on changing the price when profit per month rose since the last review; else turn and halve the change, down to
/// 1 % of the price or a cent. The first change is up, by `price_step` of the price.
/// @source D1.4
/// @test tests/models/creator_price_test.cpp
double next_by_hill_climb(const PriceReview& review);

/// What the makers of courses learn of a step's demand: chances, and profit as income less costs.
void take_demand(Courses& courses, const Creators& creators, const Tally& tally);

/// At the end of a step, set the prices of the creators whose review is due. @param parameters that they reckon with
void review_prices(Courses& courses, const Creators& creators, const Parameters& parameters, const sim::Clock& clock);

}  // namespace models
