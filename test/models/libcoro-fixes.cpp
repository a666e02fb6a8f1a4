// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t --unsafe -- -std=c++20 -isystem %inputs/lib/libcoro

// Unsafe: the coroutine goes on in a thread of the default executor.

#include <chrono>
#include <coro/scheduler.hpp>
#include <coro/task.hpp>
#include <memory>
#include <thread>
// CHECK-FIXES: #include <coro/coro.hpp>

using namespace std::chrono_literals;

// A scheduler in scope is what the coroutine runs on.
coro::task<> on_scheduler(std::unique_ptr<coro::scheduler> &Scheduler) {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: {{.*}} 'co_await Scheduler->yield_for(1s)' suspends instead
  // CHECK-FIXES: co_await Scheduler->yield_for(1s);
  co_return;
}

struct session {
  coro::task<> run() {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: {{.*}} 'co_await Scheduler.yield_for(1s)' suspends instead
    // CHECK-FIXES: co_await Scheduler.yield_for(1s);
    co_return;
  }
  coro::scheduler &Scheduler;
};

// The library's own code is what its replacements are made of.
namespace coro {
task<> own_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: {{.*}} await a timer of the coroutine's library
  // CHECK-FIXES: std::this_thread::sleep_for(1s);
  co_return;
}
} // namespace coro

coro::task<> sleeps() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await coro::default_executor::io_executor()->yield_for(1s)' suspends instead [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: 'co_await coro::default_executor::io_executor()->yield_for(1s)' suspends instead
  // CHECK-FIXES: co_await coro::default_executor::io_executor()->yield_for(1s);
  co_return;
}
