#include "sim/team.hpp"

#include <stdexcept>
#include <string>
#include <system_error>

namespace sim {

Team::Team(unsigned size) : size_(size == 0 ? 1 : size) {
  if (size_ == 1) return;
  gate_ = std::make_unique<std::barrier<>>(size_);
  crew_.reserve(size_ - 1);
  try {
    for (unsigned worker = 1; worker < size_; ++worker) crew_.emplace_back([this, worker] { serve(worker); });
  } catch (const std::system_error& error) {
    // Those that did start wait at the gate for all: the missing ones are taken off its count.
    leaving_ = true;
    for (std::size_t absent = crew_.size(); absent < size_; ++absent) gate_->arrive_and_drop();
    throw std::runtime_error("only " + std::to_string(crew_.size() + 1) + " of " + std::to_string(size_) +
                             " threads can be started (" + error.code().message() + "): ask for fewer threads");
  }
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
