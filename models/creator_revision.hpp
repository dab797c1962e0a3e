#pragma once
/// @file Courses that grow old, and courses made anew.

#include <cstdint>
#include <optional>
#include <span>

#include "models/course.hpp"
#include "models/stars.hpp"

namespace models {

/// Ratings from which on a creator believes their mean.
inline constexpr std::int64_t least_ratings = 5;

/// Of a creator's courses the one rated worst, if its mean is below so many stars.
/// @param courses_of_creator rows in order
std::optional<std::size_t> worst_rated(const Courses& courses, std::span<const std::uint32_t> courses_of_creator,
                                       double below);

/// Make a course anew: its latent quality is that of a new course by a maker of this capability, its age and ratings
/// begin again; price, content, popularity and owners stay. @param month [month] since the start of the burn-in
/// @source D1.5
/// @test tests/models/creator_revision_test.cpp
void revise(Courses& courses, std::size_t row, const Parameters& parameters, const QualityLaw& law, const Origin& maker,
            sim::Key key);

/// Latent quality falls by `course.obsolescence` a month. @param months length of the step
void grow_old(Courses& courses, const CourseSettings& settings, double months);

}  // namespace models
