// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// What POSIX binds to threads.

#include <cerrno>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <threads.h>
#include <unistd.h>

void threads(const sigset_t &Set, sigset_t &Before, locale_t Own) {
  gettid();
  pthread_self();
  thrd_current();
  errno = 0;
  pthread_sigmask(SIG_BLOCK, &Set, &Before);
  pthread_sigmask(SIG_BLOCK, nullptr, &Before);
  sigprocmask(SIG_SETMASK, &Set, nullptr);
  int State = 0;
  pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &State);
  pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &State);
  uselocale(Own);
  uselocale(static_cast<locale_t>(nullptr));
}
// CHECK: {{^}}[[@LINE-14]]: function 'threads': plain
// CHECK: {{^}}[[@LINE-14]]: call 'gettid': thread-identity
// CHECK: {{^}}[[@LINE-14]]: call 'pthread_self': thread-identity
// CHECK: {{^}}[[@LINE-14]]: call 'thrd_current': thread-identity
// CHECK: {{^}}[[@LINE-14]]: call '__errno_location': thread-error
// CHECK: {{^}}[[@LINE-14]]: call 'pthread_sigmask': thread-swap=the signal mask
// CHECK: {{^}}[[@LINE-13]]: call 'sigprocmask': thread-swap=the signal mask
// CHECK: {{^}}[[@LINE-12]]: call 'pthread_setcancelstate': thread-swap=the cancellation state
// CHECK: {{^}}[[@LINE-12]]: call 'pthread_setcanceltype': thread-swap=the cancellation state
// CHECK: {{^}}[[@LINE-12]]: call 'uselocale': thread-swap=the locale
