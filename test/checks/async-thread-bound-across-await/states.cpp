// RUN: %check_tidy %s async-thread-bound-across-await %t -- -std=c++20 -I%inputs

// State of the thread that calls change and change back.

#include "task.h"
#include <locale.h>
#include <locale>
#include <pthread.h>
#include <signal.h>

using own::task;

own::awaiter<void> tick();
void work();

task<> locales(locale_t own) {
  const locale_t before = uselocale(own);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'uselocale' changes the locale until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
  uselocale(before);
}
task<> globals(const std::locale &own) {
  const std::locale before = std::locale::global(own);
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'std::locale::global' changes the locale until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
  std::locale::global(before);
}
task<> signals(const sigset_t &blocked) {
  sigset_t before;
  pthread_sigmask(SIG_BLOCK, &blocked, &before);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'pthread_sigmask' changes the signal mask until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}
task<> assigned(locale_t own, bool ready) {
  locale_t before;
  before = uselocale(own);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'uselocale' changes the locale until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: suspends here
  while (!ready)
    co_await tick();
  uselocale(before);
}

// Changed back in time.
task<> twice(locale_t own) {
  const locale_t before = uselocale(own);
  work();
  uselocale(before);
  co_await tick();
  const locale_t again = uselocale(own);
  work();
  uselocale(again);
}
task<> inLoop(locale_t own, bool goesOn) {
  while (goesOn) {
    const locale_t before = uselocale(own);
    work();
    uselocale(before);
    co_await tick();
  }
}
task<> forGood(locale_t own) {
  uselocale(own);
  co_await tick();
}
task<> asked() {
  const locale_t now = uselocale(static_cast<locale_t>(nullptr));
  sigset_t blocked;
  pthread_sigmask(SIG_BLOCK, nullptr, &blocked);
  co_await tick();
  uselocale(now);
  pthread_sigmask(SIG_SETMASK, &blocked, nullptr);
}
task<> returns(locale_t own, bool ready) {
  const locale_t before = uselocale(own);
  if (ready) {
    uselocale(before);
    co_return;
  }
  uselocale(before);
  co_await tick();
}
task<> neverSuspends(locale_t own) {
  const locale_t before = uselocale(own);
  co_await std::suspend_never();
  uselocale(before);
}
