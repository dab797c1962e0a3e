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

void DemandTally::add(const DemandTally& other) { *this = sum_of<std::int64_t>(*this, other); }

void LearnerTally::add(const LearnerTally& other) { *this = sum_of<std::int64_t>(*this, other); }

void EmployerTally::add(const EmployerTally& other) { *this = sum_of<std::int64_t>(*this, other); }

void Till::clear() {
  std::fill(held.begin(), held.end(), Split{});
  std::fill(earned.begin(), earned.end(), 0);
  std::fill(minutes.begin(), minutes.end(), 0);
  pledges = visits = inclusive = spent = revenue = pool = reserved = processor_fees = guidance_paid = guidance_cost =
      open_access = 0;
}

void Till::add(const Till& other) {
  for (std::size_t i = 0; i < held.size(); ++i) held[i] += other.held[i];
  for (std::size_t i = 0; i < earned.size(); ++i) earned[i] += other.earned[i];
  for (std::size_t i = 0; i < minutes.size(); ++i) minutes[i] += other.minutes[i];
  pledges += other.pledges;
  visits += other.visits;
  inclusive += other.inclusive;
  spent += other.spent;
  revenue += other.revenue;
  pool += other.pool;
  reserved += other.reserved;
  processor_fees += other.processor_fees;
  guidance_paid += other.guidance_paid;
  guidance_cost += other.guidance_cost;
  open_access += other.open_access;
}

void Tally::clear() {
  std::fill(course.begin(), course.end(), CourseTally{});
  std::fill(shown.begin(), shown.end(), 0);
  for (Till& each : till) each.clear();
  std::fill(learner.begin(), learner.end(), LearnerTally{});
  std::fill(employer.begin(), employer.end(), EmployerTally{});
  std::fill(campaign.begin(), campaign.end(), PledgeTally{});
  std::fill(demand.begin(), demand.end(), DemandTally{});
  std::fill(studying.begin(), studying.end(), 0);
}

void Tally::add(const Tally& other) {
  for (std::size_t i = 0; i < course.size(); ++i) course[i].add(other.course[i]);
  for (std::size_t i = 0; i < shown.size(); ++i) shown[i] += other.shown[i];
  for (std::size_t p = 0; p < till.size(); ++p) till[p].add(other.till[p]);
  for (std::size_t i = 0; i < learner.size(); ++i) learner[i].add(other.learner[i]);
  for (std::size_t i = 0; i < employer.size(); ++i) employer[i].add(other.employer[i]);
  for (std::size_t i = 0; i < campaign.size(); ++i) {
    campaign[i].backers += other.campaign[i].backers;
    campaign[i].pledged += other.campaign[i].pledged;
  }
  for (std::size_t i = 0; i < demand.size(); ++i) demand[i].add(other.demand[i]);
  for (std::size_t i = 0; i < studying.size(); ++i) studying[i] += other.studying[i];
}

}  // namespace models
