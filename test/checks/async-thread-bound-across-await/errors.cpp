// RUN: %check_tidy %s async-thread-bound-across-await %t -- -std=c++20 -I%inputs

// errno behind a suspension point that nothing has set it since.

#include "task.h"
#include <cassert>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>

using own::task;

own::awaiter<void> tick();
own::awaiter<int> reads(int descriptor);
task<int> readsAll(int descriptor);
void report(int code);
bool failed();

task<> checked(int descriptor) {
  errno = 0;
  ::fsync(descriptor);
  co_await tick();
  if (errno)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nothing sets 'errno' between a co_await and this read: what ran meanwhile may have set it, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: suspends here
    report(errno);
}
task<> inLoop(int descriptor, char *into) {
  while (::read(descriptor, into, 1) < 0) {
    co_await tick();
    if (errno != EAGAIN)
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: nothing sets 'errno' between a co_await and this read: what ran meanwhile may have set it, or it is another thread's
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: suspends here
      co_return;
  }
}
task<> onOneWay(int descriptor, bool waits) {
  const int result = ::fsync(descriptor);
  if (waits)
    co_await tick();
  if (result < 0)
    report(errno);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: nothing sets 'errno' between a co_await and this read: what ran meanwhile may have set it, or it is another thread's
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: suspends here
}
task<> byTask(int descriptor) {
  if (co_await readsAll(descriptor) < 0)
    report(errno);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: nothing sets 'errno' between a co_await and this read: what ran meanwhile may have set it, or it is another thread's
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: suspends here
}
task<> asArgument(int descriptor) {
  ::fsync(descriptor);
  co_await tick();
  const std::string text = std::strerror(errno);
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: nothing sets 'errno' between a co_await and this read: what ran meanwhile may have set it, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: suspends here
}
struct resumes_on_value {
  int value;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept;
  int await_resume() const { return value; }
};
task<> byValue() {
  if (co_await resumes_on_value{1} < 0)
    report(errno);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: nothing sets 'errno' between a co_await and this read: what ran meanwhile may have set it, or it is another thread's
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: suspends here
}
template <typename T> task<> inTemplate(T descriptor) {
  ::fsync(descriptor);
  co_await tick();
  report(errno);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: nothing sets 'errno' between a co_await and this read: what ran meanwhile may have set it, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: suspends here
}
template task<> inTemplate(int);
own::generator<int> yields(int descriptor) {
  ::fsync(descriptor);
  co_yield 1;
  co_yield errno;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: nothing sets 'errno' between a co_await and this read: what ran meanwhile may have set it, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: suspends at this co_yield
}

// Looked at in time, or set since.
task<> saved(int descriptor) {
  errno = 0;
  ::fsync(descriptor);
  const int code = errno;
  co_await tick();
  if (code)
    report(code);
}
task<> restored(int descriptor) {
  const int code = errno;
  co_await tick();
  errno = code;
  report(errno);
}
task<> afresh() {
  co_await tick();
  if (::open("file", O_RDONLY) < 0)
    report(errno);
}
task<> polled(int descriptor, char *into) {
  for (;;) {
    if (::read(descriptor, into, 1) >= 0)
      co_return;
    if (errno != EAGAIN && errno != EWOULDBLOCK)
      co_return;
    co_await tick();
  }
}
task<> retried(int descriptor, char *into) {
  long got;
  while ((got = ::read(descriptor, into, 1)) < 0 && errno == EAGAIN)
    co_await tick();
  if (got < 0)
    report(errno);
}
task<> byCall() {
  co_await tick();
  if (failed())
    report(errno);
}
// The awaiter makes the call when it is resumed.
task<> byAwaiter(int descriptor) {
  if (co_await reads(descriptor) < 0)
    report(errno);
}
struct reads_when_resumed {
  int descriptor;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept;
  long await_resume() const { return ::read(descriptor, nullptr, 0); }
};
task<> byOwnAwaiter() {
  if (co_await reads_when_resumed{1} < 0)
    report(errno);
}
task<> neverSuspends(int descriptor) {
  ::fsync(descriptor);
  co_await std::suspend_never();
  report(errno);
}
task<> inLambda(int descriptor) {
  ::fsync(descriptor);
  co_await tick();
  const auto later = [] { report(errno); };
  later();
}
void noCoroutine(int descriptor) {
  ::fsync(descriptor);
  report(errno);
}
task<> inOther(int descriptor) {
  co_await tick();
  co_await [](int other) -> task<> {
    ::fsync(other);
    report(errno);
    co_return;
  }(descriptor);
}
