#pragma once
/// @file What learners see of courses and creators in a step: the state at the end of the step before.

#include <cstdint>
#include <span>
#include <vector>

#include "models/course.hpp"
#include "models/creator.hpp"
#include "sim/clock.hpp"

namespace models {

/// What a learner sees of a course besides its content.
struct alignas(32) CourseView {
  float appeal = 0.0F;      // [utility] all of V that is the same for every learner, but for what is to be paid
  float difficulty = 0.0F;  // 0…1
  std::int32_t price = 0;   // [cent] list price, 0 for free
  float perceived = 0.0F;   // [utility] quality as ratings tell
  float surprise = 0.0F;    // [utility] what it turns out to be worth more, whoever takes it
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
  std::vector<float> returned;         // share of a price paid at enrolment that a buyer expects back
  std::vector<double> log_popularity;  // ln(1 + n)
  std::vector<double> log_brand;       // ln(1 + B), by creator
  Pull pull;
  double mean_pull = 0.0;              // of all creators, relative to reach 1, social reach 1 and full effort
  std::vector<double> weights;         // scratch: pull of each creator
  std::vector<std::int32_t> studying;  // by course and class of cohorts: taught at the end of the step before

  std::uint64_t bytes() const;
};

/// Room for every view, once; the courses of the opening are in stock.
void allocate_views(Views& views, const Parameters& parameters, const Courses& courses, std::size_t creators);

struct Store;

/// Look at the state anew, and have the platforms arrange what they show.
void refresh_views(Views& views, std::span<Store> stores, const Parameters& parameters, const Courses& courses,
                   const Creators& creators, const sim::Clock& clock, sim::Key key);

}  // namespace models
