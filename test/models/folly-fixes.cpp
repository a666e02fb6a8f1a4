// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -isystem %inputs/lib/folly

// folly's timers count microseconds, which nanoseconds do not convert to.

#include <chrono>
#include <folly/coro/Task.h>
#include <thread>
#include <unistd.h>
// CHECK-FIXES: #include <folly/coro/Sleep.h>

using namespace std::chrono_literals;

folly::coro::Task<> work();

folly::coro::Task<> sleeps() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await folly::coro::sleep(std::chrono::ceil<std::chrono::microseconds>(1s))' suspends instead [async-blocking-call]
  // CHECK-FIXES: co_await folly::coro::sleep(std::chrono::ceil<std::chrono::microseconds>(1s));
  std::this_thread::sleep_for(5ns);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  // CHECK-FIXES: co_await folly::coro::sleep(std::chrono::ceil<std::chrono::microseconds>(5ns));
  usleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks
  // CHECK-FIXES: co_await folly::coro::sleep(std::chrono::ceil<std::chrono::microseconds>(std::chrono::microseconds(2)));
  co_await work();
}
