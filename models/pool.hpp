#pragma once
/// @file The creators' pool of a subscription: filled by fees, divided by minutes studied.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "models/tally.hpp"

namespace models {

struct Block;
struct Enrolment;
struct Scene;
struct Store;
struct Worker;

/// Divides cents in proportion to weights by largest remainders: every part is within a cent of its share, and the
/// parts add up to the whole. Of equal remainders the first wins.
/// @source Balinski & Young 1982 (Hamilton's method)
/// @test tests/models/pool_test.cpp
class Apportionment {
 public:
  void allocate(std::size_t n);

  /// @param weight not negative, at least one above 0  @returns one part per weight
  std::span<const std::int64_t> divide(std::int64_t whole, std::span<const std::int64_t> weight);

  std::uint64_t bytes() const;

 private:
  std::vector<std::int64_t> part_;
  std::vector<std::pair<std::int64_t, std::uint32_t>> remainder_;
};

/// What subscribers have paid and creators have not yet earned.
class Pool {
 public:
  /// Room for every creator, once; only when there are subscriptions.
  void allocate(std::size_t creators);

  /// A step's fees and minutes.
  void take(const Till& till);

  /// Month's end: the common part, by the minutes of the month. Without minutes it waits for the next.
  /// @returns [cent] by creator, nothing when nothing is divided
  std::span<const std::int64_t> divide();

  /// [cent]
  std::int64_t balance() const { return common_ + reserved_; }
  std::uint64_t bytes() const;

 private:
  std::int64_t common_ = 0;    // [cent] to be divided by everybody's minutes
  std::int64_t reserved_ = 0;  // [cent] that single subscribers have yet to bestow
  std::vector<std::int64_t> minutes_;
  Apportionment apportionment_;
};

/// A subscriber's fee: the creators' share into the pool, the rest to the platform.
///
/// Under `user_centric` the share is the subscriber's own to bestow: it waits in learners.contribution.
void fill_pool(const Scene& scene, Worker& worker, std::size_t row, const Store& store, std::int32_t amount);

/// What a subscriber who leaves has not bestowed is divided with the common part.
void leave_pool(const Scene& scene, Worker& worker, std::size_t row, const Store& store);

/// A session: under a subscription its minutes, as far as the cap allows, count for the course's creator.
/// @param place of the learner in the block
void count_minutes(const Scene& scene, Worker& worker, std::size_t place, std::size_t slot, const Enrolment& enrolment,
                   double hours);

/// Under `user_centric` each subscriber's share of the step, and what waited, goes to the creators of the step's
/// sessions by their minutes.
void bestow(const Scene& scene, const Block& block);

}  // namespace models
