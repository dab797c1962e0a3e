#include "sim/team.hpp"

namespace sim {

Team::Team(unsigned size) : size_(size == 0 ? 1 : size) {
  if (size_ == 1) return;
  gate_ = std::make_unique<std::barrier<>>(size_);
  for (unsigned worker = 1; worker < size_; ++worker) crew_.emplace_back([this, worker] { serve(worker); });
}

Team::~Team() {
  if (!gate_) return;
  leaving_ = true;
  gate_->arrive_and_wait();
}

void Team::serve(unsigned worker) {
  while (true) {
    gate_->arrive_and_wait();
    if (leaving_) return;
    take_blocks(worker);
    gate_->arrive_and_wait();
  }
}

void Team::run(std::size_t blocks, void* context) {
  context_ = context;
  blocks_ = blocks;
  next_.store(0, std::memory_order_relaxed);
  if (gate_) gate_->arrive_and_wait();
  take_blocks(0);
  if (gate_) gate_->arrive_and_wait();
  if (failed_.exchange(false)) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void Team::take_blocks(unsigned worker) {
  try {
    while (true) {
      const std::size_t block = next_.fetch_add(1, std::memory_order_relaxed);
      if (block >= blocks_) return;
      call_(context_, block, worker);
    }
  } catch (...) {
    if (!failed_.exchange(true)) failure_ = std::current_exception();
    next_.store(blocks_, std::memory_order_relaxed);
  }
}

}  // namespace sim
