#include "models/pool.hpp"

#include <algorithm>
#include <numeric>

#include "models/enrolment.hpp"

namespace models {
namespace {

// Cents times minutes need more than 64 bits.
__extension__ using Wide = __int128;

}  // namespace

void Apportionment::allocate(std::size_t n) {
  part_.resize(n);
  remainder_.resize(n);
}

std::span<const std::int64_t> Apportionment::divide(std::int64_t whole, std::span<const std::int64_t> weight) {
  const auto sum = static_cast<Wide>(std::accumulate(weight.begin(), weight.end(), std::int64_t{0}));
  std::int64_t left = whole;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    const Wide exact = static_cast<Wide>(whole) * weight[i];
    part_[i] = static_cast<std::int64_t>(exact / sum);
    left -= part_[i];
    remainder_[i] = {-static_cast<std::int64_t>(exact % sum), static_cast<std::uint32_t>(i)};
  }
  std::sort(remainder_.begin(), remainder_.end());
  for (std::size_t i = 0; left > 0; ++i, --left) ++part_[remainder_[i].second];
  return part_;
}

std::uint64_t Apportionment::bytes() const {
  return part_.capacity() * sizeof(part_[0]) + remainder_.capacity() * sizeof(remainder_[0]);
}

void Pool::allocate(std::size_t creators) {
  minutes_.resize(creators);
  apportionment_.allocate(creators);
}

void Pool::take(const Till& till) {
  common_ += till.pool;
  reserved_ += till.reserved;
  for (std::size_t j = 0; j < minutes_.size(); ++j) minutes_[j] += till.minutes[j];
}

std::span<const std::int64_t> Pool::divide() {
  if (common_ == 0 || std::all_of(minutes_.begin(), minutes_.end(), [](std::int64_t m) { return m == 0; })) return {};
  const auto parts = apportionment_.divide(common_, minutes_);
  common_ = 0;
  std::fill(minutes_.begin(), minutes_.end(), 0);
  return parts;
}

std::uint64_t Pool::bytes() const { return minutes_.capacity() * sizeof(std::int64_t) + apportionment_.bytes(); }

namespace {

bool is_user_centric(const Store& store) { return store.policy->pool_rule == "user_centric"; }

std::int64_t creators_share(const Store& store, std::int64_t amount) {
  return share_of(amount, store.policy->subscription_pool);
}

/// [cent] of a month's share that belongs to the steps of the month still to come.
std::int64_t for_later(const Scene& scene, const Store& store) {
  const std::int64_t share = creators_share(store, cents(store.policy->subscription_price));
  const std::int64_t n = scene.clock.calendar.steps_per_month, later = n - 1 - scene.clock.step % n;
  return share * later / n;
}

}  // namespace

void fill_pool(const Scene& scene, Worker& worker, std::size_t row, const Store& store, std::int32_t amount) {
  Till& till = worker.tally.till[store.place];
  const std::int64_t share = creators_share(store, amount);
  till.revenue += amount - share;
  if (is_user_centric(store)) {
    scene.learners.contribution[row] += static_cast<std::int32_t>(share);
    till.reserved += share;
  } else {
    till.pool += share;
  }
}

void leave_pool(const Scene& scene, Worker& worker, std::size_t row, const Store& store) {
  if (scene.learners.contribution.width() == 0) return;
  std::int32_t& left = scene.learners.contribution[row];
  Till& till = worker.tally.till[store.place];
  till.reserved -= left;
  till.pool += left;
  left = 0;
}

void count_minutes(const Scene& scene, Worker& worker, std::size_t place, std::size_t slot, const Enrolment& enrolment,
                   double hours) {
  if (plan_of(enrolment).access != Access::subscriber) return;
  const Store& store = scene.stores[enrolment.platform];
  const double cap = store.policy->pool_hours_cap * scene.clock.dt();
  const auto minutes = static_cast<std::int64_t>(60.0 * std::min(hours, cap) + 0.5);
  const std::uint32_t creator = scene.courses.creator[enrolment.course_row()];
  worker.tally.till[store.place].minutes[creator] += minutes;
  if (!worker.scratch.heard[slot].empty())
    worker.scratch.heard[slot][place] = {creator, static_cast<std::int32_t>(minutes)};
}

void bestow(const Scene& scene, const Block& block) {
  if (scene.learners.contribution.width() == 0) return;
  auto& heard = block.worker.scratch.heard;
  for (std::size_t i = 0; i < block.n; ++i) {
    const std::size_t row = block.first + i;
    Heard first = heard[0][i], second = heard[1][i];
    heard[0][i] = heard[1][i] = {};
    const std::int64_t sum = std::int64_t{first.minutes} + second.minutes;
    const Pass& pass = scene.learners.subscription[row];
    if (sum == 0 || !pass.held()) continue;
    const Store& store = scene.stores[pass.whose - 1];
    std::int32_t& left = scene.learners.contribution[row];
    const std::int64_t gift = std::max<std::int64_t>(0, left - for_later(scene, store));
    if (gift == 0) continue;
    // Of two parts the one with the larger remainder is rounded up: to the nearest, and half to the first.
    const std::int64_t to_first = (2 * gift * first.minutes + sum) / (2 * sum);
    Till& till = block.worker.tally.till[store.place];
    till.earned[first.creator] += to_first;
    till.earned[second.creator] += gift - to_first;
    till.reserved -= gift;
    left -= static_cast<std::int32_t>(gift);
  }
}

}  // namespace models
