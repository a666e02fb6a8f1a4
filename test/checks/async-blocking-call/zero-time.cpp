// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// A timeout of zero in a variable, and an address that is a number.

#include "task.h"
#include <cstring>
#include <netdb.h>
#include <poll.h>
#include <signal.h>
#include <sys/select.h>
#include <sys/time.h>
#include <time.h>

own::task<void> zeros(fd_set Set, pollfd *Fds, sigset_t Signals) {
  timeval Now{};
  select(1, &Set, nullptr, nullptr, &Now);
  timeval Assigned;
  Assigned.tv_sec = 0;
  Assigned.tv_usec = 0;
  select(1, &Set, nullptr, nullptr, &Assigned);
  timeval Cleared;
  memset(&Cleared, 0, sizeof Cleared);
  select(1, &Set, nullptr, nullptr, &Cleared);
  const timespec None = {0, 0};
  pselect(1, &Set, nullptr, nullptr, &None, nullptr);
  ppoll(Fds, 1, &None, nullptr);
  static const timespec Never{};
  sigtimedwait(&Signals, nullptr, &Never);
  co_return;
}

void change(timeval *Time);

own::task<void> others(fd_set Set, pollfd *Fds, timeval Given, long Count) {
  select(1, &Set, nullptr, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'select' blocks
  select(1, &Set, nullptr, nullptr, &Given);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'select' blocks
  timeval Second{1, 0};
  select(1, &Set, nullptr, nullptr, &Second);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'select' blocks
  timeval Half;
  Half.tv_sec = 0;
  select(1, &Set, nullptr, nullptr, &Half);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'select' blocks
  timeval Later{};
  Later.tv_usec = Count;
  select(1, &Set, nullptr, nullptr, &Later);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'select' blocks
  timeval Changed{};
  change(&Changed);
  select(1, &Set, nullptr, nullptr, &Changed);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'select' blocks
  timespec Counted{};
  ++Counted.tv_sec;
  ppoll(Fds, 1, &Counted, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'ppoll' blocks
  timespec Copied{};
  Copied = {2, 0};
  ppoll(Fds, 1, &Copied, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'ppoll' blocks
  co_return;
}

own::task<void> numeric(const char *Host, addrinfo **Found, int Flags) {
  addrinfo Hints;
  memset(&Hints, 0, sizeof Hints);
  Hints.ai_family = AF_INET;
  Hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE;
  getaddrinfo(Host, "80", &Hints, Found);
  const addrinfo Listed{.ai_flags = AI_NUMERICHOST};
  getaddrinfo(Host, "80", &Listed, Found);
  addrinfo Added{};
  Added.ai_flags |= AI_NUMERICHOST;
  getaddrinfo(Host, "80", &Added, Found);
  addrinfo Named{};
  Named.ai_flags = AI_PASSIVE;
  getaddrinfo(Host, "80", &Named, Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks
  addrinfo Unknown{};
  Unknown.ai_flags = AI_NUMERICHOST;
  Unknown.ai_flags = Flags;
  getaddrinfo(Host, "80", &Unknown, Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks
  getaddrinfo(Host, "80", nullptr, Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks
  co_return;
}

own::task<void> never_runs(pollfd *Fds) {
  if (false)
    poll(Fds, 1, -1);
  if (0) {
    poll(Fds, 1, -1);
  } else {
    poll(Fds, 1, -1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'poll' blocks
  }
  if constexpr (false)
    poll(Fds, 1, -1);
  if (true)
    poll(Fds, 1, -1);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'poll' blocks
  co_return;
}
