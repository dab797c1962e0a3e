#pragma once
/// @file The courses a platform finds under a topic, in an order that is shuffled every step.
///
/// A visit draws its candidates as a run of neighbours from a random place of the shuffled order. Each visit's set is
/// uniform without replacement; what is given up is independence between visits of one step, which share the shuffle.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "models/course.hpp"
#include "models/ranker.hpp"
#include "sim/draw.hpp"

namespace models {

/// What the shelf shows of each course besides its content: one view per course.
struct Labels {
  std::span<const float> popularity;
  std::span<const std::uint8_t> listed;  // 1 for a course that stands on the shelf at all
  std::span<const std::uint8_t> fresh;   // 1 for a course that counts as new
};

/// Courses by topic, contiguous and in columns, so that a run of candidates is read in one stretch.
class Shelf {
 public:
  /// Room for the courses as they are found now, and for every one to come under every topic.
  /// @param window [course] most candidates of a visit, 0 for all
  void allocate(const Courses& courses, std::size_t n_topics, std::size_t window);

  /// Shuffle and fill anew.
  void restock(const Courses& courses, std::span<const std::uint64_t> creator_ids, const Labels& labels, sim::Key key,
               std::uint32_t step);

  /// Most candidates a visit can have.
  std::size_t widest(std::size_t capacity) const { return std::min(window_, capacity); }

  /// Courses found under a topic.
  std::size_t n(std::size_t topic) const { return aisles_[topic].n; }

  /// `n` candidates of a topic from place `start` of its order on. @param n at most n(topic) and the window
  /// @param content room for one pointer per topic
  Candidates candidates(std::size_t topic, std::size_t start, std::size_t n, std::span<const float*> content) const;

  /// The courses of a topic from place `start` of its order on.
  const std::uint32_t* courses(std::size_t topic, std::size_t start) const {
    return course_.data() + aisles_[topic].first + start;
  }

  std::uint64_t bytes() const;
  /// What it takes at most: every course under every topic.
  static std::uint64_t bytes_for(std::size_t capacity, std::size_t n_topics, std::size_t window);

 private:
  struct Aisle {
    std::size_t first = 0;
    std::size_t n = 0;
  };

  void shuffle(const Courses& courses, std::span<const std::uint64_t> creator_ids, sim::Key key, std::uint32_t step);
  void line_up(const Courses& courses, std::span<const std::uint8_t> listed, std::size_t topic);

  std::size_t n_topics_ = 0;
  std::size_t window_ = 0;
  std::vector<Aisle> aisles_;
  std::vector<std::uint64_t> order_, spare_;  // hash in the high half, course in the low
  std::vector<std::uint32_t> course_;
  std::vector<float> popularity_;
  std::vector<std::uint8_t> fresh_;
  std::vector<std::vector<float>> content_;  // [topic][place]
};

}  // namespace models
