#pragma once
/// @file From candidates to what a visitor is shown.

#include <cstddef>

#include "models/scene.hpp"

namespace models {

class Employer;

/// The learner in the middle of a visit. Interest and skill stand in the worker's scratch.
struct Visitor {
  std::size_t row = 0;
  std::uint64_t id = 0;
  std::int32_t cash = 0;     // [cent]
  bool seat = false;         // holds a seat, the sponsor's or the enterprise's
  bool coupon = false;       // holds a coupon
  std::size_t platform = 0;  // the visit is on, place in order of name
  bool newcomer = false;     // holds no pass and no voucher
  const Employer* employer = nullptr;
};

/// Draw candidates for a query, score them, add the noise, leave out courses lately owned and keep the best.
/// @param place random word for where on the shelf to start
/// @returns how many stand in scratch.shown, best first
std::size_t fill_slate(const Scene& scene, Worker& worker, const Visitor& visitor, std::size_t topic,
                       std::uint32_t place);

/// Whether the learner in `row` owns a course among those remembered.
bool owns(const Learners& learners, std::size_t row, std::uint32_t course);

}  // namespace models
