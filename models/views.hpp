#pragma once
/// @file What learners see of courses and creators in a step: the state at the end of the step before.

#include <cstdint>
#include <span>
#include <vector>

#include "models/course.hpp"
#include "models/creator.hpp"
#include "models/shelf.hpp"

namespace models {

/// What a learner sees of a course besides its content.
struct CourseView {
  float appeal = 0.0F;      // [utility] all of V that is the same for every learner
  float difficulty = 0.0F;  // 0…1
  std::int32_t price = 0;   // [cent] due at enrolment
  float perceived = 0.0F;   // [utility] quality as ratings tell
  std::uint32_t maker = 0;  // the course's name in two words: its creator's id, low 32 bits,
  std::uint32_t count = 0;  // and the id's high 8 bits below the number among the creator's courses
};

/// Picks creators in proportion to their pull, in constant time.
/// @source Walker 1977; Vose 1991 (alias method)
class Pull {
 public:
  void allocate(std::size_t capacity);
  void set(std::span<const double> weights);
  /// @param u, v in (0,1)
  std::uint32_t pick(double u, double v) const;

 private:
  std::vector<double> keep_;
  std::vector<std::uint32_t> other_;
  std::vector<std::uint32_t> small_, large_;
};

/// Rebuilt before learners act, read by all of them, written by none.
struct Views {
  std::vector<CourseView> course;
  std::vector<float> popularity;       // ln(1 + n)/ln(1 + n_max)
  std::vector<float> returned;         // share of the price that a buyer expects back
  std::vector<double> log_popularity;  // ln(1 + n)
  std::vector<std::uint8_t> listed;    // 1 for a course that is shown and sold
  std::vector<std::uint8_t> fresh;     // 1 for one that counts as new
  std::size_t n_listed = 0;
  std::vector<double> log_brand;  // ln(1 + B), by creator
  Shelf shelf;
  Pull pull;
  double mean_pull = 0.0;                      // of all creators, relative to reach 1, social reach 1 and full effort
  std::vector<std::uint32_t> portfolio;        // courses by creator
  std::vector<std::uint32_t> portfolio_first;  // [creator + 1] where a creator's courses begin
  std::vector<double> weights;                 // scratch: pull of each creator
  std::vector<std::int32_t> studying;          // by course and class of cohorts: taught at the end of the step before

  std::span<const std::uint32_t> courses_of(std::size_t creator) const {
    return {portfolio.data() + portfolio_first[creator], portfolio.data() + portfolio_first[creator + 1]};
  }
  std::uint64_t bytes() const;
};

/// Room for every view, once; the courses of the opening are in stock.
void allocate_views(Views& views, const Parameters& parameters, const Courses& courses, std::size_t creators,
                    std::size_t window);

/// Look at the state anew. @param month [month] since the start of the burn-in
void refresh_views(Views& views, const Parameters& parameters, const Courses& courses, const Creators& creators,
                   double month, sim::Key key, std::uint32_t step);

}  // namespace models
