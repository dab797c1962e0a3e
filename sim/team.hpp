#pragma once
/// @file Blocks of agents shared out over threads.

#include <atomic>
#include <barrier>
#include <cstddef>
#include <exception>
#include <memory>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace sim {

/// Agents to a block: large enough for loops to be long, small enough for a block's columns to stay in cache.
inline constexpr std::size_t block_size = 1024;

constexpr std::size_t n_blocks(std::size_t n_agents) { return (n_agents + block_size - 1) / block_size; }

/// A fixed crew of workers; worker 0 is the thread that calls.
///
/// Blocks go to whoever is free, so a result must not depend on which worker did a block: sums are kept per worker in
/// integers and added up afterwards.
class Team {
 public:
  /// @param size [thread] at least 1
  /// @throws std::runtime_error when the system does not start as many threads
  explicit Team(unsigned size);
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  unsigned size() const { return size_; }

  /// Calls `work(block, worker)` once for every block in [0, blocks); returns when all are done.
  /// @throws what the first failing call threw
  template <class Work>
  void each_block(std::size_t blocks, Work&& work) {
    call_ = [](void* context, std::size_t block, unsigned worker) {
      (*static_cast<std::remove_reference_t<Work>*>(context))(block, worker);
    };
    run(blocks, &work);
  }

 private:
  using Call = void (*)(void*, std::size_t block, unsigned worker);

  void run(std::size_t blocks, void* context);
  void take_blocks(unsigned worker);
  void serve(unsigned worker);

  unsigned size_;
  Call call_ = nullptr;
  void* context_ = nullptr;
  std::size_t blocks_ = 0;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> failed_{false};
  std::exception_ptr failure_;
  bool leaving_ = false;
  std::unique_ptr<std::barrier<>> gate_;
  std::vector<std::jthread> crew_;
};

}  // namespace sim
