#include "sim/team.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/catch.hpp"

TEST_CASE("Every block is done exactly once, however many work", "[threaded]") {
  for (const unsigned size : {1U, 2U, 5U}) {
    sim::Team team(size);
    CHECK(team.size() == size);
    for (const std::size_t blocks : {std::size_t{0}, std::size_t{1}, std::size_t{3}, std::size_t{1000}}) {
      std::vector<std::atomic<int>> times(blocks);
      std::atomic<unsigned> highest{0};
      team.each_block(blocks, [&](std::size_t block, unsigned worker) {
        ++times[block];
        if (worker >= size) highest = worker;
      });
      std::size_t right = 0;
      for (const auto& n : times) right += n == 1 ? 1 : 0;
      CHECK(right == blocks);
      CHECK(highest == 0);
    }
  }
}

TEST_CASE("What workers write without sharing is there when the call returns, round after round", "[threaded]") {
  for (const unsigned size : {1U, 2U, 5U}) {
    sim::Team team(size);
    std::vector<int> per_block(64, 0);
    std::vector<int> per_worker(size, 0);
    constexpr int rounds = 500;
    for (int round = 0; round < rounds; ++round) {
      team.each_block(per_block.size(), [&](std::size_t block, unsigned worker) {
        ++per_block[block];
        ++per_worker[worker];
      });
      if (per_block.front() != round + 1 || per_block.back() != round + 1) FAIL("a round was not finished");
    }
    int sum = 0;
    for (const int n : per_worker) sum += n;
    CHECK(sum == 64 * rounds);
  }
}

TEST_CASE("What a block throws reaches the caller, and the team goes on working", "[threaded]") {
  for (const unsigned size : {1U, 2U, 5U}) {
    sim::Team team(size);
    for (int round = 0; round < 20; ++round) {
      auto fail = [](std::size_t block, unsigned) {
        if (block % 10 == 7) throw std::runtime_error("block fails");
      };
      CHECK_THROWS_WITH(team.each_block(100, fail), "block fails");
      std::atomic<int> done{0};
      team.each_block(100, [&](std::size_t, unsigned) { ++done; });
      CHECK(done == 100);
    }
  }
}

TEST_CASE("A team of nobody is a team of one") {
  sim::Team team(0);
  CHECK(team.size() == 1);
  int done = 0;
  team.each_block(5, [&](std::size_t, unsigned) { ++done; });
  CHECK(done == 5);
}

TEST_CASE("The last block may be a part of one") {
  CHECK(sim::n_blocks(0) == 0);
  CHECK(sim::n_blocks(1) == 1);
  CHECK(sim::n_blocks(sim::block_size) == 1);
  CHECK(sim::n_blocks(sim::block_size + 1) == 2);
}

#if !defined(STOA_SANITIZED)
TEST_CASE("A team that cannot have its threads says so and lets go of those it has") {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    alarm(20);  // a team that waits for ever is ended
    const rlimit room{rlim_t{1} << 28, rlim_t{1} << 28};
    setrlimit(RLIMIT_AS, &room);
    try {
      const sim::Team team(1000);
    } catch (const std::runtime_error& error) {
      _exit(std::string(error.what()).find("of 1000 threads can be started (") != std::string::npos ? 0 : 1);
    }
    _exit(2);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}
#endif
