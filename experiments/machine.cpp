#include "experiments/machine.hpp"

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>
#include <sstream>
#include <string_view>
#include <thread>

namespace experiments {
namespace {

/// The text after `label` and a colon, in a file of one `label: text` per line.
std::optional<std::string> labelled(const std::filesystem::path& file, std::string_view label) {
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    const auto colon = line.find(':');
    if (colon == std::string::npos || !line.starts_with(label)) continue;
    const auto text = line.find_first_not_of(" \t", colon + 1);
    return text == std::string::npos ? std::string() : line.substr(text);
  }
  return std::nullopt;
}

unsigned processors_of_mask() {
  cpu_set_t mask;
  CPU_ZERO(&mask);
  // Machines beyond the 1,024 processors of a cpu_set_t refuse the call; the library's own count serves there.
  if (sched_getaffinity(0, sizeof mask, &mask) != 0) return std::thread::hardware_concurrency();
  return static_cast<unsigned>(CPU_COUNT(&mask));
}

/// The processors' worth of time a control group grants, none when it sets no bound: "QUOTA PERIOD" in microseconds.
std::optional<double> quota_in(const std::filesystem::path& group) {
  std::ifstream stream(group / "cpu.max");
  double quota = 0.0;
  double period = 0.0;
  if (!(stream >> quota >> period) || period <= 0.0) return std::nullopt;  // "max" is no number
  return quota / period;
}

/// The least quota of this process's control group and those above it.
double processors_of_quota() {
  const std::filesystem::path root = "/sys/fs/cgroup";
  const auto own = labelled("/proc/self/cgroup", "0:");
  if (!own) return std::numeric_limits<double>::infinity();
  auto least = quota_in(root).value_or(std::numeric_limits<double>::infinity());
  auto group = root;
  for (const auto& name : std::filesystem::path(own->substr(own->find(':') + 1)).relative_path()) {
    group /= name;
    least = std::min(least, quota_in(group).value_or(least));
  }
  return least;
}

/// What the kernel says can be had without swapping.
std::uint64_t memory_of_machine() {
  const auto text = labelled("/proc/meminfo", "MemAvailable");
  std::uint64_t kibibytes = 0;
  if (!text || !(std::istringstream(*text) >> kibibytes)) return std::numeric_limits<std::uint64_t>::max();
  return kibibytes * 1024;
}

/// What is left of the address space a shell granted with `ulimit -v`.
std::uint64_t memory_of_limit() {
  rlimit limit{};
  std::uint64_t pages = 0;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY ||
      !(std::ifstream("/proc/self/statm") >> pages)) {
    return std::numeric_limits<std::uint64_t>::max();
  }
  const std::uint64_t used = pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  return limit.rlim_cur > used ? limit.rlim_cur - used : 0;
}

}  // namespace

unsigned available_threads() {
  const double processors = std::min(static_cast<double>(processors_of_mask()), std::ceil(processors_of_quota()));
  return static_cast<unsigned>(std::clamp(processors, 1.0, static_cast<double>(most_threads)));
}

std::uint64_t available_memory() { return std::min(memory_of_machine(), memory_of_limit()); }

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

std::string cpu_name() { return labelled("/proc/cpuinfo", "model name").value_or("unknown"); }

}  // namespace experiments
