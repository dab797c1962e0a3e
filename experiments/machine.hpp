#pragma once
/// @file What this machine offers a run: threads, memory, and its name.

#include <cstdint>
#include <string>

namespace experiments {

/// The most threads a command accepts.
constexpr unsigned most_threads = 1024;

/// The threads this process may keep busy: the processors of its affinity mask, fewer under a cgroup's quota.
///
/// @returns [threads] 1 … most_threads
unsigned available_threads();

/// The memory that can be had without swapping, as the kernel estimates it, and within the limit on this
/// process's address space; 2^64 − 1 where neither is known.
///
/// @returns [byte]
std::uint64_t available_memory();

/// The name of this machine in its network.
std::string host_name();

/// The processor's name as the kernel gives it, "unknown" where it does not.
std::string cpu_name();

}  // namespace experiments
