#pragma once
/// @file What taking up a course comes to for a visitor: under which plan, what is due now, and what it weighs.

#include <cstdint>

#include "models/plan.hpp"

namespace models {

struct Scene;
struct Visitor;

/// [cent] What is paid at once for a course.
struct Bill {
  std::int32_t amount = 0;  // that creator and platform share
  std::int32_t charge = 0;  // of it that the learner pays; the rest is the sponsor's
};

/// A course under one of the plans on the menu.
struct Deal {
  const Plan* plan = nullptr;
  Bill bill;
  std::int32_t access_fee = 0;  // [cent] due now for a month's access
  bool joins = false;           // whether the visitor becomes a subscriber or a member
  double cost = 0.0;            // [cent] what the visitor expects to pay in all, and to get back

  std::int32_t due() const { return bill.charge + access_fee; }
};

/// A seat that covers the price pays all of it; else a coupon lowers it, to the cent below.
Bill bill_of(const Scene& scene, const Visitor& visitor, std::int32_t price);

/// The deal a visitor likes best among those within the cash at hand, by V_plan − βp·cost;
/// cost = at_enrolment·(1 − share expected back) + expected_progress·by_progress + expected_mastery·at_mastery + fee.
/// The credential of a course is bought or not at its end and does not count.
/// @returns the deal without a plan when none can be paid
/// @source Train 2009, ch. 2; D1.7, D2.6
/// @test tests/models/deal_test.cpp
Deal best_deal(const Scene& scene, const Visitor& visitor, std::size_t course);

/// What the learner's taste for a deal's plan and the cost add to V.
double utility_of(const Scene& scene, const Deal& deal);

}  // namespace models
