#pragma once
/// @file Crowdfunding: pledges for a course before it is made, all or nothing.

#include <cstdint>

#include "models/course.hpp"
#include "models/pledge.hpp"

namespace models {

struct Block;
struct Scene;
struct Visitor;
struct Worker;

/// [course] room for the campaigns of a run that come to nothing. @param creators most there can be
std::int64_t campaign_capacity(const Parameters& parameters, std::int64_t creators);

/// Where a course is; on sale in a run without campaigns.
inline Stage stage_of(const Courses& courses, std::size_t course) {
  return courses.campaign.width() > 0 ? courses.campaign[course].stage : Stage::on_sale;
}

/// Whether enough have pledged by the end of a campaign: at least `goal` backers. All or nothing.
/// @source Strausz 2017, AER 107
/// @test tests/models/crowdfunding_test.cpp
inline bool is_funded(std::int64_t backers, std::int64_t goal) { return backers >= goal; }

/// Put money down for a course in its campaign; it waits in the platform's books.
void put_down(const Scene& scene, Worker& worker, const Visitor& visitor, std::uint32_t course, std::int32_t amount);

/// Backers of a campaign that failed have their money back, in full; those of a course that has been made take it up
/// as soon as they have a free place.
void keep_pledges(const Scene& scene, const Block& block);

}  // namespace models
