#pragma once
/// @file What one platform shows: the courses it sells, how they stand on its shelf, and what each creator sells there.

#include <cstdint>
#include <span>
#include <vector>

#include "models/course.hpp"
#include "models/creator.hpp"
#include "models/deal.hpp"
#include "models/shelf.hpp"
#include "sim/clock.hpp"

namespace models {

/// What platforms choose from, and by what.
struct Stock {
  const Parameters& parameters;
  const Courses& courses;
  const Creators& creators;
  std::span<const float> popularity;  // by course
  std::span<const float> returned;    // by course, as in Views
  sim::Clock clock;
  sim::Key key;
};

/// Rebuilt before learners act, read by all of them, written by none.
class Storefront {
 public:
  /// Room for every course, once; those of the opening are in stock. @param window [course] as of Shelf::allocate
  void allocate(const Courses& courses, std::size_t n_topics, std::size_t creators, std::size_t window);

  /// Decide anew what is listed, and put it on the shelf. @param place of the platform
  /// @param open whether anything is sold at all
  void arrange(const Platform& policy, std::size_t place, bool open, const Stock& stock);

  /// [cent] the price of a course, that of a sale where there is one.
  std::int32_t list_price(std::size_t course) const { return list_price_[course]; }

  /// [cent] what a visitor without access to anything pays to take up a course, by course.
  std::span<const std::int32_t> price() const { return price_; }

  /// What a course comes to for who holds no pass and no voucher and has cash enough; not offered in a campaign.
  const Deal& standing(std::size_t course) const { return standing_[course]; }

  /// Whether a course is shown and sold here.
  bool lists(std::size_t course) const { return listed_[course] != 0; }
  std::span<const std::uint8_t> listed() const { return listed_; }

  /// Courses a creator sells here.
  std::span<const std::uint32_t> courses_of(std::size_t creator) const {
    return {portfolio_.data() + portfolio_first_[creator], portfolio_.data() + portfolio_first_[creator + 1]};
  }

  const Shelf& shelf() const { return shelf_; }
  std::uint64_t bytes() const;

 private:
  void sort_portfolios(const Courses& courses, std::size_t n_creators);

  std::vector<std::uint8_t> listed_;  // 1 for a course that is shown and sold
  std::vector<std::uint8_t> fresh_;   // 1 for one that counts as new
  std::vector<std::int32_t> list_price_, price_;
  std::vector<Deal> standing_;
  std::size_t n_listed_ = 0;
  Shelf shelf_;
  std::vector<std::uint32_t> portfolio_;        // courses by creator
  std::vector<std::uint32_t> portfolio_first_;  // [creator + 1] where a creator's courses begin
};

}  // namespace models
