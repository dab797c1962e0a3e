#pragma once
/// @file What a visit is worth to who pays it: the log-sum of the choice, as decided on and as it turns out.

#include <cstddef>

#include "models/choice.hpp"

namespace models {

/// A choice before its shocks.
struct Surplus {
  double inclusive = 0.0;    // [utility] ln(e^V_0 + Σ e^V_i)
  double decision = 0.0;     // [USD] (inclusive − V_0)/βp
  double experienced = 0.0;  // [USD] decision + Σ P_i·(d_i/βp + cost_i), d what a course turns out to be worth more
                             // than expected, cost what is expected to be paid for it
};

/// Of the first `n` of scratch.shown, whose V stands in scratch.utility and d + βp·cost in scratch.beyond; without an
/// outside option V_0 counts as 0 where it is taken off. In d the latent quality takes the place of the perceived one,
/// and what rank and popularity added is taken out again, for they tell where a course stands and not what it is.
/// Payments are taken off as they are made, for what is expected of them is not always what comes.
/// @param outside V_0, −infinity for none
/// @source Small & Rosen 1981; Train 2015, Journal of Choice Modelling 16
/// @test tests/models/surplus_test.cpp
Surplus surplus_of(const Scene& scene, const Scratch& scratch, std::size_t n, double outside);

/// Count the surplus of a visitor's choice, where it is measured or platforms compete by it.
void count_surplus(const Scene& scene, Worker& worker, const Offer& offer, double outside);

}  // namespace models
