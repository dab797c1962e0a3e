#pragma once
/// @file The market's initial state: creators, the courses on sale, and who made them.

#include <cstdint>
#include <vector>

#include "models/catalogue.hpp"
#include "models/course.hpp"
#include "models/creator.hpp"

namespace models {

/// Share of creators who have a single course when a catalogue does not say who made what.
/// @source course market 2017
inline constexpr double single_course_share = 0.57;

/// The courses on sale at the start: those of the catalogue file, or as many unknown ones as asked for.
Catalogue opening_catalogue(const Parameters& parameters, sim::Key key);

/// Row of the creator of each course. Named creators take rows in order of appearance; the other courses are dealt so
/// that 57 % of the other creators get one and the rest share what remains by Pareto weights.
/// @throws InputFileError when the file names more creators than the groups have
std::vector<std::uint32_t> deal(const Catalogue& catalogue, std::size_t n_creators, sim::Key key);

/// Whether there are creators and room for the catalogue.
/// @throws InputFileError naming the setting to raise
void check_catalogue(const Parameters& parameters, const Catalogue& catalogue);

/// Put the catalogue on sale.
void stock_courses(Courses& courses, Creators& creators, const Parameters& parameters, const QualityLaw& law,
                   const Catalogue& catalogue, sim::Key key);

}  // namespace models
