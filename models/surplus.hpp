#pragma once
/// @file What a visit is worth to who pays it: the log-sum of the choice, as decided on and as it turns out.

#include <cstddef>

#include "models/choice.hpp"
#include "models/logit.hpp"

namespace models {

/// A choice before its shocks.
struct Surplus {
  double decision = 0.0;     // [USD] (inclusive − V_0)/βp
  double experienced = 0.0;  // [USD] decision + Σ P_i·(d_i/βp + cost_i), d what a course turns out to be worth more
                             // than expected, cost what is expected to be paid for it
};

/// Of alternatives weighed with d + βp·cost beyond their V. Without an outside option V_0 counts as 0 where it is taken
/// off. In d the latent quality takes the place of the perceived one, and what rank and popularity added is taken out
/// again, for they tell where a course stands and not what it is. Payments are taken off as they are made, for what is
/// expected of them is not always what comes.
/// @param inclusive [utility] ln(e^V_0 + Σ e^V_i)  @param beyond Σ P_i·(d_i + βp·cost_i)
/// @source Small & Rosen 1981; Train 2015, Journal of Choice Modelling 16
/// @test tests/models/surplus_test.cpp
Surplus surplus_of(const ChoiceSettings& settings, double inclusive, double beyond);

/// Note the surplus of a visitor's choice, where it is measured or platforms compete by it.
void note_surplus(const Scene& scene, Worker& worker, const Offer& offer, const LogitWeights& weights);

/// Count what has been noted.
void count_surplus(const Scene& scene, Worker& worker);

}  // namespace models
