// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20

// A point in time needs the timer of its own clock.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <thread>
// CHECK-FIXES-DAG: #include <boost/asio/system_timer.hpp>
// CHECK-FIXES-DAG: #include <boost/asio/use_awaitable.hpp>

boost::asio::awaitable<void> sleeps(std::chrono::system_clock::time_point Wake) {
  std::this_thread::sleep_until(Wake);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_until' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await boost::asio::system_timer(co_await boost::asio::this_coro::executor, Wake).async_wait(boost::asio::use_awaitable)' suspends instead [async-blocking-call]
  // CHECK-FIXES: co_await boost::asio::system_timer(co_await boost::asio::this_coro::executor, Wake).async_wait(boost::asio::use_awaitable);
  co_return;
}
