#pragma once
/// @file Ctrl-C and SIGTERM as something to wait for, in place of something that happens at any moment.

#include <chrono>
#include <csignal>

namespace experiments {

/// While it lives, SIGINT and SIGTERM do not end the process but wait to be noticed; so may the end of some work.
///
/// It must exist before the threads it should cover, since a thread inherits which signals are held back. A signal that
/// the parent had this process ignore stays ignored.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  /// Sleep until a signal came, `wake` was called, or the time is over.
  ///
  /// @returns whether a signal has come since this object was made
  bool wait(std::chrono::milliseconds time);

  /// End a `wait`, now or the next; safe from any thread.
  void wake() const;

 private:
  sigset_t before_{};
  int signals_ = -1;
  int wakes_ = -1;
  bool interrupted_ = false;
};

}  // namespace experiments
