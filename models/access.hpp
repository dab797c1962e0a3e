#pragma once
/// @file Access by the month: subscriptions to a platform and memberships with a creator, their fees and their end.

#include <cstdint>

#include "models/access_needs.hpp"
#include "models/menu.hpp"

namespace models {

struct Block;
struct Deal;
struct Learners;
struct Scene;
struct Visitor;
struct Worker;

/// Whether a plan of this kind is for those who pay by the month.
inline bool needs_pass(Access access) { return access == Access::subscriber || access == Access::member; }

/// Whether the subscription of a platform opens courses of this difficulty. @param difficulty 0…1
bool is_in_subscription(const Platform& policy, double difficulty);

/// Whether a visitor has taken out neither a subscription nor a membership anywhere.
bool holds_no_pass(const Learners& learners, std::size_t row);

/// [cent] due when a pass is taken out: nothing within the free trial.
std::int32_t first_fee(Access access, const Platform& policy);

/// Whether the visitor may take up a course as one who has such access.
bool has_access(const Scene& scene, const Visitor& visitor, Access access, std::size_t course);

/// Whether a plan is open to the visitor for a course: who pays one creator by the month is offered no other's
/// membership, a subscription opens the courses up to its tier, and a course in its campaign can only be backed, by who
/// backs no other.
bool is_offered(const Scene& scene, const Visitor& visitor, const Plan& plan, std::size_t course);

/// The passes of the learner in `row` that lead nowhere end: to a platform that is closed, or a creator who is gone.
void end_passes_of_closed(const Scene& scene, Worker& worker, std::size_t row);

/// Take out the pass of a deal, and pay what is due for it now.
void join(const Scene& scene, Worker& worker, const Visitor& visitor, const Deal& deal, std::size_t course);

/// At the beginning of a month those who hold a pass leave with their own probability of churn, and the others pay.
///
/// θ ~ Beta(churn_alpha, churn_beta) for each learner once and for all, so that the months of a subscription are
/// beta-geometric. Who cannot pay leaves too, as do members of a creator who sells nothing any more, and what is open
/// under a pass that ends is left.
/// @source Fader & Hardie 2007
/// @test tests/models/access_test.cpp
void pay_dues(const Scene& scene, const Block& block);

}  // namespace models
