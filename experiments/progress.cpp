#include "experiments/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace experiments {
namespace {

using namespace std::chrono_literals;

constexpr auto between_bars = 200ms;
constexpr auto between_lines = 10s;
constexpr std::size_t widest_bar = 40;
constexpr std::size_t narrowest_bar = 4;
constexpr std::size_t widest_speed = 4 + std::string_view("  10000 steps/s  59 min 59 s left").size();  // and brackets

std::size_t terminal_width() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::llround(std::max(seconds, 0.0)));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

std::string progress_text(const ProgressCount& count, double seconds, std::size_t width) {
  // The numbers are as wide as they will become, so that the line does not move under the eye.
  const auto digits = [](std::int64_t number) { return fmt::formatted_size("{}", number); };
  const auto counts = fmt::format("{:>{}}/{} runs  {:>{}}/{} steps", count.runs, digits(count.all_runs), count.all_runs,
                                  count.steps, digits(count.all_steps), count.all_steps);
  const double rate = seconds > 0 ? static_cast<double>(count.steps) / seconds : 0;
  const auto left = static_cast<double>(count.all_steps - count.steps) / rate;
  const auto speed = rate > 0 ? fmt::format("  {:.0f} steps/s  {} left", rate, duration_text(left)) : std::string();
  if (counts.size() + widest_speed + narrowest_bar > width) return (counts + speed).substr(0, width);
  const auto bar = std::min(width - counts.size() - widest_speed, widest_bar);
  const double share =
      count.all_steps > 0 ? static_cast<double>(count.steps) / static_cast<double>(count.all_steps) : 1;
  const auto filled = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * static_cast<double>(bar));
  return fmt::format("[{}{}]  {}{}", std::string(filled, '='), std::string(bar - filled, ' '), counts, speed);
}

Progress::Progress(bool quiet) : quiet_(quiet), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
}

void Progress::show(const ProgressCount& count) {
  const auto now = Clock::now();
  if (quiet_ || now - last_ < (terminal_ ? Clock::duration(between_bars) : Clock::duration(between_lines))) return;
  last_ = now;
  if (terminal_) {
    // One column stays free: a character in the last one makes some terminals go to the next line.
    std::fputs(("\r\x1b[K" + progress_text(count, seconds(), terminal_width() - 1)).c_str(), stderr);
    drawn_ = true;
  } else {
    std::fputs((progress_text(count, seconds(), 100) + "\n").c_str(), stderr);
  }
}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

}  // namespace experiments
