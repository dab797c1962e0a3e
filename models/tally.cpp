#include "models/tally.hpp"

#include <algorithm>
#include <bit>
#include <type_traits>

namespace models {
namespace {

/// The sum of two sets of counts that consist of integers of one type and nothing else, so that none is forgotten.
template <class Integer, class Counts>
Counts sum_of(const Counts& one, const Counts& other) {
  static_assert(std::has_unique_object_representations_v<Counts> && alignof(Counts) == sizeof(Integer));
  using Parts = std::array<Integer, sizeof(Counts) / sizeof(Integer)>;
  auto parts = std::bit_cast<Parts>(one);
  const auto more = std::bit_cast<Parts>(other);
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i] += more[i];
  return std::bit_cast<Counts>(parts);
}

}  // namespace

void CourseTally::add(const CourseTally& other) { *this = sum_of<std::int32_t>(*this, other); }

void LearnerTally::add(const LearnerTally& other) { *this = sum_of<std::int64_t>(*this, other); }

void Tally::clear() {
  std::fill(course.begin(), course.end(), CourseTally{});
  std::fill(refund.begin(), refund.end(), Split{});
  std::fill(learner.begin(), learner.end(), LearnerTally{});
  std::fill(chance.begin(), chance.end(), ChanceTally{});
  std::fill(studying.begin(), studying.end(), 0);
}

void Tally::add(const Tally& other) {
  for (std::size_t i = 0; i < course.size(); ++i) course[i].add(other.course[i]);
  for (std::size_t i = 0; i < refund.size(); ++i) {
    refund[i].creator += other.refund[i].creator;
    refund[i].platform += other.refund[i].platform;
  }
  for (std::size_t i = 0; i < learner.size(); ++i) learner[i].add(other.learner[i]);
  for (std::size_t i = 0; i < chance.size(); ++i) {
    chance[i].chance += other.chance[i].chance;
    chance[i].squared += other.chance[i].squared;
  }
  for (std::size_t i = 0; i < studying.size(); ++i) studying[i] += other.studying[i];
}

}  // namespace models
