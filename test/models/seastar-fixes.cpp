// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -isystem %inputs/lib/seastar

#include <chrono>
#include <seastar/core/coroutine.hh>
#include <thread>
#include <unistd.h>
// CHECK-FIXES: #include <seastar/core/sleep.hh>

using namespace std::chrono_literals;

seastar::future<> sleeps() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await seastar::sleep(1s)' suspends instead [async-blocking-call]
  // CHECK-FIXES: co_await seastar::sleep(1s);
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks
  // CHECK-FIXES: co_await seastar::sleep(std::chrono::seconds(2));
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + 3s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_until' blocks
  // CHECK-FIXES: co_await seastar::sleep((std::chrono::steady_clock::now() + 3s) - std::chrono::steady_clock::now());
  co_await seastar::make_ready_future<>();
}
