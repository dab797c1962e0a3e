#pragma once
/// @file A neural ranker that learns from the courses learners took: one tower reads learners, one reads courses.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/learner.hpp"
#include "models/tower.hpp"
#include "models/views.hpp"

namespace models {

/// score(learner, course) = u·v, u and v the towers' outputs.
///
/// At the beginning of every month a sample of learners is drawn by address, each with one of the courses remembered as
/// the one to be told from those of the other learners in its batch. The loss is the cross-entropy of that choice, with
/// ln(frequency in the sample) taken off each course, so that being popular is learnt and not assumed. Examples stand
/// in the order of their random words: neither the order of learners in memory nor the number of threads matters.
///
/// A learner is described by interests and the mean content of the other courses remembered; a course by content,
/// popularity, perceived quality, price, hours and difficulty, so that a new one is ranked before anybody took it.
/// @source Yi et al. 2019, "Sampling-bias-corrected neural modeling for large corpus item recommendations"
/// @test tests/models/two_tower_test.cpp
class TwoTower {
 public:
  /// Learners compared with one another.
  static constexpr std::size_t batch = 64;

  using Embedding = std::array<float, Tower::width>;

  void allocate(std::size_t courses, std::size_t n_topics, sim::Key key);

  /// Learn from the market as it is, then look at every course anew.
  void refresh(const Learners& learners, const Courses& courses, const Views& views, const Platform& platform,
               sim::Key key, std::uint32_t step);

  /// Look at the courses that were released since.
  void read_new(const Courses& courses, const Views& views);

  /// @param owned courses remembered, place plus one, 0 for none
  Embedding read_learner(std::span<const float> interest, std::span<const std::uint32_t> owned,
                         const Courses& courses) const;

  std::span<const float> read_course(std::size_t course) const {
    return {course_.data() + course * Tower::width, Tower::width};
  }

  /// Loss of the last batch, in nats: ln 64 for a ranker that knows nothing.
  double loss() const { return loss_; }
  std::uint64_t bytes() const;
  static std::uint64_t bytes_for(std::size_t courses) { return courses * Tower::width * sizeof(float); }

 private:
  /// A learner and the course to be told from others.
  struct Example {
    std::uint32_t word = 0;
    std::uint64_t id = 0;
    std::size_t row = 0;
    std::uint32_t course = 0;
  };

  void draw_examples(const Learners& learners, const Platform& platform, sim::Key key, std::uint32_t step);
  void train(const Learners& learners, const Courses& courses, const Views& views, double rate);
  void train_batch(std::span<const Example> examples, double rate);
  void describe_course(const Courses& courses, const Views& views, std::size_t course, double* features) const;
  void read_courses(const Courses& courses, const Views& views, std::size_t from);

  std::size_t n_topics_ = 0;
  Tower learner_tower_, course_tower_;
  double rounds_ = 0.0;
  double loss_ = 0.0;
  std::vector<Example> examples_;
  std::vector<std::uint32_t> frequency_;  // in the sample, by course
  Matrix learner_input_, course_input_;   // [feature][example]
  Matrix logits_;                         // [course][learner]
  Matrix learner_slope_, course_slope_;   // [8][example]
  std::vector<float> course_;             // [course][8]
  std::size_t n_read_ = 0;                // courses that have an entry there
  std::vector<float> first_, second_;     // the learners' tower for single learners: [input][16], [17][8]
};

}  // namespace models
