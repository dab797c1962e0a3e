#include "models/creator_time.hpp"

#include <algorithm>

#include "models/rows.hpp"

namespace models {
namespace {

constexpr auto table = std::to_array<TimeRule>({
    {"fixed", "the shares set", "D1.1", false, nullptr},
    {"equal", "a third each", "D1.1", false, decide_equal},
    {"static_optimum", "what earns the most above the outside wage, were returns as since the last review", "D1.4",
     true, decide_static_optimum},
    {"hill_climb", "another division is tried, and kept when more is earned", "D1.4", true, decide_hill_climb},
    {"imitate", "the division of somebody who earns more per hour is taken over", "Alchian 1950", true, decide_imitate},
    {"forward_looking", "capability is built as long as there is time to earn with it", "Ben-Porath 1967", false,
     decide_forward_looking},
});

/// [month] from the creator's entry, or the last review, to this one.
double months_reviewed(const TimeReview& review, double dt) {
  const double since_entry = review.month - month_of_entry(review.creators.id[review.row], dt);
  return std::min(static_cast<double>(review.group().review_months), since_entry);
}

bool is_due(const Creators& creators, std::size_t row, std::int64_t months) {
  return creators.is_active(row) && months % creators.policy[creators.group[row]]->review_months == 0;
}

Shares in_row(const sim::Column<double>& column, std::size_t row) {
  const auto values = column.row(row);
  return {values[0], values[1], values[2]};
}

void put(sim::Column<double>& column, std::size_t row, const Shares& shares) {
  std::copy(shares.begin(), shares.end(), column.row(row).begin());
}

}  // namespace

std::span<const TimeRule> time_rule_table() { return table; }

const TimeRule& find_time_rule(std::string_view name) { return row_named(time_rule_table(), name); }

std::vector<std::string_view> time_rule_names() { return names_in(time_rule_table()); }

Shares TimeReview::shares() const { return in_row(creators.shares, row); }

Shares decide_equal(const TimeReview& review) {
  const double third = review.free_share() / 3.0;
  return {third, third, third};
}

void begin_time(const TimeReview& review) {
  Creators& creators = review.creators;
  if (creators.shares.width() == 0) return;
  const CreatorGroup& group = review.group();
  put(creators.shares, review.row, {group.content_share, group.promotion_share, group.monetisation_share});
  put(creators.base, review.row, review.shares());
  const TimeRule& rule = *creators.time_rule[creators.group[review.row]];
  if (rule.decide != nullptr && !rule.needs_income) put(creators.shares, review.row, rule.decide(review));
}

void review_time(Creators& creators, const Parameters& parameters, const sim::Clock& clock, sim::Key key) {
  if (creators.shares.width() == 0 || (clock.step + 1) % clock.calendar.steps_per_month != 0) return;
  const std::int64_t months = (clock.step + 1) / clock.calendar.steps_per_month;
  const auto review_of = [&](std::size_t row) {
    return TimeReview{creators, parameters, row, static_cast<double>(months), static_cast<std::uint32_t>(clock.step),
                      key};
  };
  for (std::size_t row = 0; row < creators.size(); ++row) {
    if (!is_due(creators, row, months)) continue;
    const double reviewed = months_reviewed(review_of(row), clock.dt());
    creators.reviewed_income[row] = 0.01 * static_cast<double>(creators.income_since[row]) / reviewed;
    creators.income_since[row] = 0;
  }
  const auto rule_of = [&](std::size_t row) { return creators.time_rule[creators.group[row]]->decide; };
  for (std::size_t row = 0; row < creators.size(); ++row) {
    if (rule_of(row) == nullptr || !is_due(creators, row, months)) continue;
    put(creators.planned, row, rule_of(row)(review_of(row)));
  }
  for (std::size_t row = 0; row < creators.size(); ++row) {
    if (rule_of(row) == nullptr || !is_due(creators, row, months)) continue;
    put(creators.shares, row, in_row(creators.planned, row));
  }
}

}  // namespace models
