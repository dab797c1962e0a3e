#pragma once
/// @file What taking up a course comes to for a visitor: under which plan, what is due now, and what it weighs.

#include <cstdint>
#include <limits>

#include "models/plan.hpp"

namespace models {

class Menu;
struct ChoiceSettings;
struct Scene;
struct Visitor;

/// [cent] What is paid at once for a course.
struct Bill {
  std::int32_t amount = 0;  // that creator and platform share
  std::int32_t charge = 0;  // of it that the learner pays; the rest is the sponsor's or the enterprise's
};

/// A course under one of the plans on the menu. Many are looked at in a visit, so that two fit a line of the cache.
struct alignas(32) Deal {
  static constexpr std::uint8_t no_plan = std::numeric_limits<std::uint8_t>::max();

  double cost = 0.0;     // [cent] what the visitor expects to pay in all, and to get back
  double utility = 0.0;  // that taste for the plan and the cost add to V
  Bill bill;
  std::int32_t access_fee = 0;   // [cent] due now for a month's access
  std::uint8_t place = no_plan;  // of the plan in the table
  bool joins = false;            // whether the visitor becomes a subscriber or a member

  bool offered() const { return place != no_plan; }
  const Plan& plan() const { return plans_by_place[place]; }
  std::int32_t due() const { return bill.charge + access_fee; }
};

/// A course as a platform sells it.
struct Quote {
  const ChoiceSettings& choice;
  const Platform& policy;
  std::int32_t price = 0;   // [cent] list price
  double returned = 0.0;    // share of what is paid at enrolment that is expected back
  double difficulty = 0.0;  // 0…1
};

/// A seat that covers the price pays all of it; else a coupon lowers it, to the cent below.
Bill bill_of(const Scene& scene, const Visitor& visitor, std::int32_t price);

/// The deal a visitor likes best among those within the cash at hand, by V_plan − βp·cost;
/// cost = at_enrolment·(1 − share expected back) + expected_progress·by_progress + expected_mastery·at_mastery + fee.
/// The credential of a course is bought or not at its end and does not count.
/// @returns one that is not offered when none can be paid
/// @source Train 2009, ch. 2; D1.7, D2.6
/// @test tests/models/deal_test.cpp
Deal best_deal(const Scene& scene, const Visitor& visitor, std::size_t course);

/// The same for a course that is made and a visitor with cash enough who holds no pass and no voucher.
Deal standing_deal(const Quote& quote, const Menu& menu);

}  // namespace models
