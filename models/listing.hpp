#pragma once
/// @file Which courses a platform lists: curation when they come, quality control by their ratings.

#include <cstdint>

#include "models/course.hpp"

namespace models {

/// A curator admits what is judged at least as good as a quantile of the opening's courses; a judgement is the latent
/// quality and an error of its own, fixed for good. Quality control takes off what is rated below a floor. A course
/// that is not listed is neither shown nor sold, and stays open to those who own it.
class Listing {
 public:
  Listing(const Parameters& parameters, const Platform& platform);

  /// @param creator_id name of the maker
  bool lists(const Courses& courses, std::size_t course, std::uint64_t creator_id, sim::Key key) const;

 private:
  bool admits(const Courses& courses, std::size_t course, std::uint64_t creator_id, sim::Key key) const;
  bool rated_too_low(const Courses& courses, std::size_t course) const;

  const Platform& platform_;
  double least_judgement_ = 0.0;
};

}  // namespace models
