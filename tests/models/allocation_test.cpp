/// @file Stepping a market must not ask for memory: operator new is replaced by one that counts.

#include <atomic>
#include <cstdlib>
#include <new>

#include "models/market.hpp"
#include "models/measure.hpp"
#include "tests/catch.hpp"
#include "tests/models/everything.hpp"

namespace {

std::atomic<std::int64_t> n_allocations{0};

void* counted(std::size_t bytes, std::size_t alignment) {
  n_allocations.fetch_add(1, std::memory_order_relaxed);
  const std::size_t whole = (bytes + alignment - 1) / alignment * alignment;
  return std::aligned_alloc(alignment, whole == 0 ? alignment : whole);
}

void* or_throw(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

// All forms of new are replaced: a sanitizer's own new does not go with the free below. Where one half of a pair is
// inlined and the other is not, g++ sees a mismatch.
#define NOT_INLINED __attribute__((noinline))
NOT_INLINED void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
  return counted(bytes, __STDCPP_DEFAULT_NEW_ALIGNMENT__);
}
NOT_INLINED void* operator new(std::size_t bytes, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return counted(bytes, static_cast<std::size_t>(alignment));
}
NOT_INLINED void* operator new(std::size_t bytes) { return or_throw(operator new(bytes, std::nothrow)); }
NOT_INLINED void* operator new(std::size_t bytes, std::align_val_t alignment) {
  return or_throw(operator new(bytes, alignment, std::nothrow));
}
NOT_INLINED void operator delete(void* memory) noexcept { std::free(memory); }
NOT_INLINED void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
NOT_INLINED void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
NOT_INLINED void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

namespace {

/// Every mechanism at work, and another policy from the third month on.
models::RunSpec busy_market(unsigned threads) {
  models::Parameters p = tests::everything();
  models::RunSpec spec;
  spec.phases = {{0, p}};
  p.platform["main"].commission = 0.3;
  p.platform["main"].slate = 20;
  p.platform["main"].candidates = 200;
  p.choice.outside_option = false;
  spec.phases.push_back({2, p});
  spec.seed = 3;
  spec.threads = threads;
  for (std::size_t i = 0; i < models::measure_table().size(); ++i) spec.measures.push_back(i);
  return spec;
}

}  // namespace

TEST_CASE("The counter sees allocations") {
  const std::int64_t before = n_allocations;
  ::operator delete(::operator new(100));  // a compiler may leave out an expression with new, but no call
  CHECK(n_allocations - before == 1);
}

TEST_CASE("Neither a step nor an observation of the market allocates memory", "[threaded]") {
  for (const unsigned threads : {1U, 2U}) {
    const models::RunSpec spec = busy_market(threads);
    models::Market market(spec);
    sim::Clock clock{{4, 0, 16, 1}, 0};
    std::vector<double> row(spec.measures.size());
    market.begin_record(clock);
    std::int64_t by_steps = 0, by_observations = 0;
    for (; clock.step < 16; ++clock.step) {
      const std::int64_t before = n_allocations;
      market.step(clock);
      const std::int64_t between = n_allocations;
      market.observe(clock, row);
      by_steps += between - before;
      by_observations += n_allocations - between;
    }
    CHECK(by_steps == 0);
    CHECK(by_observations == 0);
    CHECK(market.courses().size() > 450);    // so courses were released
    CHECK(market.learners().size() > 3100);  // and learners arrived
    CHECK(market.events().size() > 10'000);  // and events were kept
  }
}
