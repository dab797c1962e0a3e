#pragma once
/// @file How long subscribers stay when each has a probability to leave of their own.

#include <span>
#include <vector>

namespace models {

/// The shapes of θ ~ Beta(alpha, beta), a subscriber's lasting probability to leave in a month.
struct ChurnLaw {
  double alpha = 0.0;
  double beta = 0.0;
};

/// Share of subscribers who are left after 0 … `months` months: S(t) = S(t−1)·(β + t − 1)/(α + β + t − 1).
/// @source Fader & Hardie 2007, Journal of Interactive Marketing 21
/// @test tests/models/churn_test.cpp
std::vector<double> survival(const ChurnLaw& law, std::size_t months);

/// The law under which the survivors counted at months 0, 1, 2 … are likeliest.
/// @param survivors not rising, at least three counts, of which some fall
/// @source Fader & Hardie 2007, appendix
ChurnLaw fit_churn(std::span<const double> survivors);

/// What a subscriber is worth who pays `margin` at the beginning of every month and leaves at a constant probability:
/// margin·(1 + d)/(1 + d − r), r = 1 − churn, d [1/month] the discount rate.
/// @source Gupta & Lehmann 2003
double lifetime_value(double margin, double churn, double discount_rate);

}  // namespace models
