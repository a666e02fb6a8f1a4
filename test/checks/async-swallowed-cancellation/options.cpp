// RUN: %check_tidy %s async-swallowed-cancellation %t --option 'CancellationTypes=own::stopped' -- -std=c++20 -I%inputs

// A project's own way to cancel.

#include "task.h"
#include <iostream>

namespace own {
struct stopped : std::exception {};
} // namespace own

own::task<> work();

own::task<> takes_it() {
  for (;;) {
    try {
      co_await work();
    } catch (const own::stopped &) {
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'own::stopped' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    }
  }
}
own::task<> takes_all() {
  for (;;) {
    try {
      co_await work();
    } catch (const std::exception &Error) {
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'own::stopped' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
      std::cerr << Error.what();
    }
  }
}
own::task<> lets_it_out() {
  for (;;) {
    try {
      co_await work();
    } catch (const own::stopped &) {
      throw;
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}
