#include "models/shelf.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "models/purpose.hpp"

namespace models {
namespace {

constexpr unsigned digit_bits = 11;
constexpr std::size_t n_digits = 1U << digit_bits;

/// Stable order by the high 32 bits.
void radix_sort(std::vector<std::uint64_t>& keys, std::vector<std::uint64_t>& spare) {
  for (unsigned shift = 32; shift < 64; shift += digit_bits) {
    std::array<std::uint32_t, n_digits + 1> place{};
    for (const std::uint64_t key : keys) ++place[(key >> shift & (n_digits - 1)) + 1];
    for (std::size_t d = 1; d <= n_digits; ++d) place[d] += place[d - 1];
    spare.resize(keys.size());
    for (const std::uint64_t key : keys) spare[place[key >> shift & (n_digits - 1)]++] = key;
    keys.swap(spare);
  }
}

/// Places on the shelf: courses as often as they are found, and the beginning of every aisle once more.
std::size_t most_places(std::size_t n_found, std::size_t capacity, std::size_t n_topics, std::size_t window) {
  return n_found + n_topics * std::min(window, capacity);
}

std::uint64_t bytes_of(std::size_t places, std::size_t capacity, std::size_t n_topics) {
  return places * (sizeof(std::uint32_t) + 1 + sizeof(float) * (1 + n_topics)) + 2 * capacity * sizeof(std::uint64_t);
}

}  // namespace

void Shelf::allocate(const Courses& courses, std::size_t n_topics, std::size_t window) {
  const std::size_t capacity = courses.capacity();
  n_topics_ = n_topics;
  window_ = window == 0 ? capacity : window;
  aisles_.resize(n_topics);
  order_.reserve(capacity);
  spare_.reserve(capacity);
  std::size_t n_found = n_topics * (capacity - courses.size());
  for (std::size_t c = 0; c < courses.size(); ++c)
    n_found += static_cast<std::size_t>(std::popcount(courses.found_under[c]));
  const std::size_t places = most_places(n_found, capacity, n_topics, window_);
  course_.reserve(places);
  popularity_.reserve(places);
  fresh_.reserve(places);
  content_.resize(n_topics);
  for (auto& column : content_) column.reserve(places);
}

void Shelf::shuffle(const Courses& courses, std::span<const std::uint64_t> creator_ids, sim::Key key,
                    std::uint32_t step) {
  order_.clear();
  for (std::size_t c = 0; c < courses.size(); ++c) {
    const sim::Words words =
        sim::draw(key, {creator_ids[courses.creator[c]], course_kind, shuffle_draw, step, courses.number[c]});
    order_.push_back(static_cast<std::uint64_t>(words[0]) << 32 | c);
  }
  radix_sort(order_, spare_);
}

void Shelf::line_up(const Courses& courses, std::span<const std::uint8_t> listed, std::size_t topic) {
  Aisle& aisle = aisles_[topic];
  aisle.first = course_.size();
  for (const std::uint64_t entry : order_) {
    const auto course = static_cast<std::uint32_t>(entry);
    if ((courses.found_under[course] >> topic & listed[course]) != 0) course_.push_back(course);
  }
  aisle.n = course_.size() - aisle.first;
  // The beginning stands again at the end, so that a run over the end needs no wrapping.
  const std::size_t longest_run = std::min(window_, aisle.n);
  for (std::size_t i = 0; i + 1 < longest_run; ++i) course_.push_back(course_[aisle.first + i]);
}

void Shelf::restock(const Courses& courses, std::span<const std::uint64_t> creator_ids, const Labels& labels,
                    sim::Key key, std::uint32_t step) {
  shuffle(courses, creator_ids, key, step);
  course_.clear();
  for (std::size_t topic = 0; topic < n_topics_; ++topic) line_up(courses, labels.listed, topic);
  popularity_.resize(course_.size());
  fresh_.resize(course_.size());
  for (auto& column : content_) column.resize(course_.size());
  for (std::size_t i = 0; i < course_.size(); ++i) {
    popularity_[i] = labels.popularity[course_[i]];
    fresh_[i] = labels.fresh[course_[i]];
    const float* content = courses.topics.row(course_[i]).data();
    for (std::size_t k = 0; k < n_topics_; ++k) content_[k][i] = content[k];
  }
}

Candidates Shelf::candidates(std::size_t topic, std::size_t start, std::size_t n,
                             std::span<const float*> content) const {
  const std::size_t first = aisles_[topic].first + start;
  for (std::size_t k = 0; k < n_topics_; ++k) content[k] = content_[k].data() + first;
  return {n, {content.data(), n_topics_}, popularity_.data() + first, course_.data() + first, fresh_.data() + first};
}

std::uint64_t Shelf::bytes() const { return bytes_of(course_.capacity(), order_.capacity(), n_topics_); }

std::uint64_t Shelf::bytes_for(std::size_t capacity, std::size_t n_topics, std::size_t window) {
  return bytes_of(most_places(n_topics * capacity, capacity, n_topics, window == 0 ? capacity : window), capacity,
                  n_topics);
}

}  // namespace models
