// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t --unsafe -- -std=c++20 -isystem %inputs/lib/libcoro

// Unsafe: the coroutine goes on in a thread of the default executor.

#include <chrono>
#include <coro/task.hpp>
#include <thread>
// CHECK-FIXES: #include <coro/coro.hpp>

using namespace std::chrono_literals;

coro::task<> sleeps() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await coro::default_executor::io_executor()->yield_for(1s)' suspends instead [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: 'co_await coro::default_executor::io_executor()->yield_for(1s)' suspends instead
  // CHECK-FIXES: co_await coro::default_executor::io_executor()->yield_for(1s);
  co_return;
}
