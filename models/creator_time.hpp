#pragma once
/// @file The table of rules by which creators divide their hours, and the reviews at which they do.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/creator.hpp"
#include "sim/clock.hpp"

namespace models {

/// Shares of a creator's hours for content, promotion and monetisation; what they leave is for replies and leisure.
using Shares = std::array<double, 3>;

/// One creator who thinks about how to divide the hours, or begins to.
struct TimeReview {
  Creators& creators;  // of which a rule writes at most the base of its own row
  const Parameters& parameters;
  std::size_t row = 0;
  double month = 0.0;  // [month] since the start of the burn-in
  std::uint32_t step = 0;
  sim::Key key;

  const CreatorGroup& group() const { return *creators.policy[creators.group[row]]; }
  /// Share of the hours that is not for replies.
  double free_share() const { return 1.0 - group().reply_share; }
  Shares shares() const;
};

/// One row of the table of time rules.
///
/// A rule without `decide` holds to the settings. A rule that needs no income decides at entry too; the others begin
/// with the settings' shares.
struct TimeRule {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  bool needs_income;
  Shares (*decide)(const TimeReview&);
};

std::span<const TimeRule> time_rule_table();

/// The row called `name`; the name must be in the table.
const TimeRule& find_time_rule(std::string_view name);

std::vector<std::string_view> time_rule_names();

/// A third each of the hours that are not for replies.
Shares decide_equal(const TimeReview& review);

/// Effort u_k = (γ·y·a_k/w)^(1/(1−γ)), the best reply when effort u earns y·Σ a_k·u_k^γ and an hour is worth a wage.
///
/// y is estimated by what was earned since the last review, after commission: y = income / Σ a_k·u_k^γ, so that the
/// rate of every sale counts as it was, and the answer rests where income is in fact of that form. The total goes half
/// of the way there, in logarithms: creators who all compete for the same money would else chase each other for ever.
/// It is at least 1 % and at most all of the hours, which are split in proportion to a_k^(1/(1−γ)) in any case.
/// @source D1.4; the first-order condition a_k·γ·y·u_k^(γ−1) = w
/// @test tests/models/creator_time_test.cpp
Shares decide_static_optimum(const TimeReview& review);

/// Shares of the total in proportion to payoff^(1/(1−γ)). @param payoff not all 0 @param returns γ below 1
Shares best_split(const Shares& payoff, double returns);

/// Move hours from one activity to another, both drawn, and keep to it when more was earned than before; else go back,
/// earn a while to know what the old division brings now, and try again.
/// @source D1.4
/// @test tests/models/creator_time_test.cpp
Shares decide_hill_climb(const TimeReview& review);

/// Look at somebody else, with probability `p_imitate`, and take over the division of who earned more per hour at work.
/// @source Alchian 1950
/// @test tests/models/creator_time_test.cpp
Shares decide_imitate(const TimeReview& review);

/// The share s of hours for content that makes the most of ∫ e^(−rt)·C·(1−s) dt until an end that is known.
///
/// What an additional unit of capability is worth, μ, decides: an hour of content must add as much as it costs now.
/// With τ = hours/T_ref, and T the time left:
///   ben_porath  dC = k(s·τ·C)^α − δC. Then dμ = (r+δ)μ − 1 whatever s is, so μ = (1 − e^(−(r+δ)T))/(r+δ), and
///               C = μ·∂dC/∂s gives s = (α·k·τ·μ)^(1/(1−α)) / (τ·C); at rest far from the end s = α·δ/(r+δ).
///   coupled     dC = k(s·τ)^γ − δC. Capability earns (1−s) from now on and decays: μ = (1−s)(1 − e^(−(r+δ)T))/(r+δ)
///               for a share that stays, and C = μ·∂dC/∂s gives C·s^(1−γ) = γ·k·τ^γ·μ, which has one root; at rest far
///               from the end s = γ·δ/(r+δ+γ·δ).
/// Toward the end μ falls to 0 and s with it. k counts talent, τ the loading of content on capability; the other
/// activities' loadings are not thought of. The rest of the hours is divided as the settings divide it.
/// @source Ben-Porath 1967; for a share that stays, the same first-order condition
/// @test tests/models/creator_time_test.cpp
Shares decide_forward_looking(const TimeReview& review);

/// What `decide_forward_looking` knows.
struct Prospect {
  double capability = 0.0;
  double gain = 0.0;     // [1/month] k, talent included
  double effort = 0.0;   // τ, all hours in units of the reference
  double returns = 0.5;  // γ of coupled, α of ben_porath
  double worth = 0.0;    // [month] (1 − e^(−(r+δ)T))/(r+δ)
};

double forward_looking_share(const Prospect& prospect, Variant variant);

/// Shares of a creator who has just entered.
void begin_time(const TimeReview& review);

/// At the end of a step, let the creators whose review is due decide; all decide before any acts on it.
void review_time(Creators& creators, const Parameters& parameters, const sim::Clock& clock, sim::Key key);

}  // namespace models
