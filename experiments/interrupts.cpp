#include "experiments/interrupts.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace experiments {
namespace {

bool is_ignored(int signal) {
  struct sigaction action {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

/// Takes everything that waits in a descriptor; true when there was something.
bool drain(int descriptor) {
  std::array<std::byte, sizeof(signalfd_siginfo)> buffer;
  bool any = false;
  while (read(descriptor, buffer.data(), buffer.size()) > 0) any = true;
  return any;
}

}  // namespace

Interrupts::Interrupts() {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : {SIGINT, SIGTERM}) {
    if (!is_ignored(signal)) sigaddset(&held, signal);
  }
  signals_ = signalfd(-1, &held, SFD_NONBLOCK | SFD_CLOEXEC);
  wakes_ = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (signals_ < 0 || wakes_ < 0) throw std::system_error(errno, std::generic_category(), "waiting for signals");
  pthread_sigmask(SIG_BLOCK, &held, &before_);
}

Interrupts::~Interrupts() {
  drain(signals_);  // one that came too late to matter must not end the process now
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  close(signals_);
  close(wakes_);
}

bool Interrupts::wait(std::chrono::milliseconds time) {
  std::array<pollfd, 2> waiting{pollfd{signals_, POLLIN, 0}, pollfd{wakes_, POLLIN, 0}};
  poll(waiting.data(), waiting.size(), static_cast<int>(time.count()));
  if (drain(signals_)) interrupted_ = true;
  drain(wakes_);
  return interrupted_;
}

void Interrupts::wake() const {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(wakes_, &one, sizeof one);  // fails only when a wake is waiting already
}

}  // namespace experiments
