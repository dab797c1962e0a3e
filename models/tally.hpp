#pragma once
/// @file What the learners of a step did, counted in integers so that no order of counting matters.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/learner.hpp"
#include "models/plan.hpp"

namespace models {

/// Counts of one step for one course.
struct CourseTally {
  std::int32_t sold = 0;       // enrolments through the platform, free ones too
  std::int32_t referred = 0;   // enrolments through the creator, free ones too
  std::int32_t satisfied = 0;  // completions whose experience was no disappointment
  std::int32_t rated = 0;
  std::int32_t stars = 0;
  std::int32_t positive = 0;  // ratings of 4 or 5
  std::int32_t refunded = 0;
  std::int32_t complaints = 0;  // ratings of 3 or fewer, before any reply
  std::int32_t asked = 0;       // questions to the creator

  void add(const CourseTally& other);
};

/// What makers who set prices know of a course in a step.
struct DemandTally {
  std::int64_t chance = 0;   // to be chosen by who saw it, summed, in units of 2^-36
  std::int64_t squared = 0;  // and its squares
  std::int64_t income = 0;   // [cent] the maker's, less what is paid back

  void add(const DemandTally& other);
};

/// Cells of the histogram of learners over mean skill; a Gini from it errs by at most 1/(2·cells·mean).
inline constexpr std::size_t skill_cells = 1024;

/// What was found about the slates appraised; `fixed` sums are in units of 2^-20.
struct SlateTally {
  std::int64_t places = 0;          // courses shown
  std::int64_t relevant_shown = 0;  // of them relevant
  std::int64_t relevant = 0;        // among the candidates
  std::int64_t match = 0;           // of the courses shown, fixed
  std::int64_t ranked = 0;          // slates with a relevant candidate
  std::int64_t ndcg = 0;            // of those, fixed
};

/// Counts of one step over all learners; `fixed` sums are in units of 2^-20.
struct LearnerTally {
  std::int64_t visits = 0;  // platform and direct
  std::int64_t direct_visits = 0;
  std::int64_t purchases = 0;  // enrolments at a price above zero
  std::int64_t enrolments = 0;
  std::int64_t spent = 0;     // [cent]
  std::int64_t refunded = 0;  // [cent]
  std::int64_t n_refunds = 0;
  std::int64_t allowances = 0;       // [cent] paid in
  std::int64_t cash = 0;             // [cent] sum of all balances after the step
  std::int64_t enrolled = 0;         // learners with an open course after the step
  std::int64_t planned_minutes = 0;  // [min/week] of learners with an open course
  std::int64_t sessions = 0;         // enrolments studied in
  std::int64_t hours = 0;            // [h] fixed
  std::int64_t items = 0;            // quiz items answered
  std::int64_t correct = 0;
  std::int64_t ended = 0;          // enrolments that came to an end, however
  std::int64_t completed = 0;      // finished with the pass mark
  std::int64_t left = 0;           // not finished, refunds too
  std::int64_t outcome = 0;        // progress·accuracy·hours of enrolments that ended, fixed
  std::int64_t guided = 0;         // learners
  std::int64_t guidance_paid = 0;  // [cent]
  std::int64_t guidance_cost = 0;  // [cent]
  std::int64_t rated = 0;
  std::int64_t positive = 0;      // ratings of 4 or 5
  std::int64_t certificates = 0;  // bought
  std::int64_t sponsored = 0;     // [cent] of what was spent, paid by the sponsor
  std::int64_t licensed = 0;      // [cent] of what was spent, paid by enterprises
  std::int64_t seats_given = 0;   // to learners who applied
  std::int64_t seats_used = 0;
  std::int64_t seats_lapsed = 0;
  std::int64_t coupons_given = 0;
  std::int64_t coupons_used = 0;
  std::int64_t surplus = 0;           // [USD] of choices as they turn out, fixed
  std::int64_t decision_surplus = 0;  // [USD] and as they are decided on, fixed
  std::int64_t considered = 0;        // courses shown that could be wanted
  std::int64_t unaffordable = 0;      // of them beyond the money at hand
  std::int64_t payments = 0;          // of any amount, whoever paid
  std::int64_t pledges = 0;           // put down
  std::int64_t pirated = 0;           // courses copied instead of paid for
  std::int64_t answers = 0;           // to questions, paid
  std::int64_t successes = 0;         // fees paid for mastery
  std::int64_t passes_begun = 0;      // subscriptions and memberships
  std::int64_t passes_due = 0;        // held at the beginning of a month
  std::int64_t passes_ended = 0;
  std::int64_t income_gain = 0;     // [cent] this month's income less what it would be without courses
  std::int64_t value_of_time = 0;   // [USD] of hours studied, practised and taught in person, fixed
  std::int64_t practised_gain = 0;  // change of the sum of practised skills, in units of 1/65535
  SlateTally slate;
  std::int64_t skill_gain = 0;                           // change of the sum of skills, in units of 1/65535
  std::array<std::int64_t, skill_cells> skill_change{};  // change of the histogram

  void add(const LearnerTally& other);

  /// [cent] by the learners themselves, less what they had back.
  std::int64_t paid() const { return spent - sponsored - licensed - refunded + guidance_paid; }
};

/// Pledges for one course in a step.
struct PledgeTally {
  std::int64_t backers = 0;
  std::int64_t pledged = 0;  // [cent]
};

/// What an enterprise's employees did in a step, and where they stand after it.
struct EmployerTally {
  std::int64_t spent = 0;  // [cent] on seats
  std::int64_t seats_given = 0;
  std::int64_t seats_lapsed = 0;
  std::array<std::int64_t, most_platforms> seats_used{};  // by platform
  std::int64_t hours = 0;                                 // [h] studied in courses it paid for, fixed
  std::int64_t employees = 0;
  std::int64_t met = 0;  // skill up to the level asked for, over employees and topics, fixed

  void add(const EmployerTally& other);
};

/// What a platform takes in during a step.
struct Till {
  std::vector<Split> held;            // [creator][lag] cents that enter escrow or leave it, lag in steps since the sale
  std::vector<std::int64_t> earned;   // [cent] by creator: due without a refund window
  std::vector<std::int64_t> minutes;  // by creator: studied by subscribers
  std::int64_t revenue = 0;           // [cent] the platform's without a refund window
  std::int64_t pool = 0;              // [cent] into the creators' pool
  std::int64_t reserved = 0;          // [cent] into what subscribers have yet to bestow, or out of it
  std::int64_t processor_fees = 0;    // [cent]
  std::int64_t visits = 0;            // to the platform
  std::int64_t inclusive = 0;         // [utility] inclusive values of them, fixed
  std::int64_t spent = 0;             // [cent] by learners and sponsors
  std::int64_t pledges = 0;           // [cent] put down, less what is given back
  std::int64_t guidance_paid = 0;     // [cent]
  std::int64_t guidance_cost = 0;     // [cent] paid to guides
  std::int64_t open_access = 0;       // [cent] cost of courses that nobody pays for

  void clear();
  void add(const Till& other);
};

/// What one worker counts. Sums over workers are the step's tallies.
struct Tally {
  std::vector<CourseTally> course;
  std::vector<std::int32_t> shown;  // by course: times in a slate, close together because every visit counts some
  std::vector<Till> till;           // by platform
  std::vector<LearnerTally> learner = std::vector<LearnerTally>(1);  // by group that is told apart, one for all without
  std::vector<EmployerTally> employer;                               // by enterprise, where there are employees
  std::vector<PledgeTally> campaign;                                 // by course, where there are campaigns
  std::vector<DemandTally> demand;                                   // by course, where makers set prices by it
  std::vector<std::int32_t> studying;  // by course and class of cohorts: taught at the end of the step

  void clear();
  void add(const Tally& other);
};

}  // namespace models
