// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -isystem %inputs/lib/async-simple

#include <async_simple/coro/Lazy.h>
#include <chrono>
#include <thread>
#include <unistd.h>
// CHECK-FIXES: #include <async_simple/coro/Sleep.h>

using namespace std::chrono_literals;

async_simple::coro::Lazy<> work();

async_simple::coro::Lazy<> sleeps() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await async_simple::coro::sleep(1s)' suspends instead [async-blocking-call]
  // CHECK-FIXES: co_await async_simple::coro::sleep(1s);
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks
  // CHECK-FIXES: co_await async_simple::coro::sleep(std::chrono::seconds(2));
  co_await work();
}
